using RelationshipModel.Internals;

namespace RelationshipModel.Storage;

/// <summary>Keeps the promises between an owner and the contacts.</summary>
/// <remarks>Follow-ups are listed by the instant of the promise and then ordinally by id.</remarks>
public interface IFollowUpStore : IRecordStore<FollowUpId, FollowUp>
{
    /// <summary>Returns the follow-ups with one contact, in order.</summary>
    /// <remarks>By default it filters all follow-ups; override it in a store with an index.</remarks>
    IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, ContactId contact, CancellationToken cancellationToken = default) =>
        ListAsync(owner, cancellationToken).Filter(With(Require.NotDefault(contact)), cancellationToken);

    private static Func<FollowUp, bool> With(ContactId contact) => followUp => followUp.Contact == contact;
}
