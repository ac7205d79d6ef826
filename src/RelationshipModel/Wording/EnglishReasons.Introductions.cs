using RelationshipModel.Introductions;

namespace RelationshipModel.Wording;

public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> IntroductionTemplates => new()
    {
        [IntroductionReasons.MeetsNeed] = "{other} offers what you are looking for: {topics}.",
        [IntroductionReasons.SharedInterests] = "You and {other} both care about {topics}.",
        [IntroductionReasons.SharedClosePeople] = "You share close people.",
        [IntroductionReasons.CloseToBoth] = "You are close to both {first} and {second}.",
        [IntroductionReasons.KnowsBoth] = "You know both {first} and {second}.",
        [IntroductionReasons.SaidNotAcquainted] = "You said that {first} and {second} do not know each other.",
        [IntroductionReasons.NeverTogether] = "Nothing shows that {first} and {second} have met.",
        [IntroductionReasons.SharedPeopleOnly] = "{first} and {second} know some of the same people, but nothing shows that they have met.",
        [IntroductionReasons.SmallCircleOnly] = "{first} and {second} are in one circle of yours, but nothing shows that they have met.",
        [IntroductionReasons.WereTogether] = "{first} and {second} were at the same occasion and may have met: ask first.",
    };
}
