using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Merging;
using RelationshipModel.Privacy;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>The rights of a contact: to be forgotten, and to see what is kept.</content>
public sealed partial class RelationshipNetwork
{
    /// <summary>
    /// Erases a contact: the record and everything that names the contact by id. The bonds, recency, reciprocity and strength of
    /// all others stay the same, bit for bit. If a contact was merged with others, every id is erased.
    /// </summary>
    /// <remarks>
    /// With a store that has a unit of work (<see cref="IUnitOfWork"/>), as all of the library's do, everything or nothing is
    /// erased; from others the rows are removed one after another, and calling it again finishes an interrupted erasure. A store
    /// that keeps erasure records (<see cref="IErasureRecordStore"/>) remembers keyed hashes of the ids, also of one under which
    /// nothing was on record: the contact is left out of what is recorded from then on, until
    /// <see cref="RemoveErasureRecordAsync"/> is called. It does not change the ids that the host chose for interactions,
    /// gatherings and the like, nor the owner's texts about others. Choose ids that name nobody.
    /// </remarks>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">A token to cancel the operation before anything is erased.</param>
    /// <returns>A receipt of what was removed and changed.</returns>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    /// <exception cref="ErasureException">The contact was erased, but copies may be left in a store's files
    /// until the call is made again.</exception>
    public async ValueTask<ErasureReceipt> EraseContactAsync(ContactId contact, CancellationToken cancellationToken = default)
    {
        Require.NotDefault(contact);
        ErasureReceipt receipt = await Stores.AsUnitAsync(
            Owner,
            async () =>
            {
                Merges merges = Stores.Merges is null ? Merges.None : await MergesAsync(cancellationToken).ConfigureAwait(false);
                IReadOnlyList<ContactId> members = merges.MembersOf(contact);
                await ForgetInPastsAsync(members, cancellationToken).ConfigureAwait(false);
                return await Erasure.EraseAsync(Stores, Owner, members, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return await PurgedAsync(receipt).ConfigureAwait(false);
    }

    /// <summary>Erases everything that is kept of the owner: contacts, interactions with what was folded of them, and all
    /// other records.</summary>
    /// <remarks>
    /// With a store that has a unit of work (<see cref="IUnitOfWork"/>) everything or nothing is erased; with others, calling it
    /// again finishes an interrupted erasure. What remains are the keyed hashes of contacts that were erased before, which name
    /// nobody, and which side's initiatives were on record.
    /// </remarks>
    /// <param name="cancellationToken">A token to cancel the operation before anything is erased.</param>
    /// <returns>A receipt of what was removed.</returns>
    /// <exception cref="ErasureException">The owner was erased, but copies may be left in a store's files
    /// until the call is made again.</exception>
    public async ValueTask<ErasureReceipt> EraseOwnerAsync(CancellationToken cancellationToken = default)
    {
        ErasureReceipt receipt = await Stores.AsUnitAsync(
            Owner, () => Erasure.EraseOwnerAsync(Stores, Owner, cancellationToken), cancellationToken).ConfigureAwait(false);
        return await PurgedAsync(receipt).ConfigureAwait(false);
    }

    private async ValueTask<ErasureReceipt> PurgedAsync(ErasureReceipt erased)
    {
        ErasureReceipt receipt = erased with { At = _clock.GetCurrentInstant() };
        if (Stores.Erasure is not { } store) return receipt;
        try
        {
            // What was removed is removed: whoever cancelled here would be told the contrary.
            bool isClean = await store.PurgeAsync(CancellationToken.None).ConfigureAwait(false);
            return receipt with { IsCleaningPending = !isClean };
        }
        catch (Exception fault)
        {
            throw new ErasureException(receipt with { IsCleaningPending = true }, fault);
        }
    }

    /// <summary>Returns those contacts that were erased and are left out of what is recorded. An import asks this
    /// to count what it leaves out.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Those of the contacts that were erased; none if no store keeps erasure records.</returns>
    /// <exception cref="ArgumentException">One of the contacts is its default value.</exception>
    public ValueTask<IReadOnlySet<ContactId>> FindErasedAsync(IReadOnlyCollection<ContactId> contacts,
        CancellationToken cancellationToken = default) =>
        Stores.FindErasedAsync(Owner, Require.Keys(contacts), cancellationToken);

    /// <summary>Forgets that a contact was erased, so that the contact may be recorded again. Does nothing if
    /// the contact was not erased.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    public ValueTask RemoveErasureRecordAsync(ContactId contact, CancellationToken cancellationToken = default) =>
        Stores.ErasureRecords is { } records
            ? records.RemoveAsync(Owner, [Require.NotDefault(contact)], cancellationToken) : default;

    /// <summary>
    /// Writes what is kept about a contact as JSON, to be handed to the contact: other people are masked, and what the owner
    /// feels or judges (after-feel, closeness, what the contact is to the owner, circles' names, reasons, states) is left out.
    /// </summary>
    /// <returns>Whether the owner keeps anything about the contact. If not, the document has only the id: check the id before
    /// handing it out.</returns>
    /// <param name="contact">The contact.</param>
    /// <param name="utf8Json">The stream to write to, in UTF-8.</param>
    /// <param name="asOf">The instant that the export names, and as of which it shows introductions; null for the clock's
    /// instant.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">The contact is its default value.</exception>
    public async ValueTask<bool> ExportContactAsync(ContactId contact, Stream utf8Json, Instant? asOf = null,
        CancellationToken cancellationToken = default)
    {
        Require.NotDefault(contact);
        Require.NotNull(utf8Json);
        Instant at = InstantOf(asOf);
        ContactRecords records = await AnswerAsync(
            Question.ContactExport,
            united => united.RecordsOfAsync(united._merges.Canonical(contact), cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        await utf8Json.WriteAsync(ContactExport.Write(records, at), cancellationToken).ConfigureAwait(false);
        return records.IsKnown;
    }

    private async ValueTask<ContactRecords> RecordsOfAsync(ContactId contact, CancellationToken cancellationToken) =>
        new(contact)
        {
            Contacts = await ListedAsync(Stores.Contacts.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Interactions = await ListedAsync(Stores.Interactions.ListAsync(Owner, contact, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Past = await PastAsync(contact, cancellationToken).ConfigureAwait(false),
            Circles = await ListedAsync(Stores.Circles?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Memberships = await ListedAsync(Stores.Memberships?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Gatherings = await ListedAsync(Stores.Gatherings?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            FollowUps = await ListedAsync(Stores.FollowUps?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Notes = await ListedAsync(Stores.Notes?.ListAsync(Owner, contact, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Acquaintances = await ListedAsync(Stores.Acquaintances?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
            Introductions = await ListedAsync(Stores.Introductions?.ListAsync(Owner, cancellationToken), cancellationToken)
                .ConfigureAwait(false),
        };

    /// <summary>Removes contacts from the companions that the pasts of others hold.
    /// Called again it does nothing.</summary>
    private async ValueTask ForgetInPastsAsync(IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        if (_recorded.TieStates is not { } store || await store.FindHorizonAsync(Owner, cancellationToken)
            .ConfigureAwait(false) is null) return;
        List<KeptTie> changed = [];
        await foreach (KeptTie tie in store.ListTiesAsync(Owner, withPeople: false, cancellationToken).ConfigureAwait(false))
            if (TieBytes.WithoutPeople(tie.Past, contacts) is { } past) changed.Add(tie with { Past = past });
        if (changed.Count > 0) await store.SavePastsAsync(Owner, changed, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<TieState> PastAsync(ContactId contact, CancellationToken cancellationToken)
    {
        List<KeptTie> members = [];
        foreach (ContactId member in _merges.MembersOf(contact))
        {
            if (_recorded.TieStates is { } store && await store.FindTieAsync(Owner, member, cancellationToken)
                .ConfigureAwait(false) is { } tie)
                members.Add(tie);
        }

        return _engines.Scorer.Bytes.ReadPastState(TieReader.UnitedPast(members), TieProfile.None);
    }
}
