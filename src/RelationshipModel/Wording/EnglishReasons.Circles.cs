using RelationshipModel.Circles;

namespace RelationshipModel.Wording;

/// <content>Circles.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> CircleTemplates => new()
    {
        [CircleReasons.Slipping] = "It has been {silence} since you were in touch with {contact}: a little late.",
        [CircleReasons.Drifting] = "It has been {silence} since you were in touch with {contact}: late.",
        [CircleReasons.Dormant] = "You and {contact} have not been in touch for {silence}; you can pick up where you left off.",
        [CircleReasons.Lapsed] = "You and {contact} have not been in touch for {silence}.",
        [CircleReasons.CadenceOfMembership] = "The gap you want with {contact} is {gap}.",
        [CircleReasons.CadenceOfCircle] = "The gap this circle aims at is {gap}.",
        [CircleReasons.OwnRhythm] = "The usual gap between you and {contact} is {gap}.",
        [CircleReasons.Growing] = "You and {contact} were in touch on {recent} of the last {days} days, where {expected} would have been usual.",
        [CircleReasons.PaceOfCadence] = "You are in touch with {contact} as often as this circle aims at.",
        [CircleReasons.PaceOfMembers] = "You are in touch with {contact} as often as with this circle's members.",
        [CircleReasons.Bond] = "You and {contact} have built a bond of {hours} hours.",
        [CircleReasons.MutualSupport] = "You and {contact} build each other up.",
        [CircleReasons.Trust] = "{contact} kept {kept} of {promises} promises to you.",
        [CircleReasons.Restores] = "Time with {contact} restores you.",
        [CircleReasons.Advice] = "{contact} has advised you (times noted: {times}).",
        [CircleReasons.Reciprocity] = "You and {contact} both give, in the long run.",
        [CircleReasons.Strength] = "Your tie with {contact} has the strength {strength}.",
        [CircleReasons.OverCapacity] = "The circle has {members} members, {over} more than you want.",
        [CircleReasons.Hours] = "Holding the circle takes about {hours} hours a month.",
        [CircleReasons.Growth] = "Within the last {days} days {joined} joined and {left} left.",
    };
}
