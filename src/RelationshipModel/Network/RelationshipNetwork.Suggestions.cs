using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>The suggestions of the engines for the owner's network.</content>
/// <remarks>
/// Each question is read in one view, lists each store once, and reads only the interactions of the log that it needs. To ask
/// several engines about the same instant, take one snapshot and give it to the engines.
/// </remarks>
public sealed partial class RelationshipNetwork
{
    /// <summary>Reads everything known about the network as of an instant, with the whole log up to it: the input of the
    /// engines.</summary>
    /// <inheritdoc cref="SnapshotAsync(Instant?, bool, CancellationToken)"/>
    public ValueTask<NetworkSnapshot> SnapshotAsync(Instant? asOf = null, CancellationToken cancellationToken = default) =>
        SnapshotAsync(asOf, withInteractions: true, cancellationToken);

    /// <summary>Reads everything known about the network as of an instant: the input of the engines. What the host does not keep
    /// is empty.</summary>
    /// <param name="asOf">The instant, from 0001-01-02 to 9999-12-30 UTC; null for the clock's instant.</param>
    /// <param name="withInteractions">
    /// Whether the whole log up to the instant is read too. Scores, revisits, introductions and briefings do not need it; reviews
    /// of circles and gatherings use interactions.
    /// </param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public ValueTask<NetworkSnapshot> SnapshotAsync(Instant? asOf, bool withInteractions,
        CancellationToken cancellationToken = default) =>
        ReadAsync(
            Question.Snapshot, asOf, SnapshotParts.All | SnapshotParts.People,
            withInteractions ? (united, snapshot) => united.WithLogAsync(snapshot, cancellationToken) : null,
            static snapshot => snapshot, cancellationToken);

    private async ValueTask<NetworkSnapshot> WithLogAsync(NetworkSnapshot snapshot, CancellationToken cancellationToken)
    {
        List<Interaction> interactions = [];
        await foreach (Interaction interaction in Stores.Interactions.ListAsync(Owner, after: null, cancellationToken)
            .ConfigureAwait(false))
        {
            if (interaction.At > snapshot.AsOf) break;
            interactions.Add(interaction);
        }

        return snapshot with { Interactions = interactions };
    }

    private async ValueTask<T> ReadAsync<T>(
        string question, Instant? asOf, SnapshotParts parts,
        Func<RelationshipNetwork, NetworkSnapshot, ValueTask<NetworkSnapshot>>? more, Func<NetworkSnapshot, T> find,
        CancellationToken cancellationToken)
    {
        Instant at = InstantOf(asOf);
        return await AnswerAsync(
            question,
            async united =>
            {
                NetworkSnapshot snapshot = await united.ScoredAsync(at, parts, cancellationToken).ConfigureAwait(false);
                return more is null ? snapshot : await more(united, snapshot).ConfigureAwait(false);
            },
            find, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the people to reach out to, and why now.</summary>
    /// <param name="lastSuggested">The instants at which contacts were last suggested, if the host keeps them, so that nobody is
    /// suggested twice within the cooldown.</param>
    /// <param name="places">The places where the owner is or will be soon, in the host's own words.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range.</exception>
    public ValueTask<RevisitPlan> PlanRevisitsAsync(
        IReadOnlyDictionary<ContactId, Instant>? lastSuggested = null,
        IEnumerable<string>? places = null,
        Instant? asOf = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(
            Question.Revisits, asOf, SnapshotParts.Gatherings, more: null,
            snapshot => _engines.Revisits.Plan(snapshot, lastSuggested, places), cancellationToken);

    /// <summary>Suggests contacts who should meet, with what each of them gains.</summary>
    /// <param name="knownTies">The ties known among people, where the host makes them known; null if none are.</param>
    /// <param name="top">The maximum number; 0 for all.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range, or the number is negative.</exception>
    public ValueTask<IReadOnlyList<IntroductionSuggestion>> SuggestIntroductionsAsync(
        TieNetwork? knownTies = null, int top = IntroductionSuggester.DefaultTop, Instant? asOf = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(
            Question.Introductions, asOf, SnapshotParts.All | SnapshotParts.People, more: null,
            snapshot => _engines.Introductions.Suggest(snapshot, knownTies, top), cancellationToken);

    /// <summary>Saves an introduction at its present stage, and what follows once it was made: the two are acquainted, and the
    /// owner gave support to each.</summary>
    /// <remarks>
    /// To take the next step of a stored introduction, call <see cref="TakeIntroductionStepAsync"/>: it reads and saves as one
    /// unit. Where the host's own interactions are only read (<see cref="INetworkSource"/>), no interaction is recorded: the
    /// host's record of the introducing message counts.
    /// </remarks>
    /// <param name="introduction">The introduction.</param>
    /// <param name="interaction">The id of the interaction that stands for introducing them; the same each
    /// time the introduction is saved.</param>
    /// <param name="channel">The way in which the owner introduced them.</param>
    /// <param name="cancellationToken">A token to cancel the operation before anything is saved.</param>
    /// <exception cref="RecordConflictException">
    /// The stored introduction has a step that this one does not have, or one of the two was erased.
    /// </exception>
    /// <exception cref="InvalidOperationException">No store keeps introductions, or acquaintances once it was made.</exception>
    public async ValueTask CompleteIntroductionAsync(
        Introduction introduction, InteractionId interaction, Channel channel = Channel.Message,
        CancellationToken cancellationToken = default)
    {
        Require.NotNull(introduction);
        Require.NotDefault(interaction);
        Require.Defined(channel);
        NetworkIntroductions introductions = new(Stores, NetworkStores.Given(Stores.Introductions), Zone);
        int recorded = await Stores.AsUnitAsync(
            Owner, () => CompleteAsync(introductions, introduction, interaction, channel, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        Instruments.CountRecorded(recorded);
    }

    /// <summary>
    /// Takes the next step of a stored introduction, and saves what follows once it was made, as one unit: if several callers
    /// come at once, each sees the step of the one before.
    /// </summary>
    /// <remarks>If interactions are only read, none is recorded; see <see cref="CompleteIntroductionAsync"/>.</remarks>
    /// <param name="introduction">The introduction.</param>
    /// <param name="step">
    /// Returns the introduction after its next step, given the stored one; the stored one itself to change nothing. May be
    /// called more than once. If it throws, nothing changes.
    /// </param>
    /// <param name="interaction">The id of the interaction that stands for introducing them; the same at each step.</param>
    /// <param name="channel">The way in which the owner introduced them.</param>
    /// <param name="cancellationToken">A token to cancel the operation before anything is saved.</param>
    /// <returns>The introduction as it is now; null if not found.</returns>
    /// <exception cref="ArgumentException">The step returned another introduction.</exception>
    /// <exception cref="RecordConflictException">The step undid an earlier one, or one of the two was erased.</exception>
    /// <exception cref="InvalidOperationException">No store keeps introductions, or acquaintances once it was made.</exception>
    public async ValueTask<Introduction?> TakeIntroductionStepAsync(
        IntroductionId introduction, Func<Introduction, Introduction> step, InteractionId interaction,
        Channel channel = Channel.Message, CancellationToken cancellationToken = default)
    {
        Require.NotDefault(introduction);
        Require.NotNull(step);
        Require.NotDefault(interaction);
        Require.Defined(channel);
        NetworkIntroductions introductions = new(Stores, NetworkStores.Given(Stores.Introductions), Zone);
        (Introduction? taken, int recorded) = await Stores.AsUnitAsync<(Introduction?, int)>(
            Owner,
            async () =>
            {
                Introduction? kept = await introductions.FindAsync(Owner, introduction, cancellationToken).ConfigureAwait(false);
                if (kept is null) return (null, 0);
                Introduction next = step(kept);
                if (next?.Id != introduction)
                    throw new ArgumentException($"The step must return the next stage of introduction {introduction}.",
                        nameof(step));
                if (next == kept) return (next, 0);
                return (next, await CompleteAsync(introductions, next, interaction, channel, cancellationToken)
                    .ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
        Instruments.CountRecorded(recorded);
        return taken;
    }

    /// <returns>The number of interactions that were recorded.</returns>
    private async ValueTask<int> CompleteAsync(
        NetworkIntroductions introductions, Introduction introduction, InteractionId id, Channel channel,
        CancellationToken cancellationToken)
    {
        await Stores.RefuseErasedAsync(Owner, [introduction.First, introduction.Second], cancellationToken).ConfigureAwait(false);
        // What follows from the introduction is saved before it: saved again after a failure,
        // nothing is missing and nothing counts twice.
        await introductions.SaveWhatFollowsAsync(Owner, [introduction], cancellationToken).ConfigureAwait(false);
        int recorded = introduction.ToInteraction(id, channel) is { } given && !Stores.Interactions.IsReadOnly
            ? await Stores.Interactions.AddAsync(Owner, [given], cancellationToken).ConfigureAwait(false)
            : 0;
        await Stores.Introductions!.SaveAsync(Owner, introduction, cancellationToken).ConfigureAwait(false);
        return recorded;
    }

    /// <summary>Briefs the owner on a gathering: who will be there, whom to revisit and to
    /// introduce to whom, what is owed.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="knownTies">The ties known among people, where the host makes them known; null if none are.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">There is no such gathering (<see cref="Gatherings"/>).</exception>
    /// <exception cref="InvalidOperationException">No store keeps gatherings.</exception>
    public async ValueTask<GatheringBriefing> BriefGatheringAsync(
        GatheringId gathering, TieNetwork? knownTies = null, Instant? asOf = null, CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(Stores.Gatherings);
        return await ReadAsync(
            Question.GatheringBriefing, asOf, SnapshotParts.All,
            (united, snapshot) => united.WithPeopleAsync(snapshot, Attendees(snapshot), cancellationToken),
            snapshot => _engines.Gatherings.Brief(
                snapshot, gathering, _engines.Introductions.Suggest(snapshot, knownTies, among: Attendees(snapshot))),
            cancellationToken).ConfigureAwait(false);

        IEnumerable<ContactId> Attendees(NetworkSnapshot snapshot) =>
            snapshot.Gatherings.FirstOrDefault(known => known.Id == gathering)?.Attendees ?? [];
    }

    /// <summary>Returns the outcomes of a gathering, as far as they are known.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">There is no such gathering (<see cref="Gatherings"/>).</exception>
    /// <exception cref="InvalidOperationException">No store keeps gatherings.</exception>
    public async ValueTask<GatheringReview> ReviewGatheringAsync(GatheringId gathering, Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(Stores.Gatherings);
        return await ReadAsync(
            Question.GatheringReview, asOf, SnapshotParts.Gatherings,
            async (united, snapshot) =>
            {
                snapshot = snapshot with
                {
                    Interactions = await united.Stores.Interactions.ListAsync(Owner, gathering, cancellationToken)
                        .CollectAsync(cancellationToken).ConfigureAwait(false),
                };
                List<Interaction> wanted =
                    await united.InteractionsAsync(_engines.Gatherings.Wanted(snapshot, gathering), cancellationToken)
                        .ConfigureAwait(false);
                return snapshot with
                {
                    Interactions = [
                    .. snapshot.Interactions.UnionBy(wanted, static interaction => interaction.Id)]
                };
            },
            snapshot => _engines.Gatherings.Review(snapshot, gathering), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reviews a circle: its members' cadence and drift, candidates, growth, and
    /// the hours a month it takes.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">There is no such circle (<see cref="Circles"/>).</exception>
    /// <exception cref="InvalidOperationException">No store keeps circles.</exception>
    public async ValueTask<CircleReview> ReviewCircleAsync(CircleId circle, Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(Stores.Circles);
        return await ReadForCirclesAsync(
            Question.CircleReview, asOf, _ => [circle], snapshot => _engines.Circles.Review(snapshot, circle), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Reviews every circle, in ordinal order of their ids.</summary>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidOperationException">No store keeps circles.</exception>
    public async ValueTask<IReadOnlyList<CircleReview>> ReviewCirclesAsync(Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        NetworkStores.Given(Stores.Circles);
        return await ReadForCirclesAsync(
            Question.AllCircleReviews, asOf, static snapshot => snapshot.Circles.Select(static circle => circle.Id),
            _engines.Circles.ReviewAll, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<T> ReadForCirclesAsync<T>(
        string question, Instant? asOf, Func<NetworkSnapshot, IEnumerable<CircleId>> circles, Func<NetworkSnapshot, T> find,
        CancellationToken cancellationToken) =>
        ReadAsync(
            question, asOf, SnapshotParts.None,
            async (united, snapshot) => snapshot with
            {
                Interactions = await united.InteractionsAsync(
                    circles(snapshot).SelectMany(circle => _engines.Circles.Wanted(snapshot, circle)), cancellationToken)
                    .ConfigureAwait(false),
            },
            find, cancellationToken);

    /// <summary>
    /// Finds what changed since an instant: who answered after a long silence, which ties went quiet, fell asleep, grew closer or
    /// less close, which are new, and which promises came due. It compares the folds of the history as of both instants, never
    /// stored scores.
    /// </summary>
    /// <param name="since">The earlier instant.</param>
    /// <param name="asOf">The later instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException"><paramref name="since"/> is not before the later instant.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is out of range, or before the last interaction of a tie that was
    /// removed (<see cref="ForgetBeforeAsync"/>).</exception>
    public async ValueTask<IReadOnlyList<NetworkChange>> ChangesAsync(Instant since, Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        Instant at = InstantOf(asOf);
        if (Require.InRange(since) >= at)
            throw new ArgumentException(
                $"Changes since {since} cannot be found as of {at}: {nameof(since)} must be before {nameof(asOf)}.", nameof(since));
        return await AnswerAsync(Question.Changes, FindAsync, cancellationToken).ConfigureAwait(false);

        async ValueTask<IReadOnlyList<NetworkChange>> FindAsync(RelationshipNetwork united)
        {
            NetworkSnapshot after = await united.ScoredAsync(at, SnapshotParts.None, cancellationToken).ConfigureAwait(false);
            NetworkSnapshot before = await united.ScoredAsync(
                since, SnapshotParts.None, after.Contacts, after.FollowUps, after.Circles, after.Memberships, cancellationToken)
                .ConfigureAwait(false);
            List<Interaction> recorded = [];
            await foreach (Interaction interaction in united.Stores.Interactions.ListAsync(Owner,
                new LogPosition(since, new("-")), cancellationToken)
                .ConfigureAwait(false))
            {
                if (interaction.At > at) break;
                recorded.Add(interaction);
            }

            return _engines.Changes.Find(before, after, recorded);
        }
    }
}
