namespace RelationshipModel.AspNetCore.Views;

/// <summary>Two contacts who should meet.</summary>
/// <param name="Pair">The two, in order of their ids.</param>
/// <param name="FirstName">The name of the first.</param>
/// <param name="SecondName">The name of the second.</param>
/// <param name="Score">The score: 0 or more.</param>
/// <param name="ForOwner">The reasons, in sentences to the owner.</param>
/// <param name="ForFirst">The sentences that may be said to the first.</param>
/// <param name="ForSecond">The sentences that may be said to the second.</param>
public sealed record SuggestedIntroduction(ContactPair Pair, string FirstName, string SecondName, double Score,
    IReadOnlyList<string> ForOwner, IReadOnlyList<string> ForFirst, IReadOnlyList<string> ForSecond);
