using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>An introduction that is not made yet and not closed: it can be withdrawn, and it expires.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<OpenIntroduction>))]
public abstract record OpenIntroduction : Introduction
{
    private protected OpenIntroduction(IntroductionId id, ContactId first, ContactId second, IntroductionStep draft)
        : base(id, first, second, draft)
    {
    }

    private protected OpenIntroduction(Introduction previous, IntroductionStage stage, Instant at)
        : base(previous, stage, at)
    {
    }

    /// <summary>The owner gives it up.</summary>
    /// <exception cref="InvalidOperationException">It has expired.</exception>
    public IntroductionClosed Withdraw(Instant at) => new(this, IntroductionStage.Withdrawn, at, null);

    internal IntroductionClosed Decline(ContactId by, Instant at) => new(this, IntroductionStage.Declined, at, by);

    internal bool MayDecline(ContactId by) =>
        (by == First && Stage >= IntroductionStage.AskedFirst) || (by == Second && Stage >= IntroductionStage.AskedSecond);
}
