using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The two were introduced; what came of it is not known yet.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionMade>))]
public sealed record IntroductionMade : Introduction
{
    internal IntroductionMade(Introduction previous, Instant at)
        : base(previous, IntroductionStage.Made, at)
    {
    }

    /// <summary>They met or talked.</summary>
    public IntroductionClosed Meet(Instant at) => new(this, IntroductionStage.Met, at, null);

    /// <summary>Nothing came of it.</summary>
    public IntroductionClosed NoContact(Instant at) => new(this, IntroductionStage.NoContact, at, null);
}
