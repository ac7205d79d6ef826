namespace RelationshipModel.Orleans.Digests;

/// <summary>The state of an owner's digest, in types that every grain storage can write.</summary>
[GenerateSerializer, Alias("RelationshipModel.DigestState")]
internal sealed class DigestState
{
    /// <summary>Gets the day of the week, 1 to 7; 0 if no digest is wanted.</summary>
    [Id(0)]
    public int Day { get; set; }

    /// <summary>Gets the time of day.</summary>
    [Id(1)]
    public long NanosecondOfDay { get; set; }

    /// <summary>Gets the last week whose digest was delivered, or that was over when the owner subscribed.</summary>
    [Id(2)]
    public string LastWeek { get; set; } = "";

    /// <summary>Gets when contacts were last suggested in a digest, in ticks since 1970.</summary>
    [Id(3)]
    public Dictionary<string, long> LastSuggested { get; set; } = [];
}
