using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>Both said yes; the owner can introduce them.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionAccepted>))]
public sealed record IntroductionAccepted : OpenIntroduction
{
    internal IntroductionAccepted(Introduction previous, Instant at, ValueList<string> facts)
        : base(previous, IntroductionStage.Accepted, at) => FactsOfSecond = facts;

    /// <summary>The owner introduces them.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionMade Make(Instant at) => new(this, at);

    /// <summary>The first says no after all.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed DeclineFirst(Instant at) => Decline(First, at);

    /// <summary>The second says no after all.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed DeclineSecond(Instant at) => Decline(Second, at);
}
