using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Orleans.Digests;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans;

/// <summary>Opens the owner's network for each call again, so that a scope of the host's, such as a database context, lives no
/// longer than a call.</summary>
[GrainType("relationship-network")]
internal sealed class NetworkGrain(IServiceScopeFactory scopes) : Grain, INetworkGrain
{
    private OwnerId Owner => new(this.GetPrimaryKeyString());

    public ValueTask<int> RecordAsync(Interaction[] interactions, CancellationToken cancellationToken) =>
        AskAsync(network => network.RecordAsync(interactions, cancellationToken), cancellationToken);

    public ValueTask SaveInteractionAsync(Interaction interaction, CancellationToken cancellationToken) =>
        DoAsync(network => network.SaveInteractionAsync(interaction, cancellationToken), cancellationToken);

    public ValueTask RemoveInteractionAsync(InteractionId id, CancellationToken cancellationToken) =>
        DoAsync(network => network.RemoveInteractionAsync(id, cancellationToken), cancellationToken);

    public ValueTask<Interaction?> FindInteractionAsync(InteractionId id, CancellationToken cancellationToken) =>
        AskAsync(network => network.FindInteractionAsync(id, cancellationToken), cancellationToken);

    public ValueTask SaveContactsAsync(Contact[] contacts, CancellationToken cancellationToken) =>
        DoAsync(network => network.Contacts.SaveAsync(contacts, cancellationToken), cancellationToken);

    public ValueTask<Contact?> FindContactAsync(ContactId contact, CancellationToken cancellationToken) =>
        AskAsync(network => network.Contacts.FindAsync(contact, cancellationToken), cancellationToken);

    public ValueTask<Contact[]> ListContactsAsync(CancellationToken cancellationToken) =>
        AskAsync(network => network.Contacts.ListAsync(cancellationToken).ToArrayAsync(cancellationToken), cancellationToken);

    public ValueTask SaveCircleAsync(Circle circle, CircleMembership[] memberships, CancellationToken cancellationToken) =>
        DoAsync(
            async network =>
            {
                // A membership needs its circle. Called again after a failure in between, nothing is missing.
                await network.Circles.SaveAsync(circle, cancellationToken).ConfigureAwait(true);
                await network.Memberships.SaveAsync(memberships, cancellationToken).ConfigureAwait(true);
            },
            cancellationToken);

    public ValueTask SaveGatheringAsync(Gathering gathering, CancellationToken cancellationToken) =>
        DoAsync(network => network.Gatherings.SaveAsync(gathering, cancellationToken), cancellationToken);

    public ValueTask SaveFollowUpsAsync(FollowUp[] followUps, CancellationToken cancellationToken) =>
        DoAsync(network => network.FollowUps.SaveAsync(followUps, cancellationToken), cancellationToken);

    public ValueTask SaveAcquaintancesAsync(Acquaintance[] acquaintances, CancellationToken cancellationToken) =>
        DoAsync(network => network.Acquaintances.SaveAsync(acquaintances, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> ScoreAsync(ContactId contact, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync(network => network.ScoreAsync(contact, asOf, cancellationToken), cancellationToken);

    public ValueTask<Explanation> ExplainAsync(
        ContactId contact, ScoreTerm term, Instant? asOf, CancellationToken cancellationToken) =>
        AskAsync(
            async network =>
                (await network.ScoreAsync(contact, asOf, cancellationToken).ConfigureAwait(true)).Explain(term),
            cancellationToken);

    public ValueTask<TieScore[]> ScoreAllAsync(Instant? asOf, CancellationToken cancellationToken) =>
        AskAsync(
            network => network.ScoreAllAsync(asOf, cancellationToken).Select(static score => new TieScore(score))
                .ToArrayAsync(cancellationToken),
            cancellationToken);

    public ValueTask<JsonAnswer> PlanRevisitsAsync(
        Dictionary<ContactId, Instant>? lastSuggested, string[]? places, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync<RevisitPlan>(
            network => network.PlanRevisitsAsync(lastSuggested, places, asOf, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> SuggestIntroductionsAsync(int top, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<IntroductionSuggestion>>(
            network => network.SuggestIntroductionsAsync(knownTies: null, top, asOf, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> BriefGatheringAsync(
        GatheringId gathering, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync<GatheringBriefing>(
            network => network.BriefGatheringAsync(gathering, knownTies: null, asOf, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> ReviewGatheringAsync(
        GatheringId gathering, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync<GatheringReview>(
            network => network.ReviewGatheringAsync(gathering, asOf, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> ReviewCircleAsync(CircleId circle, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync<CircleReview>(network => network.ReviewCircleAsync(circle, asOf, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> ChangesAsync(Instant since, Instant? asOf, CancellationToken cancellationToken) =>
        AnswerAsync<IReadOnlyList<NetworkChange>>(
            network => network.ChangesAsync(since, asOf, cancellationToken), cancellationToken);

    public ValueTask<JsonAnswer> ExportContactAsync(ContactId contact, Instant? asOf, CancellationToken cancellationToken) =>
        AskAsync(
            async network =>
            {
                using MemoryStream utf8 = new();
                await network.ExportContactAsync(contact, utf8, asOf, cancellationToken).ConfigureAwait(true);
                return new JsonAnswer(utf8.ToArray());
            },
            cancellationToken);

    public async ValueTask<ErasureReceipt> EraseContactAsync(ContactId contact, CancellationToken cancellationToken)
    {
        string[] person = await AskAsync(network => IdsOfPersonAsync(network, contact, cancellationToken), cancellationToken)
            .ConfigureAwait(true);
        try
        {
            return await AskAsync(network => network.EraseContactAsync(contact, cancellationToken), cancellationToken)
                .ConfigureAwait(true);
        }
        finally
        {
            // Also where copies are left in files: the contact is erased then.
            if (Digest() is { } digest) await digest.ForgetAsync(person).ConfigureAwait(true);
        }
    }

    public async ValueTask<ErasureReceipt> EraseOwnerAsync(CancellationToken cancellationToken)
    {
        await UnsubscribeFromDigestAsync(cancellationToken).ConfigureAwait(true);
        return await AskAsync(network => network.EraseOwnerAsync(cancellationToken), cancellationToken).ConfigureAwait(true);
    }

    public ValueTask SubscribeToDigestAsync(DigestSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        IDigestGrain digest = Digest() ?? throw new InvalidOperationException(
            "There is nothing that delivers digests: call AddWeeklyDigest<TSink>() on what AddRelationshipModel() returns.");
        return digest.SubscribeAsync(schedule);
    }

    public ValueTask UnsubscribeFromDigestAsync(CancellationToken cancellationToken) =>
        Digest() is { } digest ? digest.UnsubscribeAsync() : ValueTask.CompletedTask;

    public ValueTask<DigestSchedule?> FindDigestScheduleAsync(CancellationToken cancellationToken) =>
        Digest() is { } digest ? digest.FindScheduleAsync() : new(default(DigestSchedule));

    /// <summary>The ids that are, or may be, one person with a contact.</summary>
    private static async ValueTask<string[]> IdsOfPersonAsync(
        RelationshipNetwork network, ContactId contact, CancellationToken cancellationToken)
    {
        List<Merge> merges = await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(true);
        HashSet<ContactId> person = [contact];
        int before;
        do
        {
            before = person.Count;
            foreach (ContactPair pair in merges.Select(static merge => merge.Pair))
                if (person.Contains(pair.First) || person.Contains(pair.Second)) person.UnionWith([pair.First, pair.Second]);
        }
        while (person.Count > before);
        return [.. person.Select(static id => id.ToString())];
    }

    /// <summary>The owner's digest; null if the silo delivers none.</summary>
    /// <remarks>The digest never calls back, so the two cannot wait for each other.</remarks>
    private IDigestGrain? Digest() =>
        ServiceProvider.GetService<IServiceProviderIsService>()?.IsService(typeof(IDigestSink)) == true
        ? GrainFactory.GetGrain<IDigestGrain>(this.GetPrimaryKeyString())
        : null;

    private async ValueTask<T> AskAsync<T>(Func<RelationshipNetwork, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(true))
        {
            RelationshipNetwork network = await OwnerNetwork.OpenAsync(scope.ServiceProvider, Owner, cancellationToken)
                .ConfigureAwait(true);
            return await ask(network).ConfigureAwait(true);
        }
    }

    private async ValueTask DoAsync(Func<RelationshipNetwork, ValueTask> act, CancellationToken cancellationToken) =>
        await AskAsync(
            async network =>
            {
                await act(network).ConfigureAwait(true);
                return 0;
            },
            cancellationToken).ConfigureAwait(true);

    private ValueTask<JsonAnswer> AnswerAsync<T>(
        Func<RelationshipNetwork, ValueTask<T>> ask, CancellationToken cancellationToken) =>
        AskAsync(
            async network => JsonAnswer.Of(await ask(network).ConfigureAwait(true)), cancellationToken);
}
