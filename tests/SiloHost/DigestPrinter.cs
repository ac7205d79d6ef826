using RelationshipModel.Orleans.Digests;

namespace SiloHost;

/// <summary>Delivers a digest to the standard output of its silo: one line with its id.</summary>
public sealed class DigestPrinter : IDigestSink
{
    /// <summary>Writes the id.</summary>
    public ValueTask DeliverAsync(WeeklyDigest digest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(digest);
        Console.WriteLine($"digest {digest.Id}");
        return ValueTask.CompletedTask;
    }
}
