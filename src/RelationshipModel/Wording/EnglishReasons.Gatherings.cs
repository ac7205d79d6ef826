using RelationshipModel.Gatherings;

namespace RelationshipModel.Wording;

/// <content>Gatherings and follow-ups.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> GatheringTemplates => new()
    {
        [GatheringReasons.NewToYou] = "{they} [is|are] new to you.",
        [GatheringReasons.Known] = "You know {them}; you were last in touch {silence ago}.",
        [GatheringReasons.MineOverdue] = "You promised {them} {what|something} by {due}; it is {late} late.",
        [GatheringReasons.MineDue] = "You promised {them} {what|something} by {due}.",
        [GatheringReasons.MineOpen] = "You promised {them} {what|something} {since ago}.",
        [GatheringReasons.TheirsOverdue] = "{they} promised you {what|something} by {due}; you could ask how it stands.",
        [GatheringReasons.TheirsDue] = "{they} promised you {what|something} by {due}.",
        [GatheringReasons.TheirsOpen] = "{they} promised you {what|something} {since ago}.",
        [GatheringReasons.FollowUps] =
            "Promises made there: {count} ({mine} yours, {theirs} others'), {new} with people new to you.",
        [GatheringReasons.Kept] = "Kept within {days} days: {yes} of {known}; {pending} still open.",
        [GatheringReasons.SecondMeetings] =
            "A second meeting within {days} days: with {yes} of {known} people; {pending} not known yet.",
        [GatheringReasons.Alive] = "In touch about {days} days later: {yes} of {known} people; {pending} not known yet.",
    };
}
