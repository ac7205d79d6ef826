using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps who belongs to an owner's circles, since when and until when.</summary>
/// <remarks>Memberships, past and present, are listed by circle, contact and first day. Saving one whose circle the owner does
/// not have throws an <see cref="InvalidOperationException"/>.</remarks>
public interface IMembershipStore : IRecordStore<MembershipKey, CircleMembership>
{
    /// <summary>Returns the memberships of one contact, in order.</summary>
    /// <remarks>By default it filters all memberships; override it in a store with an index.</remarks>
    IAsyncEnumerable<CircleMembership> ListAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken = default) =>
        ListAsync(owner, cancellationToken).Filter(With(Require.NotDefault(contact)), cancellationToken);

    private static Func<CircleMembership, bool> With(ContactId contact) => membership => membership.Contact == contact;
}
