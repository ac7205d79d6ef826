using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Merging;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>
/// Reads the ties of one owner as of an instant: kept states as they are, rolled on over what was added since, or folded again
/// from the log. One reader serves one question.
/// </summary>
/// <param name="owner">The owner.</param>
/// <param name="stores">The stores as recorded, in which merged contacts are apart.</param>
/// <param name="merges">The merges in force.</param>
/// <param name="scorer">The scorer whose fold is read.</param>
/// <param name="toKeep">The ties folded to answer the question, which are read in place of kept ones, and kept after the
/// answer.</param>
internal sealed class TieReader(
    OwnerId owner, NetworkStores stores, Merges merges, RelationshipScorer scorer, Dictionary<ContactId, KeptTie> toKeep)
{
    /// <summary>If at least this share of the ties must be folded from the log, the log is read once as a whole.</summary>
    private const double WholeLogShare = .25;

    /// <summary>If more ties than this are to be rolled on, the log is read once from the earliest change on.</summary>
    private const int MaxRolledSingly = 64;

    /// <summary>The number of interactions rolled on from which states are kept again; below, rolling
    /// on is cheaper than a write.</summary>
    private const int KeptFromRolled = 64;

    /// <summary>The number of interactions after the instant that are looked through for where a tie goes on.</summary>
    private const int MaxLookedAhead = 1024;

    /// <summary>Reads all ties with an interaction by the instant.</summary>
    /// <param name="profiles">The profiles of the contacts, merged ones as one.</param>
    /// <param name="at">The instant.</param>
    /// <param name="withPeople">Whether the people met together with each contact are wanted.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal async ValueTask<Dictionary<ContactId, FoldedTie>> ReadAllAsync(
        IReadOnlyDictionary<ContactId, TieProfile> profiles, Instant at, bool withPeople, CancellationToken cancellationToken)
    {
        if (stores.TieStates is not { } states)
            return await ReadLogAsync(profiles, at, withPeople, cancellationToken).ConfigureAwait(false);
        List<KeptTie> rows = await states.ListTiesAsync(owner, withPeople, cancellationToken).CollectAsync(cancellationToken)
            .ConfigureAwait(false);
        Dictionary<ContactId, FoldedTie> ties = new(rows.Count);
        List<TieReading> readings = [];
        HashSet<ContactId> touched = [];
        int kept = 0;
        foreach ((ContactId contact, List<KeptTie> members) in United(rows))
        {
            TieProfile profile = profiles.GetValueOrDefault(contact, TieProfile.None);
            List<Interaction> log = await UnitedLogAsync(contact, at, touched, cancellationToken).ConfigureAwait(false);
            Take(Folded(contact, UnitedPast(members), log, profile, at));
        }

        foreach (KeptTie row in rows)
        {
            if (merges.IsMerged(row.Contact)) continue;
            TieProfile profile = profiles.GetValueOrDefault(row.Contact, TieProfile.None);
            if (touched.Contains(row.Contact))
            {
                List<Interaction> log = await UnitedLogAsync(row.Contact, at, touched, cancellationToken).ConfigureAwait(false);
                Take(Folded(row.Contact, row.Past, log, profile, at));
                continue;
            }

            TieReading reading = new(scorer, Latest(row), profile, at, withPeople);
            if (!reading.IsDone)
            {
                readings.Add(reading);
                continue;
            }

            kept++;
            Take(reading.Tie);
        }

        Instruments.CountTies(Instruments.Kept, kept);
        await FinishAsync(readings, rows.Count, at, cancellationToken).ConfigureAwait(false);
        foreach (TieReading reading in readings) Take(reading.Tie);
        if (withPeople && !merges.IsEmpty)
            foreach ((ContactId contact, FoldedTie tie) in ties.ToArray()) ties[contact] = tie.WithPeople(merges.Canonical);
        return ties;

        void Take(FoldedTie tie)
        {
            if (tie.State.Interactions > 0) ties.Add(tie.Contact, tie);
        }
    }

    /// <summary>Reads the tie to one contact; a tie without interactions if not found.</summary>
    /// <param name="contact">The contact; of merged ones the one that stands for the others.</param>
    /// <param name="profile">The contact's profile.</param>
    /// <param name="at">The instant.</param>
    /// <param name="withPeople">Whether the people met together with the contact are wanted.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal async ValueTask<FoldedTie> ReadAsync(
        ContactId contact, TieProfile profile, Instant at, bool withPeople, CancellationToken cancellationToken)
    {
        if (stores.TieStates is not { } states || merges.IsMerged(contact))
            return await FoldAsync(contact, profile, at, null, cancellationToken).ConfigureAwait(false);
        if (await states.FindTieAsync(owner, contact, cancellationToken).ConfigureAwait(false) is not { } row)
            return new(contact);
        TieReading reading = new(scorer, Latest(row), profile, at, withPeople || !merges.IsEmpty);
        if (reading.IsDone) Instruments.CountTies(Instruments.Kept, 1);
        else await FinishAsync([reading], 1, at, cancellationToken).ConfigureAwait(false);
        if (merges.IsEmpty) return reading.Tie;
        // Who was in an interaction with somebody under two ids was in a smaller company.
        bool isTouched = reading.Tie.People.Companions.Keys.GroupBy(merges.Canonical).Any(static person => person.Count() > 1);
        return isTouched
            ? await FoldAsync(contact, profile, at, null, cancellationToken).ConfigureAwait(false)
            : reading.Tie.WithPeople(merges.Canonical);
    }

    /// <summary>Folds the tie to one contact from its log, with one more interaction if given. Nothing of it is kept.</summary>
    internal async ValueTask<FoldedTie> FoldAsync(
        ContactId contact, TieProfile profile, Instant at, Interaction? hypothetical, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> past = default;
        if (stores.TieStates is { } states)
        {
            List<KeptTie> members = [];
            foreach (ContactId member in merges.MembersOf(contact))
                if (await states.FindTieAsync(owner, member, cancellationToken).ConfigureAwait(false) is { } row)
                    members.Add(row);
            past = UnitedPast(members);
        }

        List<Interaction> log = await UnitedLogAsync(contact, at, [], cancellationToken).ConfigureAwait(false);
        if (hypothetical is not null)
        {
            FoldedTie removed = TieReading.Past(scorer, owner, contact, past, profile, at);
            if (removed.State.Interactions > 0 && !removed.IsBefore(hypothetical))
                throw RelationshipScorer.BeforePast(new(owner, contact), removed.State.LastAt, hypothetical.At);
            log.Add(hypothetical);
            log.Sort(Interaction.Compare);
        }

        return Folded(contact, past, log, profile, at);
    }

    /// <summary>
    /// Keeps what had to be folded. An answer neither fails nor waits because its cache cannot be written:
    /// call it after the answer was computed.
    /// </summary>
    internal async ValueTask KeepAsync(CancellationToken cancellationToken)
    {
        if (toKeep.Count == 0) return;
        try
        {
            await stores.TieStates!.SaveStatesAsync(owner, toKeep.Values, cancellationToken).ConfigureAwait(false);
            Instruments.CountStates(toKeep.Count);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The states are folded again by the next question.
            Instruments.CountStates(toKeep.Count, fault);
        }
    }

    /// <summary>The past of merged contacts.</summary>
    /// <exception cref="InvalidOperationException">Old interactions of several of them were folded apart.</exception>
    internal static ReadOnlyMemory<byte> UnitedPast(IEnumerable<KeptTie> members)
    {
        KeptTie[] withPast = [.. members.Where(static member => !member.Past.IsEmpty)];
        if (withPast.Length > 1) throw Merges.PastsApart(withPast[0].Contact, withPast[1].Contact);
        return withPast.Length == 0 ? default : withPast[0].Past;
    }

    private IEnumerable<(ContactId Contact, List<KeptTie> Members)> United(IEnumerable<KeptTie> rows) => merges.IsEmpty
        ? []
        : rows.Where(row => merges.IsMerged(row.Contact)).GroupBy(row => merges.Canonical(row.Contact))
        .Select(static group => (group.Key, group.ToList()));

    private async ValueTask<Dictionary<ContactId, FoldedTie>> ReadLogAsync(
        IReadOnlyDictionary<ContactId, TieProfile> profiles, Instant at, bool withPeople, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, FoldedTie> ties = [];
        await foreach (Interaction recorded in stores.Interactions.ListAsync(owner, after: null, cancellationToken)
            .ConfigureAwait(false))
        {
            if (recorded.At > at) break;
            Interaction interaction = merges.Apply(recorded);
            foreach (ContactId contact in interaction.Contacts)
            {
                if (!ties.TryGetValue(contact, out FoldedTie? tie)) ties.Add(contact, tie = new(contact));
                tie.Add(scorer, interaction, profiles.GetValueOrDefault(contact, TieProfile.None));
                if (withPeople) tie.AddPeople(interaction);
            }
        }

        Instruments.CountTies(Instruments.Folded, ties.Count);
        return ties;
    }

    /// <summary>The log of a contact and those merged with the contact, as one person's; those whose company becomes
    /// smaller by a merge are noted.</summary>
    private async ValueTask<List<Interaction>> UnitedLogAsync(
        ContactId contact, Instant at, HashSet<ContactId> touched, CancellationToken cancellationToken)
    {
        Dictionary<InteractionId, Interaction> united = [];
        foreach (ContactId member in merges.MembersOf(contact))
        {
            await foreach (Interaction recorded in stores.Interactions.ListAsync(owner, member, cancellationToken)
                .ConfigureAwait(false))
            {
                if (recorded.At > at) break;
                Interaction interaction = merges.Apply(recorded);
                united.TryAdd(interaction.Id, interaction);
                if (interaction.Contacts.Count < recorded.Contacts.Count) touched.UnionWith(interaction.Contacts);
            }
        }

        List<Interaction> log = [.. united.Values];
        log.Sort(Interaction.Compare);
        return log;
    }

    private FoldedTie Folded(ContactId contact, ReadOnlyMemory<byte> past, List<Interaction> log, TieProfile profile, Instant at)
    {
        FoldedTie tie = TieReading.Past(scorer, owner, contact, past, profile, at);
        foreach (Interaction interaction in log)
        {
            tie.Add(scorer, interaction, profile);
            tie.AddPeople(interaction);
        }

        Instruments.CountTies(Instruments.Folded, 1);
        return tie;
    }

    /// <summary>Reads from the log what the readings lack, and notes which states are to be kept.</summary>
    private async ValueTask FinishAsync(List<TieReading> readings, int ties, Instant at, CancellationToken cancellationToken)
    {
        if (readings.Count == 0) return;
        foreach (TieReading reading in readings) reading.Begin(owner);
        int folded = readings.Count(static reading => reading.ReadFrom is null);
        Instruments.CountTies(Instruments.Folded, folded);
        Instruments.CountTies(Instruments.RolledOn, readings.Count - folded);
        if (ties > 1 && folded >= WholeLogShare * ties)
            await FinishTogetherAsync(readings, null, at, cancellationToken).ConfigureAwait(false);
        else if (readings.Count - folded > MaxRolledSingly)
        {
            await FinishSinglyAsync(readings.Where(static reading => reading.ReadFrom is null), at, cancellationToken)
                .ConfigureAwait(false);
            TieReading[] rolled = [.. readings.Where(static reading => reading.ReadFrom is not null)];
            await FinishTogetherAsync(rolled, rolled.Min(static reading => reading.ReadFrom), at, cancellationToken)
                .ConfigureAwait(false);
        }
        else
        {
            await FinishSinglyAsync(readings, at, cancellationToken).ConfigureAwait(false);
        }

        bool keepsRolled = folded > 0 || readings.Sum(static reading => reading.Added) >= KeptFromRolled;
        if (!keepsRolled) return;
        foreach (TieReading reading in readings)
            if (reading.MayKeep)
                toKeep[reading.Contact] = WithPeopleOf(reading.Kept(), toKeep.GetValueOrDefault(reading.Contact));
    }

    /// <summary>A row as it is kept, or as it will be.</summary>
    private KeptTie Latest(KeptTie row) =>
        toKeep.TryGetValue(row.Contact, out KeptTie? folded) && folded.Version == row.Version ? WithPeopleOf(folded, row) : row;

    private static KeptTie WithPeopleOf(KeptTie tie, KeptTie? other) =>
        tie.People.IsEmpty && other is not null ? tie with { People = other.People } : tie;

    private async ValueTask FinishSinglyAsync(IEnumerable<TieReading> readings, Instant at, CancellationToken cancellationToken)
    {
        foreach (TieReading reading in readings)
        {
            IAsyncEnumerable<Interaction> log = reading.ReadFrom is { } from
                ? stores.Interactions.ListAsync(owner, reading.Contact, from, cancellationToken)
                : stores.Interactions.ListAsync(owner, reading.Contact, cancellationToken);
            await foreach (Interaction interaction in log.ConfigureAwait(false))
            {
                reading.Add(interaction);
                if (interaction.At > at) break;
            }

            reading.End();
        }
    }

    private async ValueTask FinishTogetherAsync(IReadOnlyList<TieReading> readings, Instant? from, Instant at,
        CancellationToken cancellationToken)
    {
        Dictionary<ContactId, TieReading> byContact = readings.ToDictionary(static reading => reading.Contact);
        // The position is before all of the instant, whatever their ids.
        LogPosition? after = from is { } first && first > Interaction.Earliest ? new(first.PlusNanoseconds(-1), new("-")) : null;
        int ahead = 0;
        bool isEnd = true;
        await foreach (Interaction interaction in stores.Interactions.ListAsync(owner, after, cancellationToken)
            .ConfigureAwait(false))
        {
            if (interaction.At > at && ++ahead > MaxLookedAhead)
            {
                isEnd = false;
                break;
            }

            foreach (ContactId contact in interaction.Contacts)
                if (byContact.TryGetValue(contact, out TieReading? reading)) reading.Add(interaction);
        }

        if (!isEnd) return;
        foreach (TieReading reading in readings) reading.End();
    }
}
