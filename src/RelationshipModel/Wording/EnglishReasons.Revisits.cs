using RelationshipModel.Revisits;

namespace RelationshipModel.Wording;

/// <content>Revisits.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> RevisitTemplates => new()
    {
        [RevisitReasons.PromiseOverdue] = "You promised {contact} something by {due}; it is {overdue} overdue.",
        [RevisitReasons.PromiseOpen] = "You promised {contact} something on {promised}, and it is still open.",
        [RevisitReasons.MorePromises] = "Further overdue promises to {contact}: {count}.",
        [RevisitReasons.Slipping] = "It has been {silence} since you and {contact} were in touch; about {gap} is usual for you two.",
        [RevisitReasons.Drifting] = "It has been {silence} since you and {contact} were in touch, where about {gap} was usual; a few words would bridge it.",
        [RevisitReasons.BeyondCadence] = "It has been {silence} since you and {contact} were in touch, longer than you wished.",
        [RevisitReasons.Dormant] = "You and {contact} have been quiet for {silence}; the tie is dormant, and you can pick up where you left off.",
        [RevisitReasons.Birthday] = "{contact} has a birthday on {date}.",
        [RevisitReasons.BirthdayToday] = "{contact} has a birthday today.",
        [RevisitReasons.SamePlace] = "{contact} lives in {place}, where you are or will be.",
        [RevisitReasons.ExpectedAtGathering] = "You and {contact} are both expected at a gathering on {date}.",
        [RevisitReasons.SilentToEveryone] = "{contact} has been silent to everyone, not just to you: nobody has heard anything for {away}.",
        [RevisitReasons.SilentToYou] = "The silence is between {contact} and you: others were in touch {away} ago.",
        [RevisitReasons.YourTurnToReachOut] = "{contact} has mostly been the one to reach out; it is your turn.",
        [RevisitReasons.YourTurnToPourIn] = "{contact} has given you much support; it is your turn to pour in.",
        [RevisitReasons.UnansweredBefore] = "Times you last reached out to {contact} without an answer: {count}. You have let it rest; a light word is enough.",
        [RevisitReasons.UnansweredHold] = "You reached out to {contact} {count} times without an answer; let it rest until {until}.",
        [RevisitReasons.RecentlySuggested] = "{contact} was suggested on {date}, and is not again before {until}.",
        [RevisitReasons.RecentlyInTouch] = "You and {contact} were in touch on {date}; there is no hurry before {until}.",
        [RevisitReasons.CircleLimit] = "This list already holds {limit} others from a circle of {contact}'s.",
    };
}
