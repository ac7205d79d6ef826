using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The first said yes; the second was not asked yet.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionAcceptedFirst>))]
public sealed record IntroductionAcceptedFirst : OpenIntroduction
{
    internal IntroductionAcceptedFirst(Introduction previous, Instant at, ValueList<string> facts)
        : base(previous, IntroductionStage.AcceptedFirst, at) => FactsOfFirst = facts;

    /// <summary>The second is asked.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionAskedSecond AskSecond(Instant at) => new(this, at);

    /// <summary>The first says no after all.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed DeclineFirst(Instant at) => Decline(First, at);
}
