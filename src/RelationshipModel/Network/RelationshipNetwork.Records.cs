using RelationshipModel.Internals;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>What the host keeps of the owner's network: written, found, listed and removed as it is.</content>
public sealed partial class RelationshipNetwork
{
    /// <summary>Gets the contacts. Removing one leaves the interactions with the contact, and with them the tie.</summary>
    /// <remarks>
    /// As long as there are interactions, the store keeps what a removed record ruled out (restrictions, paused, ended, deceased) under the contact's
    /// id, without the name or anything else, and no engine suggests the contact. To forget the contact altogether, erase it.
    /// </remarks>
    public NetworkRecords<ContactId, Contact> Contacts => new(Owner, _stores, new NetworkContacts(_stores), static contact => [contact.Id]);

    /// <summary>Gets the circles. Removing one removes its memberships.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public NetworkRecords<CircleId, Circle> Circles =>
        new(Owner, _stores, NetworkStores.Given(_stores.Circles), static _ => []);

    /// <summary>Gets the memberships in circles, past and present.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IMembershipStore"/>.</exception>
    public NetworkRecords<MembershipKey, CircleMembership> Memberships =>
        new(Owner, _stores, NetworkStores.Given(_stores.Memberships), static membership => [membership.Contact]);

    /// <summary>Gets the gatherings.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IGatheringStore"/>.</exception>
    public NetworkRecords<GatheringId, Gathering> Gatherings =>
        new(Owner, _stores, NetworkStores.Given(_stores.Gatherings), static gathering => gathering.Attendees,
            static (gathering, erased) => gathering with { Attendees = [.. gathering.Attendees.Where(attendee => !erased.Contains(attendee))] });

    /// <summary>Gets the follow-ups.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IFollowUpStore"/>.</exception>
    public NetworkRecords<FollowUpId, FollowUp> FollowUps =>
        new(Owner, _stores, NetworkStores.Given(_stores.FollowUps), static followUp => [followUp.Contact]);

    /// <summary>Gets what the owner believes of pairs of contacts.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IAcquaintanceStore"/>.</exception>
    public NetworkRecords<ContactPair, Acquaintance> Acquaintances =>
        new(Owner, _stores, NetworkStores.Given(_stores.Acquaintances), static belief => [belief.Pair.First, belief.Pair.Second]);

    /// <summary>Gets the introductions, at their present stage.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IIntroductionStore"/>.</exception>
    public NetworkRecords<IntroductionId, Introduction> Introductions =>
        new(Owner, _stores, NetworkStores.Given(_stores.Introductions), static introduction => [introduction.First, introduction.Second]);

    /// <summary>Records an interaction. One whose id is known changes nothing; contacts who were erased are left out.</summary>
    /// <returns>Whether it was new.</returns>
    public async ValueTask<bool> RecordAsync(Interaction interaction, CancellationToken cancellationToken = default) =>
        await RecordAsync([Require.NotNull(interaction)], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Records many interactions, all or none. Those whose ids are known change nothing.</summary>
    /// <remarks>
    /// Contacts who were erased are left out, as an erasure leaves them out, and interactions with nobody else are not recorded.
    /// <see cref="FindErasedAsync"/> says who they are.
    /// </remarks>
    /// <returns>How many were new.</returns>
    public ValueTask<int> RecordAsync(IReadOnlyCollection<Interaction> interactions, CancellationToken cancellationToken = default)
    {
        ValueList<Interaction> batch = ValueList.Copy(interactions);
        if (_stores.ErasureRecords is null) return _stores.Interactions.AddAsync(Owner, batch, cancellationToken);
        return _stores.AsUnitAsync(
            Owner,
            async () => await _stores.Interactions.AddAsync(
                Owner, await AllowedAsync(batch, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>The interactions without those contacts who were erased.</summary>
    private async ValueTask<IReadOnlyCollection<Interaction>> AllowedAsync(ValueList<Interaction> batch, CancellationToken cancellationToken)
    {
        IReadOnlySet<ContactId> erased = await _stores.FindErasedAsync(
            Owner, batch.SelectMany(static interaction => interaction.Contacts), cancellationToken).ConfigureAwait(false);
        return erased.Count == 0
            ? batch
            : [.. batch.Select(interaction => interaction.WithContacts(contact => erased.Contains(contact) ? null : contact)).OfType<Interaction>()];
    }

    /// <summary>The interaction; null where there is none.</summary>
    public ValueTask<Interaction?> FindInteractionAsync(InteractionId id, CancellationToken cancellationToken = default) =>
        _stores.Interactions.FindAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>All interactions strictly after a position, by instant and then ordinally by id. No position: from the first.</summary>
    public IAsyncEnumerable<Interaction> ListInteractionsAsync(LogPosition? after = null, CancellationToken cancellationToken = default) =>
        _stores.Interactions.ListAsync(Owner, after, cancellationToken);

    /// <summary>The interactions with one contact, by instant and then ordinally by id.</summary>
    public IAsyncEnumerable<Interaction> ListInteractionsAsync(ContactId contact, CancellationToken cancellationToken = default) =>
        _stores.Interactions.ListAsync(Owner, Require.NotDefault(contact), cancellationToken);

    /// <summary>Keeps an interaction as it now is, in place of the one that has its id: the way to correct one. Contacts who were erased are left out.</summary>
    public ValueTask SaveInteractionAsync(Interaction interaction, CancellationToken cancellationToken = default)
    {
        ValueList<Interaction> one = [Require.NotNull(interaction)];
        return _stores.AsUnitAsync(
            Owner,
            async () => await _stores.Interactions.SaveAsync(
                Owner, await AllowedAsync(one, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>Removes an interaction, as if it had never been. Removing what is missing does nothing.</summary>
    public ValueTask RemoveInteractionAsync(InteractionId id, CancellationToken cancellationToken = default) =>
        _stores.Interactions.RemoveAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>The contact; null where there is none.</summary>
    public ValueTask<Contact?> FindContactAsync(ContactId id, CancellationToken cancellationToken = default) =>
        Contacts.FindAsync(Require.NotDefault(id), cancellationToken);

    /// <summary>All contacts, in ordinal order of their ids.</summary>
    public IAsyncEnumerable<Contact> ListContactsAsync(CancellationToken cancellationToken = default) => Contacts.ListAsync(cancellationToken);

    /// <summary>Keeps a contact, in place of the one that has its id.</summary>
    public ValueTask SaveContactAsync(Contact contact, CancellationToken cancellationToken = default) =>
        Contacts.SaveAsync(Require.NotNull(contact), cancellationToken);

    /// <summary>Removes a contact's record; the interactions with the contact stay, and with them the tie. Removing what is missing does nothing.</summary>
    public ValueTask RemoveContactAsync(ContactId id, CancellationToken cancellationToken = default) =>
        Contacts.RemoveAsync(Require.NotDefault(id), cancellationToken);

    /// <summary>The circle; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public ValueTask<Circle?> FindCircleAsync(CircleId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Circles).FindAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>All circles, in ordinal order of their ids.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public IAsyncEnumerable<Circle> ListCirclesAsync(CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Circles).ListAsync(Owner, cancellationToken);

    /// <summary>Keeps a circle, in place of the one that has its id.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public ValueTask SaveCircleAsync(Circle circle, CancellationToken cancellationToken = default) =>
        Circles.SaveAsync(Require.NotNull(circle), cancellationToken);

    /// <summary>Removes a circle with its memberships. Removing what is missing does nothing.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public ValueTask RemoveCircleAsync(CircleId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Circles).RemoveAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>All memberships, past and present, ordered by circle, contact and first day.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public IAsyncEnumerable<CircleMembership> ListMembershipsAsync(CancellationToken cancellationToken = default) =>
        Memberships.ListAsync(cancellationToken);

    /// <summary>Keeps a membership, in place of the one of the same circle, contact and first day.</summary>
    /// <exception cref="InvalidOperationException">The owner has no such circle, or no store implements <see cref="ICircleStore"/>.</exception>
    public ValueTask SaveMembershipAsync(CircleMembership membership, CancellationToken cancellationToken = default) =>
        Memberships.SaveAsync(membership, cancellationToken);

    /// <summary>Removes the membership of the same circle, contact and first day. Removing what is missing does nothing.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public ValueTask RemoveMembershipAsync(CircleMembership membership, CancellationToken cancellationToken = default) =>
        Memberships.RemoveAsync(Require.NotNull(membership).Key, cancellationToken);

    /// <summary>The gathering; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IGatheringStore"/>.</exception>
    public ValueTask<Gathering?> FindGatheringAsync(GatheringId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Gatherings).FindAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>All gatherings, by instant and then ordinally by id.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IGatheringStore"/>.</exception>
    public IAsyncEnumerable<Gathering> ListGatheringsAsync(CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Gatherings).ListAsync(Owner, cancellationToken);

    /// <summary>Keeps a gathering, in place of the one that has its id.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IGatheringStore"/>.</exception>
    public ValueTask SaveGatheringAsync(Gathering gathering, CancellationToken cancellationToken = default) =>
        Gatherings.SaveAsync(Require.NotNull(gathering), cancellationToken);

    /// <summary>Removes a gathering. Removing what is missing does nothing.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IGatheringStore"/>.</exception>
    public ValueTask RemoveGatheringAsync(GatheringId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Gatherings).RemoveAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>The follow-up; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IFollowUpStore"/>.</exception>
    public ValueTask<FollowUp?> FindFollowUpAsync(FollowUpId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.FollowUps).FindAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>All follow-ups, by the instant of the promise and then ordinally by id.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IFollowUpStore"/>.</exception>
    public IAsyncEnumerable<FollowUp> ListFollowUpsAsync(CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.FollowUps).ListAsync(Owner, cancellationToken);

    /// <summary>Keeps a follow-up, in place of the one that has its id.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IFollowUpStore"/>.</exception>
    public ValueTask SaveFollowUpAsync(FollowUp followUp, CancellationToken cancellationToken = default) =>
        FollowUps.SaveAsync(Require.NotNull(followUp), cancellationToken);

    /// <summary>Removes a follow-up. Removing what is missing does nothing.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IFollowUpStore"/>.</exception>
    public ValueTask RemoveFollowUpAsync(FollowUpId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.FollowUps).RemoveAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>What the owner believes of a pair; null where there is no belief.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IAcquaintanceStore"/>.</exception>
    public ValueTask<Acquaintance?> FindAcquaintanceAsync(ContactPair pair, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Acquaintances).FindAsync(Owner, Require.NotDefault(pair), cancellationToken);

    /// <summary>What the owner believes of all pairs, ordered by pair.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IAcquaintanceStore"/>.</exception>
    public IAsyncEnumerable<Acquaintance> ListAcquaintancesAsync(CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Acquaintances).ListAsync(Owner, cancellationToken);

    /// <summary>Keeps a belief, in place of the one of the same pair.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IAcquaintanceStore"/>.</exception>
    public ValueTask SaveAcquaintanceAsync(Acquaintance acquaintance, CancellationToken cancellationToken = default) =>
        Acquaintances.SaveAsync(Require.NotNull(acquaintance), cancellationToken);

    /// <summary>Removes a belief. Removing what is missing does nothing.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IAcquaintanceStore"/>.</exception>
    public ValueTask RemoveAcquaintanceAsync(ContactPair pair, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Acquaintances).RemoveAsync(Owner, Require.NotDefault(pair), cancellationToken);

    /// <summary>The introduction; null where there is none.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IIntroductionStore"/>.</exception>
    public ValueTask<Introduction?> FindIntroductionAsync(IntroductionId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Introductions).FindAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>All introductions, in ordinal order of their ids.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IIntroductionStore"/>.</exception>
    public IAsyncEnumerable<Introduction> ListIntroductionsAsync(CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Introductions).ListAsync(Owner, cancellationToken);

    /// <summary>Keeps an introduction at its present stage, in place of the one that has its id.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IIntroductionStore"/>.</exception>
    public ValueTask SaveIntroductionAsync(Introduction introduction, CancellationToken cancellationToken = default) =>
        Introductions.SaveAsync(Require.NotNull(introduction), cancellationToken);

    /// <summary>Removes an introduction. Removing what is missing does nothing.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IIntroductionStore"/>.</exception>
    public ValueTask RemoveIntroductionAsync(IntroductionId id, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(_stores.Introductions).RemoveAsync(Owner, Require.NotDefault(id), cancellationToken);
}
