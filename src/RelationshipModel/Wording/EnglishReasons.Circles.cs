using RelationshipModel.Circles;

namespace RelationshipModel.Wording;

/// <content>Circles.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> CircleTemplates => new()
    {
        [CircleReasons.BeyondCadence] = "{you and they} have been out of touch for {silence}, longer than this circle's rhythm.",
        [CircleReasons.NeverInTouch] = "{they} joined on {since}, and no contact is on record.",
        [CircleReasons.CadenceOfMembership] = "You want to be in touch with {them} every {gap every}.",
        [CircleReasons.CadenceOfCircle] = "This circle aims at contact every {gap every}.",
        [CircleReasons.OwnRhythm] = "The usual gap between {you and they} is {gap}.",
        [CircleReasons.Growing] =
            "{you and they} were in touch on {recent} of the last {days} days, where {expected} would have been usual.",
        [CircleReasons.PaceOfCadence] = "That is as often as this circle aims at.",
        [CircleReasons.PaceOfMembers] = "That is as often as you are in touch with this circle's members.",
        [CircleReasons.Bond] = "{you and they} have built a bond of {hours hour}.",
        [CircleReasons.MutualSupport] = "{you and they} build each other up.",
        [CircleReasons.Trust] = "{they} kept {kept} of {promises} promises to you.",
        [CircleReasons.Restores] = "Time with {them} restores you.",
        [CircleReasons.Advice] = "{they} [has|have] advised you {times times}.",
        [CircleReasons.Reciprocity] = "{you and they} give to each other, in the long run.",
        [CircleReasons.Strength] = "Your tie with {them} is {warmth}.",
        [CircleReasons.SharedInterests] = "{they} [shares|share] what this circle cares about: {topics}.",
        [CircleReasons.OverCapacity] = "The circle has {members} members, {over} more than you want.",
        [CircleReasons.Hours] = "Being in touch with this circle takes about {hours hour} a month.",
        [CircleReasons.Growth] = "In the last {days} days {joined} joined and {left} left.",
    };
}
