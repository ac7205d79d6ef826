using RelationshipModel.Orleans.Digests;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Delivers to the mailbox, as a service of one scope.</summary>
internal sealed class MailboxSink(Mailbox mailbox) : IDigestSink
{
    public ValueTask DeliverAsync(WeeklyDigest digest, CancellationToken cancellationToken = default) => mailbox.Take(digest);
}
