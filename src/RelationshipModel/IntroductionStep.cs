using NodaTime;

namespace RelationshipModel;

/// <summary>A step of an introduction: the stage reached, and when.</summary>
public readonly record struct IntroductionStep(IntroductionStage Stage, Instant At);
