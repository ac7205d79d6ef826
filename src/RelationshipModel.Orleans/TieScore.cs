using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Orleans;

/// <summary>The numbers of a score, as a list of all ties shows them. Immutable.</summary>
/// <remarks>They equal, bit for bit, those of the <see cref="RelationshipScore"/> of the same log.</remarks>
[GenerateSerializer, Immutable, Alias("RelationshipModel.TieScore")]
public sealed record TieScore
{
    [Id(0)]
    private readonly string _contact;

    [Id(1)]
    private readonly long? _lastContactTicks;

    internal TieScore(RelationshipScore score)
    {
        _contact = score.Tie.Contact.ToString();
        _lastContactTicks = score.LastContact?.ToUnixTimeTicks();
        Status = score.Status;
        Warmth = score.Warmth;
        Strength = score.Strength;
        Bond = score.Bond;
        Recency = score.Recency;
        Continuity = score.Continuity;
        Reciprocity = score.Reciprocity;
        Vitality = score.Vitality;
        Outlook = score.Outlook;
        InteractionCount = score.InteractionCount;
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact => new(_contact);

    /// <summary>Gets the status.</summary>
    [Id(2)]
    public TieStatus Status { get; }

    /// <summary>Gets how close the two are, in a word.</summary>
    [Id(3)]
    public Warmth Warmth { get; }

    /// <summary>Gets how close the two are.</summary>
    /// <value>0 to 1.</value>
    [Id(4)]
    public double Strength { get; }

    /// <summary>Gets what the two have built.</summary>
    /// <value>Hours, 0 or more.</value>
    [Id(5)]
    public double Bond { get; }

    /// <summary>Gets how recently the two were in touch.</summary>
    /// <value>0 to 1.</value>
    [Id(6)]
    public double Recency { get; }

    /// <summary>Gets how well the two are in rhythm.</summary>
    /// <value>0 to 1.</value>
    [Id(7)]
    public double Continuity { get; }

    /// <summary>Gets how mutual the tie is.</summary>
    /// <value>0 to 1; null while unknown.</value>
    [Id(8)]
    public double? Reciprocity { get; }

    /// <summary>Gets the bond times the recency: whether the two are in touch.</summary>
    /// <value>Hours, 0 or more.</value>
    [Id(9)]
    public double Vitality { get; }

    /// <summary>Gets the vitality times the contact's presence.</summary>
    /// <value>Hours, 0 or more.</value>
    [Id(10)]
    public double Outlook { get; }

    /// <summary>Gets the number of interactions of any kind.</summary>
    [Id(11)]
    public int InteractionCount { get; }

    /// <summary>Gets when the last contact began, to 100 nanoseconds; null if there was none.</summary>
    public Instant? LastContact => _lastContactTicks is { } ticks ? Instant.FromUnixTimeTicks(ticks) : null;

    /// <summary>Returns the contact's id and the status.</summary>
    public override string ToString() => $"{Contact}: {Status}";
}
