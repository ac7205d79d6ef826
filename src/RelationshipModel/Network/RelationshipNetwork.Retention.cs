using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>The retention of interactions.</content>
public sealed partial class RelationshipNetwork
{
    /// <summary>The maximum number of attempts to fold while others write.</summary>
    private const int FoldAttempts = 8;

    /// <summary>The number of attempts for which no writer waits.</summary>
    private const int FreeFoldAttempts = 3;

    /// <summary>
    /// Keeps the interactions of the last period and removes earlier ones; the folded state of each tie is kept in their place:
    /// every score from then on is the same, bit for bit.
    /// </summary>
    /// <remarks>
    /// This cannot be undone. Afterwards nothing before the horizon can be recorded, changed or removed, and no score as of an
    /// instant before a tie's last removed interaction can be computed; explanations and suggestions can name only what was kept;
    /// and later changes of options or statements apply from the horizon on, while what was before is not recomputed. Others may
    /// write meanwhile: if they change what was read, it is read again, and after a few attempts in one unit
    /// (<see cref="NetworkStores.UnitOfWork"/>), for which writers wait.
    /// </remarks>
    /// <param name="period">The period for which interactions are kept, by the owner's calendar: ten years, say. The horizon is
    /// the start of the local day that long ago.</param>
    /// <param name="asOf">The instant from which the period is counted back; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation before anything is removed.</param>
    /// <returns>The number of interactions that were removed.</returns>
    /// <exception cref="ArgumentException">The period does not lead back.</exception>
    /// <exception cref="InvalidOperationException">
    /// The store of interactions is not an <see cref="ITieStateStore"/>; or no unit of work keeps others from writing there, and
    /// they changed ties or merges at each of 8 attempts.
    /// </exception>
    public async ValueTask<int> ForgetBeforeAsync(Period period, Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        Require.NotNull(period);
        if (Stores.TieStates is not { } store)
        {
            throw new InvalidOperationException(
                $"{nameof(ForgetBeforeAsync)} needs an {nameof(ITieStateStore)} that keeps the sums of the removed interactions. "
                + $"Set it in {nameof(NetworkStores)}.{nameof(NetworkStores.TieStates)}.");
        }

        Instant at = InstantOf(asOf);
        Instant horizon = HorizonOf(period, at);
        for (int attempt = 0; attempt < FoldAttempts; attempt++)
        {
            int? removed = attempt < FreeFoldAttempts
                ? await AttemptAsync().ConfigureAwait(false)
                : await Stores.AsUnitAsync(Owner, AttemptAsync, cancellationToken).ConfigureAwait(false);
            if (removed is { } count) return count;
        }

        throw new InvalidOperationException(
            $"Nothing was removed from the network of {Owner}: at each of {FoldAttempts} attempts, another writer changed its ties or merges after they had been read. "
            + $"Call again when less is written, or set {nameof(NetworkStores)}.{nameof(NetworkStores.UnitOfWork)} to a unit of work of the store, for which writers wait.");

        async ValueTask<int?> AttemptAsync()
        {
            RelationshipNetwork united = await UnitedAsync(cancellationToken).ConfigureAwait(false);
            return await united.FoldAsync(store, horizon, at, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the instant before which interactions were removed (<see cref="ForgetBeforeAsync"/>) and none can be
    /// recorded; null if none were removed.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public ValueTask<Instant?> FindHorizonAsync(CancellationToken cancellationToken = default) =>
        Stores.TieStates?.FindHorizonAsync(Owner, cancellationToken) ?? default;

    private Instant HorizonOf(Period period, Instant at)
    {
        Calendar calendar = _engines.Scorer.Fold.Calendar;
        LocalDate today = calendar.DateOf(at);
        try
        {
            // A local day of the year 1 may begin before the first instant.
            if (!period.HasTimeComponent && today - period is var first && first < today && calendar.StartOf(first) is var horizon
                && horizon >= Require.Earliest)
                return horizon;
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException)
        {
            // The period leads beyond the calendar.
        }

        throw new ArgumentException(
            $"The period is {period}; it must consist of days, weeks, months or years and lead back from {today:R} to a day of the years 1 to 9999.", nameof(period));
    }

    private async ValueTask<int?> FoldAsync(ITieStateStore store, Instant horizon, Instant at,
        CancellationToken cancellationToken)
    {
        List<KeptTie> rows =
            await store.ListTiesAsync(Owner, withPeople: false, cancellationToken).CollectAsync(cancellationToken)
                .ConfigureAwait(false);
        ILookup<ContactId, KeptTie> members = rows.ToLookup(row => _merges.Canonical(row.Contact));
        Dictionary<ContactId, TieProfile> profiles = await ProfilesAsync(at, cancellationToken).ConfigureAwait(false);
        Dictionary<ContactId, FoldedTie> folded = [];
        await foreach (Interaction recorded in _recorded.Interactions.ListAsync(Owner, after: null, cancellationToken)
            .ConfigureAwait(false))
        {
            if (recorded.At >= horizon) break;
            Interaction interaction = _merges.Apply(recorded);
            foreach (ContactId contact in interaction.Contacts)
            {
                TieProfile profile = profiles.GetValueOrDefault(contact, TieProfile.None);
                if (!folded.TryGetValue(contact, out FoldedTie? tie))
                    folded.Add(contact,
                        tie = _engines.Scorer.Bytes.ReadPast(contact, TieReader.UnitedPast(members[contact]), profile));
                tie.Add(_engines.Scorer, interaction, profile);
                tie.AddPeople(interaction);
            }
        }

        KeptTie[] pasts = [.. folded.Values.SelectMany(Pasts)];
        return await Stores.AsUnitAsync(
            Owner,
            async () =>
            {
                // Pasts that were folded as one, or apart, are right only as long as nobody says otherwise.
                bool isAsItWas = _recorded.Merges is not { } merges || _merges.All.SequenceEqual(
                    await merges.ListAsync(Owner, cancellationToken).CollectAsync(cancellationToken).ConfigureAwait(false));
                return isAsItWas ? await store.FoldAsync(Owner, horizon, pasts, cancellationToken).ConfigureAwait(false) : null;
            },
            cancellationToken).ConfigureAwait(false);

        // The past of merged contacts is kept with the first of them: it cannot be told apart any more.
        IEnumerable<KeptTie> Pasts(FoldedTie tie)
        {
            byte[] past = _engines.Scorer.Bytes.WritePast(tie, profiles.GetValueOrDefault(tie.Contact, TieProfile.None));
            return members[tie.Contact]
                .Select((member, i) => member with { Past = i == 0 ? past : default(ReadOnlyMemory<byte>) });
        }
    }

    private async ValueTask<Dictionary<ContactId, TieProfile>> ProfilesAsync(Instant at, CancellationToken cancellationToken) =>
        Profiles(
        await ListedAsync(Stores.Contacts.ListAsync(Owner, cancellationToken), cancellationToken).ConfigureAwait(false), [], [],
        [], at, TieProfile.None);
}
