using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>An introduction after its last step: met, no contact, declined or withdrawn.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionClosed>))]
public sealed record IntroductionClosed : Introduction
{
    internal IntroductionClosed(Introduction previous, IntroductionStage stage, Instant at, ContactId? declinedBy)
        : base(previous, stage, at) => DeclinedBy = declinedBy;
}
