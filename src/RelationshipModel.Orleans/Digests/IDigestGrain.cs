namespace RelationshipModel.Orleans.Digests;

/// <summary>The weekly digest of an owner, keyed by the owner's id. Called by the grain of the owner's network.</summary>
[Alias("RelationshipModel.IDigestGrain")]
internal interface IDigestGrain : IGrainWithStringKey
{
    ValueTask SubscribeAsync(DigestSchedule schedule);

    ValueTask UnsubscribeAsync();

    ValueTask<DigestSchedule?> FindScheduleAsync();

    /// <summary>Forgets that contacts were suggested.</summary>
    ValueTask ForgetAsync(string[] contacts);
}
