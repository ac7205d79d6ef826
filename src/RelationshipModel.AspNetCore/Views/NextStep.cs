namespace RelationshipModel.AspNetCore.Views;

/// <summary>The next step of an introduction.</summary>
/// <param name="Stage">The stage that was reached.</param>
/// <param name="Facts">What somebody who accepts lets the other know; null for nothing.</param>
/// <param name="DeclinedBy">Who declined; null unless somebody did.</param>
public sealed record NextStep(IntroductionStage Stage, IReadOnlyList<string>? Facts = null, ContactId? DeclinedBy = null);
