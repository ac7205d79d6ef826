using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans;

/// <summary>One owner's network as a grain, keyed by the owner's id: <c>grains.GetNetwork(owner)</c>.</summary>
/// <remarks>
/// <para>
/// Calls of one owner run one after another. What is recorded is in the host's store before a call returns, and everything that
/// records can be called again after a failure: a known id changes nothing. The grain keeps nothing that the store does not
/// have, so it may move to another silo, or end with one, at any time.
/// </para>
/// <para>
/// Invalid arguments throw as <see cref="Network.RelationshipNetwork"/> does, with the same message. If no instant is given, the
/// silo's clock provides it.
/// </para>
/// <para>
/// An exception whose type Orleans cannot carry, such as that of a database, arrives as an <see cref="Exception"/> whose message
/// begins with its type; <see cref="NetworkFaults.IsTransient"/> recognizes it.
/// </para>
/// </remarks>
[Alias("RelationshipModel.INetworkGrain")]
public interface INetworkGrain : IGrainWithStringKey
{
    /// <summary>Records interactions, all or none. Those whose ids are known change nothing; contacts who were erased are left
    /// out.</summary>
    /// <returns>The number of new interactions.</returns>
    ValueTask<int> RecordAsync([Immutable] Interaction[] interactions, CancellationToken cancellationToken = default);

    /// <summary>Saves interactions, each in place of the one with the same id: the way to correct them.</summary>
    ValueTask SaveInteractionAsync(Interaction interaction, CancellationToken cancellationToken = default);

    /// <summary>Removes an interaction. Does nothing if it does not exist.</summary>
    ValueTask RemoveInteractionAsync(InteractionId id, CancellationToken cancellationToken = default);

    /// <summary>Returns an interaction; null if not found.</summary>
    ValueTask<Interaction?> FindInteractionAsync(InteractionId id, CancellationToken cancellationToken = default);

    /// <summary>Saves contacts, all or none, each in place of the one with the same id.</summary>
    ValueTask SaveContactsAsync([Immutable] Contact[] contacts, CancellationToken cancellationToken = default);

    /// <summary>Returns a contact's record; null if not found.</summary>
    ValueTask<Contact?> FindContactAsync(ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Returns all contacts, in ordinal order of their ids.</summary>
    ValueTask<Contact[]> ListContactsAsync(CancellationToken cancellationToken = default);

    /// <summary>Saves a circle in place of the one with the same id, and memberships in it.</summary>
    ValueTask SaveCircleAsync(
        Circle circle, [Immutable] CircleMembership[] memberships, CancellationToken cancellationToken = default);

    /// <summary>Saves a gathering in place of the one with the same id.</summary>
    ValueTask SaveGatheringAsync(Gathering gathering, CancellationToken cancellationToken = default);

    /// <summary>Saves follow-ups, all or none, each in place of the one with the same id.</summary>
    ValueTask SaveFollowUpsAsync([Immutable] FollowUp[] followUps, CancellationToken cancellationToken = default);

    /// <summary>Saves the owner's beliefs about pairs of contacts, all or none.</summary>
    ValueTask SaveAcquaintancesAsync([Immutable] Acquaintance[] acquaintances, CancellationToken cancellationToken = default);

    /// <summary>Scores the tie to a contact.</summary>
    /// <returns>A <see cref="RelationshipScore"/> in JSON, with its explanation.</returns>
    ValueTask<JsonAnswer> ScoreAsync(ContactId contact, Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Explains one of the numbers of a score.</summary>
    ValueTask<Explanation> ExplainAsync(
        ContactId contact, ScoreTerm term = ScoreTerm.Strength, Instant? asOf = null,
        CancellationToken cancellationToken = default);

    /// <summary>Scores all ties, the strongest first and equally strong ones in ordinal order of the contacts.</summary>
    ValueTask<TieScore[]> ScoreAllAsync(Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Finds whom to reach out to, and why now.</summary>
    /// <param name="lastSuggested">The instants at which contacts were last suggested; null if the host does not keep
    /// them.</param>
    /// <param name="places">The places where the owner is or will be soon, in the host's own words; null for none.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A <see cref="Revisits.RevisitPlan"/> in JSON.</returns>
    ValueTask<JsonAnswer> PlanRevisitsAsync(
        Dictionary<ContactId, Instant>? lastSuggested = null, string[]? places = null, Instant? asOf = null,
        CancellationToken cancellationToken = default);

    /// <summary>Finds which contacts should meet.</summary>
    /// <param name="top">The maximum number of suggestions; 0 for all.</param>
    /// <param name="asOf">The instant; null for the clock's instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>A list of <see cref="Introductions.IntroductionSuggestion"/> in JSON.</returns>
    ValueTask<JsonAnswer> SuggestIntroductionsAsync(
        int top = Introductions.IntroductionSuggester.DefaultTop, Instant? asOf = null,
        CancellationToken cancellationToken = default);

    /// <summary>Briefs the owner on a gathering.</summary>
    /// <returns>A <see cref="Gatherings.GatheringBriefing"/> in JSON.</returns>
    ValueTask<JsonAnswer> BriefGatheringAsync(
        GatheringId gathering, Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Reviews what a gathering led to.</summary>
    /// <returns>A <see cref="Gatherings.GatheringReview"/> in JSON.</returns>
    ValueTask<JsonAnswer> ReviewGatheringAsync(
        GatheringId gathering, Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Reviews a circle.</summary>
    /// <returns>A <see cref="Circles.CircleReview"/> in JSON.</returns>
    ValueTask<JsonAnswer> ReviewCircleAsync(CircleId circle, Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Finds what changed since an instant.</summary>
    /// <returns>A list of <see cref="Changes.NetworkChange"/> in JSON.</returns>
    ValueTask<JsonAnswer> ChangesAsync(Instant since, Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Runs the host's own question or action inside the grain.</summary>
    /// <param name="question">The name under which the silos have the <see cref="INetworkQuestion"/>.</param>
    /// <param name="input">The input, in a form that the host defines.</param>
    /// <param name="zone">The id of the owner's time zone in the tz database; null for that of the silo's
    /// <see cref="IOwnerZoneSource"/>.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The silo has no such question.</exception>
    ValueTask<byte[]> AskAsync(
        string question, [Immutable] byte[] input, string? zone = null, CancellationToken cancellationToken = default);

    /// <summary>Writes what is kept about a contact as JSON, to be handed to the contact, with other people masked.</summary>
    ValueTask<JsonAnswer> ExportContactAsync(
        ContactId contact, Instant? asOf = null, CancellationToken cancellationToken = default);

    /// <summary>Erases a contact from the store, and from what is remembered for the weekly digest.</summary>
    /// <returns>What was removed and changed.</returns>
    /// <exception cref="ErasureException">The contact was erased, but copies may be left in a store's files until the call is
    /// made again.</exception>
    ValueTask<ErasureReceipt> EraseContactAsync(ContactId contact, CancellationToken cancellationToken = default);

    /// <summary>Ends the weekly digest, withdraws what was shared, then erases everything that the store keeps of the
    /// owner.</summary>
    /// <returns>What was removed.</returns>
    /// <exception cref="ErasureException">The owner was erased, but copies may be left in a store's files until the call is made
    /// again.</exception>
    ValueTask<ErasureReceipt> EraseOwnerAsync(CancellationToken cancellationToken = default);

    /// <summary>Shares which contacts the owner knows, as far as the host's <see cref="Sharing.ITieSharing"/> allows it now.
    /// </summary>
    /// <remarks>The grain does so itself when contacts become known or are erased: call this when what may be shared has changed.
    /// It does nothing if the silo has no such source.</remarks>
    ValueTask ShareTiesAsync(CancellationToken cancellationToken = default);

    /// <summary>Has the owner's weekly digest delivered from the next time that the schedule names, in place of an earlier
    /// schedule.</summary>
    /// <exception cref="InvalidOperationException">The silo has no <see cref="Digests.IDigestSink"/>.</exception>
    ValueTask SubscribeToDigestAsync(Digests.DigestSchedule schedule, CancellationToken cancellationToken = default);

    /// <summary>Ends the owner's weekly digest. Does nothing if the owner has no digest.</summary>
    ValueTask UnsubscribeFromDigestAsync(CancellationToken cancellationToken = default);

    /// <summary>Returns the schedule of the owner's weekly digest; null if the owner has no digest.</summary>
    ValueTask<Digests.DigestSchedule?> FindDigestScheduleAsync(CancellationToken cancellationToken = default);
}
