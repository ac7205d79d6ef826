using RelationshipModel.Gatherings;

namespace RelationshipModel.Wording;

/// <content>Gatherings and follow-ups.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> GatheringTemplates => new()
    {
        [GatheringReasons.NewToYou] = "{contact} is new to you.",
        [GatheringReasons.InTouch] = "You and {contact} are in touch; the last time was {silence} ago.",
        [GatheringReasons.NewTie] = "You and {contact} are getting to know each other; the last time was {silence} ago.",
        [GatheringReasons.Slipping] = "It has been {silence} since you were in touch with {contact}: a little late.",
        [GatheringReasons.Drifting] = "It has been {silence} since you were in touch with {contact}: late.",
        [GatheringReasons.Dormant] = "You and {contact} have not been in touch for {silence}; you can pick up where you left off.",
        [GatheringReasons.Lapsed] = "You and {contact} have not been in touch for {silence}.",
        [GatheringReasons.Paused] = "You are resting your tie with {contact}.",
        [GatheringReasons.Ended] = "Your tie with {contact} has ended.",
        [GatheringReasons.Known] = "You know {contact}; the last time you were in touch was {silence} ago.",
        [GatheringReasons.Stated] = "You know {contact}; no contact is on record.",
        [GatheringReasons.YourTurnToReachOut] = "{contact} has reached out to you for a long time: your turn.",
        [GatheringReasons.YourTurnToSupport] = "{contact} has supported you for a long time: your turn to pour in.",
        [GatheringReasons.MineOverdue] = "You promised {contact} something by {due}; it is {late} late.",
        [GatheringReasons.MineDue] = "You promised {contact} something by {due}.",
        [GatheringReasons.MineOpen] = "You promised {contact} something {since} ago.",
        [GatheringReasons.TheirsOverdue] = "{contact} promised you something by {due}; you could ask how it stands.",
        [GatheringReasons.TheirsDue] = "{contact} promised you something by {due}.",
        [GatheringReasons.TheirsOpen] = "{contact} promised you something {since} ago.",
        [GatheringReasons.FollowUps] = "Promises made there: {count} ({mine} of yours, {theirs} of others), {new} with people new to you.",
        [GatheringReasons.Kept] = "Kept within {days} days: {yes} of {known}; {pending} still open.",
        [GatheringReasons.SecondMeetings] = "A second meeting within {days} days: with {yes} of {known} people; {pending} not known yet.",
        [GatheringReasons.Alive] = "In touch about {days} days later: {yes} of {known} people; {pending} not known yet.",
    };
}
