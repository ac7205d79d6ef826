using RelationshipModel.Revisits;

namespace RelationshipModel.Wording;

/// <content>Revisits.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> RevisitTemplates => new()
    {
        [RevisitReasons.PromiseDue] = "You promised {them} {what|something} by today.",
        [RevisitReasons.PromiseOverdue] = "You promised {them} {what|something} by {due}; it is {overdue} overdue.",
        [RevisitReasons.PromiseOpen] = "You promised {them} {what|something} on {promised}, and it is still open.",
        [RevisitReasons.MorePromises] = "{count} more promises to {them} are due.",
        [RevisitReasons.MorePromises + "#1"] = "One more promise to {them} is due.",
        [RevisitReasons.DueSinceMembership] =
            "You have wanted to be in touch with {them} since {since}, and no contact is on record.",
        [RevisitReasons.SnoozeOver] = "You wanted to be reminded of {them} from {date} on.",
        [RevisitReasons.Birthday] = "{they} [has|have] a birthday on {date}.",
        [RevisitReasons.BirthdayToday] = "{they} [has|have] a birthday today.",
        [RevisitReasons.SamePlace] = "{they} [lives|live] in {place}, where you are or will be.",
        [RevisitReasons.ExpectedAtGathering] = "{you and they} are expected at the same gathering on {date}.",
        [RevisitReasons.UnansweredBefore] =
            "You reached out {count times} without a reply and have let it rest; a short note is enough.",
        [RevisitReasons.UnansweredHold] = "You reached out to {them} {count times} without an answer; let it rest until {until}.",
        [RevisitReasons.RecentlySuggested] = "{they} [was|were] suggested on {date} and will not be again before {until}.",
        [RevisitReasons.RecentlyInTouch] = "{you and they} were in touch on {date}; there is no hurry before {until}.",
        [RevisitReasons.AgreedToMeet] = "You meet {them} on {date}.",
        [RevisitReasons.CircleLimit] = "This list already holds {limit} others who share a circle with {them}.",
    };
}
