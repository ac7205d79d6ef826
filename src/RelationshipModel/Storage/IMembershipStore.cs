namespace RelationshipModel.Storage;

/// <summary>Keeps who belongs to an owner's circles, since when and until when.</summary>
/// <remarks>Memberships, past and present, are listed by circle, contact and first day. Saving one whose circle the owner does not have throws an
/// <see cref="InvalidOperationException"/>.</remarks>
public interface IMembershipStore : IRecordStore<MembershipKey, CircleMembership>;
