using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The first was asked and has not answered.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionAskedFirst>))]
public sealed record IntroductionAskedFirst : OpenIntroduction
{
    internal IntroductionAskedFirst(Introduction previous, Instant at)
        : base(previous, IntroductionStage.AskedFirst, at)
    {
    }

    /// <summary>The first says yes.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="facts">The facts about the first that the second may be told; null for none.</param>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionAcceptedFirst AcceptFirst(Instant at, IEnumerable<string>? facts = null) => new(this, at, Facts(facts));

    /// <summary>The first says no. The second never hears of it.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed DeclineFirst(Instant at) => Decline(First, at);
}
