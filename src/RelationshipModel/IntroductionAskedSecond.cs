using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The second was asked and has not answered.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionAskedSecond>))]
public sealed record IntroductionAskedSecond : OpenIntroduction
{
    internal IntroductionAskedSecond(Introduction previous, Instant at)
        : base(previous, IntroductionStage.AskedSecond, at)
    {
    }

    /// <summary>The second says yes: both have.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="facts">The facts about the second that the first may be told; null for none.</param>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionAccepted AcceptSecond(Instant at, IEnumerable<string>? facts = null) => new(this, at, Facts(facts));

    /// <summary>The second says no. The first is told only that it goes no further.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed DeclineSecond(Instant at) => Decline(Second, at);

    /// <summary>The first says no after all.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed DeclineFirst(Instant at) => Decline(First, at);
}
