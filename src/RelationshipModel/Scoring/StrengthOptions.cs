using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>The options of strength, which combines bond, continuity and reciprocity.</summary>
public sealed record StrengthOptions
{
    /// <summary>Gets V0, the bond with which a tie in contact has strength one half.</summary>
    /// <value>A second to 10,000 hours; 10 hours by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Midpoint { get; init; } = Duration.FromHours(10);

    /// <summary>Gets the weight of ln(continuity).</summary>
    /// <value>0 to 10; 0.5 by default.</value>
    public double ContinuityWeight { get; init; } = .5;

    /// <summary>Gets the weight of ln(floor + (1 - floor) reciprocity).</summary>
    /// <value>0 to 10; 0.25 by default.</value>
    public double ReciprocityWeight { get; init; } = .25;

    /// <summary>Gets the weight of a reciprocity of 0, compared with one of 1.</summary>
    /// <value>Above 0, to 1; 0.1 by default.</value>
    public double ReciprocityFloor { get; init; } = .1;

    internal void Read(IOptionReader reader)
    {
        reader.Length(Midpoint, OptionRange.Second, OptionRange.TenThousandHours);
        reader.Number(ContinuityWeight, 0, 10);
        reader.Number(ReciprocityWeight, 0, 10);
        reader.Number(ReciprocityFloor, OptionRange.Least, 1);
    }
}
