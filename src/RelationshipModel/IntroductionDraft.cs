using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The owner thinks of an introduction; nobody was asked.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionDraft>))]
public sealed record IntroductionDraft : OpenIntroduction
{
    internal IntroductionDraft(IntroductionId id, ContactId first, ContactId second, Instant at, Duration expiresAfter)
        : base(id, first, second, new(IntroductionStage.Draft, at)) => ExpiresAfter = expiresAfter;

    /// <summary>The first is asked.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionAskedFirst AskFirst(Instant at) => new(this, at);
}
