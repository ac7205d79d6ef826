using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>A store of the host's own that takes nothing.</summary>
internal sealed class RefusingFollowUps(Func<Exception> fault) : IFollowUpStore
{
    public ValueTask<FollowUp?> FindAsync(OwnerId owner, FollowUpId key, CancellationToken cancellationToken = default) =>
        throw fault();

    public IAsyncEnumerable<FollowUp> ListAsync(OwnerId owner, CancellationToken cancellationToken = default) => throw fault();

    public ValueTask SaveAsync(
        OwnerId owner, IReadOnlyCollection<FollowUp> records, CancellationToken cancellationToken = default) => throw fault();

    public ValueTask RemoveAsync(
        OwnerId owner, IReadOnlyCollection<FollowUpId> keys, CancellationToken cancellationToken = default) => throw fault();
}
