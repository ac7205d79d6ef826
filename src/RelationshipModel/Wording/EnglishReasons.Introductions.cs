using RelationshipModel.Introductions;

namespace RelationshipModel.Wording;

public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> IntroductionTemplates => new()
    {
        [IntroductionReasons.MeetsNeed] = "{other} offers what you are looking for: {topics}.",
        [IntroductionReasons.SharedInterests] = "You and {other} both care about {topics}.",
        [IntroductionReasons.AsksForHelp] = "{other} is looking for {topics}, which you offer, and would be glad of your help.",
        [IntroductionReasons.MightEnjoyMeeting] = "You and {other} might enjoy meeting each other.",
        [IntroductionReasons.SharedTiesAlone] = "This rests on shared ties alone: both are in touch with {people}.",
        [IntroductionReasons.SharedPeople] = "Both are in touch with {people}.",
        [IntroductionReasons.ReviveFirst] = "You and {contact} have been quiet for {silence}: revive that tie first.",
        [IntroductionReasons.CloseToBoth] = "You are close to both {first} and {second}.",
        [IntroductionReasons.KnowsBoth] = "You know both {first} and {second}.",
        [IntroductionReasons.SaidNotAcquainted] = "You said that {first} and {second} do not know each other.",
        [IntroductionReasons.NeverTogether] = "Nothing shows that {first} and {second} have met.",
        [IntroductionReasons.SharedPeopleOnly] =
            "{first} and {second} know some of the same people, but nothing shows that they have met.",
        [IntroductionReasons.SmallCircleOnly] =
            "{first} and {second} are in one circle of yours, but nothing shows that they have met.",
        [IntroductionReasons.Related] = "{first} and {second} are of one family or household and may know each other: ask first.",
        [IntroductionReasons.WereTogether] = "{first} and {second} were at the same occasion and may have met: ask first.",
    };
}
