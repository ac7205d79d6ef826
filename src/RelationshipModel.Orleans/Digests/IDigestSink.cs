namespace RelationshipModel.Orleans.Digests;

/// <summary>Delivers weekly digests, such as by mail. A host implements it; it runs in the silos.</summary>
public interface IDigestSink
{
    /// <summary>
    /// Delivers a digest. A digest may come again, with the same <see cref="WeeklyDigest.Id"/>, if a silo ends after the delivery
    /// but before recording it: store the delivered ids, and ignore known ones.
    /// </summary>
    /// <remarks>If it throws, the digest comes again within the hour.</remarks>
    /// <param name="digest">The digest.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    ValueTask DeliverAsync(WeeklyDigest digest, CancellationToken cancellationToken = default);
}
