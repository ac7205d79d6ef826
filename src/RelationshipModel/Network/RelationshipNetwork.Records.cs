using System.Runtime.CompilerServices;
using RelationshipModel.Internals;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>The host's records of the owner's network: written, found, listed and removed as they are.</content>
public sealed partial class RelationshipNetwork
{
    /// <summary>Gets the contacts. Removing one leaves the interactions with the contact, and with them the tie.</summary>
    /// <remarks>
    /// As long as there are interactions, the store keeps the prohibitions of a removed record (restrictions, paused, ended,
    /// deceased) under the contact's id, without the name or anything else, and no engine suggests the contact. A record that is
    /// saved for the contact later takes it over; save it once more without, to allow it again. To forget the contact altogether,
    /// erase it.
    /// </remarks>
    public NetworkRecords<ContactId, Contact> Contacts =>
        new(Owner, Stores, new NetworkContacts(Stores), static contact => [contact.Id]);

    /// <summary>Gets the circles. Removing one removes its memberships.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="ICircleStore"/>.</exception>
    public NetworkRecords<CircleId, Circle> Circles =>
        new(Owner, Stores, NetworkStores.Given(Stores.Circles), static _ => []);

    /// <summary>Gets the memberships in circles, past and present.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IMembershipStore"/>.</exception>
    public NetworkRecords<MembershipKey, CircleMembership> Memberships =>
        new(Owner, Stores, NetworkStores.Given(Stores.Memberships), static membership => [membership.Contact]);

    /// <summary>Gets the gatherings.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IGatheringStore"/>.</exception>
    public NetworkRecords<GatheringId, Gathering> Gatherings =>
        new(Owner, Stores, NetworkStores.Given(Stores.Gatherings), static gathering => gathering.Attendees,
            static (gathering, erased) =>
                gathering with { Attendees = [.. gathering.Attendees.Where(attendee => !erased.Contains(attendee))] });

    /// <summary>Gets the follow-ups.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IFollowUpStore"/>.</exception>
    public NetworkRecords<FollowUpId, FollowUp> FollowUps =>
        new(Owner, Stores, NetworkStores.Given(Stores.FollowUps), static followUp => [followUp.Contact]);

    /// <summary>Gets the owner's notes on contacts. No engine reads them.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="INoteStore"/>.</exception>
    public NetworkRecords<NoteId, Note> Notes =>
        new(Owner, Stores, NetworkStores.Given(Stores.Notes), static note => [note.Contact]);

    /// <summary>Gets the owner's beliefs about pairs of contacts.</summary>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IAcquaintanceStore"/>.</exception>
    public NetworkRecords<ContactPair, Acquaintance> Acquaintances =>
        new(Owner, Stores, NetworkStores.Given(Stores.Acquaintances), static belief => [belief.Pair.First, belief.Pair.Second]);

    /// <summary>Gets the introductions, at their present stage.</summary>
    /// <remarks>
    /// Saving an introduction that lacks a stored step throws a <see cref="RecordConflictException"/>. If it was made, the
    /// owner's belief about the two is saved with it. The support that the owner gave to each is an interaction:
    /// <see cref="CompleteIntroductionAsync"/> and <see cref="TakeIntroductionStepAsync"/> record it too.
    /// </remarks>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IIntroductionStore"/>.</exception>
    public NetworkRecords<IntroductionId, Introduction> Introductions =>
        new(Owner, Stores, new NetworkIntroductions(Stores, NetworkStores.Given(Stores.Introductions), Zone),
            static introduction => [introduction.First, introduction.Second]);

    /// <summary>Returns which side's initiatives the owner's records hold; null if unknown, which counts as both
    /// sides'.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public ValueTask<RecordedDirections?> FindRecordedDirectionsAsync(CancellationToken cancellationToken = default) =>
        Stores.RecordedDirections is { } store ? store.FindAsync(Owner, cancellationToken) : new(default(RecordedDirections?));

    /// <summary>
    /// States which side's initiatives the owner's records hold. If one side's are missing, no tie has a balance of initiative or
    /// support, nobody is called unanswered, and it is nobody's turn.
    /// </summary>
    /// <param name="directions">The directions. <see cref="Scoring.DirectionTally"/> finds them in a log.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentOutOfRangeException">The directions are not defined.</exception>
    /// <exception cref="InvalidOperationException">No store implements <see cref="IRecordedDirectionsStore"/>.</exception>
    public ValueTask SaveRecordedDirectionsAsync(RecordedDirections directions, CancellationToken cancellationToken = default) =>
        NetworkStores.Given(Stores.RecordedDirections).SaveAsync(Owner, Require.Defined(directions), cancellationToken);

    /// <summary>Returns the notes about a person, under all ids of that person, by instant and then ordinally by id.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    /// <exception cref="InvalidOperationException">No store implements <see cref="INoteStore"/>.</exception>
    public IAsyncEnumerable<Note> ListNotesAsync(ContactId contact, CancellationToken cancellationToken = default)
    {
        Require.NotDefault(contact);
        return Enumerate(cancellationToken);

        async IAsyncEnumerable<Note> Enumerate([EnumeratorCancellation] CancellationToken cancellation)
        {
            RelationshipNetwork united = await UnitedAsync(cancellation).ConfigureAwait(false);
            IAsyncEnumerable<Note> notes = NetworkStores.Given(united.Stores.Notes, nameof(ListNotesAsync))
                .ListAsync(Owner, united._merges.Canonical(contact), cancellation);
            await foreach (Note note in notes.ConfigureAwait(false)) yield return note;
        }
    }

    /// <summary>Records an interaction. If its id is known, nothing changes; contacts who were erased are left out.</summary>
    /// <returns>Whether it was new.</returns>
    public async ValueTask<bool> RecordAsync(Interaction interaction, CancellationToken cancellationToken = default) =>
        await RecordAsync([Require.NotNull(interaction)], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Records many interactions, all or none. Those whose ids are known change nothing.</summary>
    /// <remarks>
    /// Contacts who were erased are left out, as an erasure leaves them out, and interactions with nobody else are not recorded.
    /// <see cref="FindErasedAsync"/> says who they are. A future interaction is kept, and counts from its instant on.
    /// </remarks>
    /// <exception cref="RecordConflictException">An interaction is before the horizon (<see cref="FindHorizonAsync"/>), and none
    /// was recorded.</exception>
    /// <returns>The number of new interactions.</returns>
    public ValueTask<int> RecordAsync(IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancellationToken = default)
    {
        ValueList<Interaction> batch = ValueList.Copy(interactions);
        if (Stores.ErasureRecords is null)
            return Instruments.CountAsync(Stores.Interactions.AddAsync(Owner, batch, cancellationToken));
        return Instruments.CountAsync(Stores.AsUnitAsync(
            Owner,
            async () => await Stores.Interactions.AddAsync(
                Owner, await AllowedAsync(batch, cancellationToken).ConfigureAwait(false), cancellationToken)
                    .ConfigureAwait(false),
            cancellationToken));
    }

    /// <summary>The interactions without those contacts who were erased.</summary>
    private async ValueTask<IReadOnlyCollection<Interaction>> AllowedAsync(ValueList<Interaction> batch,
        CancellationToken cancellationToken)
    {
        IReadOnlySet<ContactId> erased = await Stores.FindErasedAsync(
            Owner, batch.SelectMany(static interaction => interaction.Contacts), cancellationToken).ConfigureAwait(false);
        return erased.Count == 0
            ? batch
            : [.. batch.Select(interaction => interaction.WithContacts(contact => erased.Contains(contact) ? null : contact))
                .OfType<Interaction>()];
    }

    /// <summary>Returns an interaction; null if not found.</summary>
    public ValueTask<Interaction?> FindInteractionAsync(InteractionId id, CancellationToken cancellationToken = default) =>
        Stores.Interactions.FindAsync(Owner, Require.NotDefault(id), cancellationToken);

    /// <summary>Returns all interactions strictly after a position, by instant and then ordinally by id; from the first if it is
    /// null.</summary>
    public IAsyncEnumerable<Interaction> ListInteractionsAsync(LogPosition? after = null,
        CancellationToken cancellationToken = default) =>
        Stores.Interactions.ListAsync(Owner, after, cancellationToken);

    /// <summary>Returns the interactions with one contact, by instant and then ordinally by id.</summary>
    public IAsyncEnumerable<Interaction> ListInteractionsAsync(ContactId contact,
        CancellationToken cancellationToken = default) =>
        Stores.Interactions.ListAsync(Owner, Require.NotDefault(contact), cancellationToken);

    /// <summary>Saves an interaction in place of the one with its id, to correct it. Contacts who were erased are left
    /// out.</summary>
    public ValueTask SaveInteractionAsync(Interaction interaction, CancellationToken cancellationToken = default)
    {
        ValueList<Interaction> one = [Require.NotNull(interaction)];
        return Stores.AsUnitAsync(
            Owner,
            async () => await Stores.Interactions.SaveAsync(
                Owner, await AllowedAsync(one, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            cancellationToken);
    }

    /// <summary>Removes an interaction, as if it had never happened. Does nothing if it does not exist.</summary>
    public ValueTask RemoveInteractionAsync(InteractionId id, CancellationToken cancellationToken = default) =>
        Stores.Interactions.RemoveAsync(Owner, Require.NotDefault(id), cancellationToken);
}
