using System.Collections.Concurrent;
using RelationshipModel.Orleans.Digests;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Keeps what was delivered, and can fail before or after it did.</summary>
internal sealed class Mailbox
{
    private int _failures;

    internal ConcurrentQueue<WeeklyDigest> Digests { get; } = [];

    internal bool FailsAfterDelivery { get; set; }

    internal void FailNext(bool afterDelivery) => (FailsAfterDelivery, _failures) = (afterDelivery, 1);

    internal ValueTask Take(WeeklyDigest digest)
    {
        bool fails = Interlocked.Exchange(ref _failures, 0) > 0;
        if (!fails || FailsAfterDelivery) Digests.Enqueue(digest);
        return fails ? throw new IOException("The mail server is away.") : ValueTask.CompletedTask;
    }
}
