using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Orleans.Digests;
using RelationshipModel.Orleans.Kept;
using RelationshipModel.Orleans.Sharing;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Orleans;

/// <summary>Opens the owner's network for each call again, so that a scope of the host's, such as a database context, lives no
/// longer than a call. Between calls it keeps the lists that questions read, as long as the store has no other version of
/// them.</summary>
[GrainType("relationship-network")]
internal sealed class NetworkGrain(IServiceScopeFactory scopes) : Grain, INetworkGrain
{
    private readonly KeptLists _lists = new();

    /// <summary>The contacts whom the index of shared ties says the owner knows, as far as it may; null if that is not known
    /// here.</summary>
    private IReadOnlySet<ContactId>? _shared;

    private OwnerId Owner => new(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainInstruments.CountActive(1);
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        GrainInstruments.CountActive(-1);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    public ValueTask<int> RecordAsync(Interaction[] interactions, CancellationToken cancellationToken) =>
        RunAsync(
            async (network, ties) =>
            {
                int added = await network.RecordAsync(interactions, cancellationToken).ConfigureAwait(true);
                await ShareAsync(network, ties, interactions, cancellationToken).ConfigureAwait(true);
                return added;
            },
            cancellationToken);

    public ValueTask SaveInteractionAsync(Interaction interaction, CancellationToken cancellationToken) =>
        ChangeAsync(network => network.SaveInteractionAsync(interaction, cancellationToken), cancellationToken);

    public ValueTask RemoveInteractionAsync(InteractionId id, CancellationToken cancellationToken) =>
        ChangeAsync(network => network.RemoveInteractionAsync(id, cancellationToken), cancellationToken);

    public ValueTask<Interaction?> FindInteractionAsync(InteractionId id, CancellationToken cancellationToken) =>
        AskAsync(network => network.FindInteractionAsync(id, cancellationToken), cancellationToken);

    public ValueTask SaveContactsAsync(Contact[] contacts, CancellationToken cancellationToken) =>
        ChangeAsync(network => network.Contacts.SaveAsync(contacts, cancellationToken), cancellationToken);

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
        RunAsync(
            async (network, ties) => JsonAnswer.Of(await network.SuggestIntroductionsAsync(
                await KnownTiesAsync(network, ties, cancellationToken).ConfigureAwait(true), top, asOf, cancellationToken)
                .ConfigureAwait(true)),
            cancellationToken);

    public ValueTask<JsonAnswer> BriefGatheringAsync(
        GatheringId gathering, Instant? asOf, CancellationToken cancellationToken) =>
        RunAsync(
            async (network, ties) => JsonAnswer.Of(await network.BriefGatheringAsync(
                gathering, await KnownTiesAsync(network, ties, cancellationToken).ConfigureAwait(true), asOf, cancellationToken)
                .ConfigureAwait(true)),
            cancellationToken);

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

    public ValueTask<byte[]> AskAsync(string question, byte[] input, string? zone, CancellationToken cancellationToken) =>
        RunAsync(
            async (network, ties, services) =>
            {
                INetworkQuestion asked = services.GetKeyedService<INetworkQuestion>(question)
                    ?? throw new InvalidOperationException(
                        $"There is no question '{question}': call AddNetworkQuestion<TQuestion>(\"{question}\") in the silos.");
                if (ties is null) return await asked.AnswerAsync(network, input, cancellationToken).ConfigureAwait(true);
                // What it records is not known here, but whether it may have recorded something.
                long? before = await VersionAsync(services, cancellationToken).ConfigureAwait(true);
                byte[] answer = await asked.AnswerAsync(network, input, cancellationToken).ConfigureAwait(true);
                long? after = await VersionAsync(services, cancellationToken).ConfigureAwait(true);
                if (after is null || after != before)
                    await PublishAsync(network, ties, cancellationToken).ConfigureAwait(true);
                return answer;
            },
            zone is null ? null : DateTimeZoneProviders.Tzdb[zone], cancellationToken);

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
            await ShareTiesAsync(cancellationToken).ConfigureAwait(true);
        }
    }

    public async ValueTask<ErasureReceipt> EraseOwnerAsync(CancellationToken cancellationToken)
    {
        await UnsubscribeFromDigestAsync(cancellationToken).ConfigureAwait(true);
        return await RunAsync(
            async (network, ties) =>
            {
                if (ties is not null)
                    await ties.PublishAsync(Owner, new HashSet<ContactId>(), cancellationToken).ConfigureAwait(true);
                _shared = null;
                return await network.EraseOwnerAsync(cancellationToken).ConfigureAwait(true);
            },
            cancellationToken).ConfigureAwait(true);
    }

    public async ValueTask ShareTiesAsync(CancellationToken cancellationToken) =>
        await ChangeAsync(static _ => ValueTask.CompletedTask, cancellationToken).ConfigureAwait(true);

    public ValueTask SubscribeToDigestAsync(DigestSchedule schedule, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        IDigestGrain digest = Digest() ?? throw new InvalidOperationException(
            "No sink delivers digests: call AddWeeklyDigest<TSink>() on what AddRelationshipModel() returns.");
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

    /// <summary>Whether two know each other: there was contact of both sides, or the owner states it. A letter without an answer
    /// says nothing.</summary>
    private static bool IsKnown(RelationshipScore score) =>
        score.Status is not (TieStatus.None or TieStatus.NotScored or TieStatus.Deceased)
        && (score.HasContactBothWays || score.IsStatedOnly
            || (score.RecordedDirections != RecordedDirections.Both && score.LastContact is not null));

    /// <summary>Publishes whom the owner knows if interactions are with somebody who is not known to be published.</summary>
    private async ValueTask ShareAsync(
        RelationshipNetwork network, SharedTies? ties, Interaction[] interactions, CancellationToken cancellationToken)
    {
        bool isPublished = ties is null || (_shared is { } shared
            && interactions.All(interaction => interaction.Contacts.All(shared.Contains)));
        if (!isPublished) await PublishAsync(network, ties!, cancellationToken).ConfigureAwait(true);
    }

    private ValueTask<long?> VersionAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetService<IUnitOfWork>() is { } unit
            ? unit.FindVersionAsync(Owner, cancellationToken)
            : new(default(long?));

    private async ValueTask PublishAsync(RelationshipNetwork network, SharedTies ties, CancellationToken cancellationToken)
    {
        _shared = null;
        HashSet<ContactId> known = await network.ScoreAllAsync(cancellationToken: cancellationToken).Where(IsKnown)
            .Select(static score => score.Tie.Contact).ToHashSetAsync(cancellationToken: cancellationToken).ConfigureAwait(true);
        await ties.PublishAsync(Owner, known, cancellationToken).ConfigureAwait(true);
        _shared = known;
    }

    /// <summary>The ties among the owner's contacts that their owners share; null if the silo shares none.</summary>
    private async ValueTask<TieNetwork?> KnownTiesAsync(
        RelationshipNetwork network, SharedTies? ties, CancellationToken cancellationToken) =>
        ties is null
            ? null
            : await ties.FindAsync(
                Owner,
                await network.Contacts.ListAsync(cancellationToken).Select(static contact => contact.Id)
                    .ToListAsync(cancellationToken).ConfigureAwait(true),
                cancellationToken).ConfigureAwait(true);

    private async ValueTask<T> RunAsync<T>(
        Func<RelationshipNetwork, SharedTies?, IServiceProvider, ValueTask<T>> run, DateTimeZone? zone,
        CancellationToken cancellationToken, [CallerMemberName] string method = "")
    {
        using GrainCall? call = GrainCall.Start(method);
        try
        {
            AsyncServiceScope scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(true))
            {
                IServiceProvider services = scope.ServiceProvider;
                RelationshipNetwork network = await OwnerNetwork.OpenAsync(services, Owner, zone, _lists, cancellationToken)
                    .ConfigureAwait(true);
                SharedTies? ties = services.GetService<ITieSharing>() is { } sharing
                    ? new(sharing, services.GetRequiredService<SharedTiesParts>(), GrainFactory)
                    : null;
                return await run(network, ties, services).ConfigureAwait(true);
            }
        }
        catch (Exception fault) when (call is not null)
        {
            call.Fail(fault);
            throw;
        }
    }

    private ValueTask<T> RunAsync<T>(
        Func<RelationshipNetwork, SharedTies?, ValueTask<T>> run, CancellationToken cancellationToken,
        [CallerMemberName] string method = "") =>
        RunAsync((network, ties, _) => run(network, ties), zone: null, cancellationToken, method);

    private ValueTask<T> AskAsync<T>(
        Func<RelationshipNetwork, ValueTask<T>> ask, CancellationToken cancellationToken,
        [CallerMemberName] string method = "") =>
        RunAsync((network, _) => ask(network), cancellationToken, method);

    private async ValueTask DoAsync(
        Func<RelationshipNetwork, ValueTask> act, CancellationToken cancellationToken, [CallerMemberName] string method = "") =>
        await AskAsync(
            async network =>
            {
                await act(network).ConfigureAwait(true);
                return 0;
            },
            cancellationToken, method).ConfigureAwait(true);

    /// <summary>Does what may change whom the owner knows, and publishes that.</summary>
    private async ValueTask ChangeAsync(
        Func<RelationshipNetwork, ValueTask> change, CancellationToken cancellationToken,
        [CallerMemberName] string method = "") =>
        await RunAsync(
            async (network, ties) =>
            {
                await change(network).ConfigureAwait(true);
                if (ties is not null) await PublishAsync(network, ties, cancellationToken).ConfigureAwait(true);
                return 0;
            },
            cancellationToken, method).ConfigureAwait(true);

    private ValueTask<JsonAnswer> AnswerAsync<T>(
        Func<RelationshipNetwork, ValueTask<T>> ask, CancellationToken cancellationToken,
        [CallerMemberName] string method = "") =>
        AskAsync(
            async network => JsonAnswer.Of(await ask(network).ConfigureAwait(true)), cancellationToken, method);
}
