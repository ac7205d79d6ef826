using RelationshipModel.Changes;

namespace RelationshipModel.Wording;

/// <content>What changed.</content>
public sealed partial class EnglishReasons
{
    private static Dictionary<string, string> ChangeTemplates => new()
    {
        [ChangeReasons.NewTie] = "{you and they} were in touch for the first time on {date}.",
        [ChangeReasons.Answered] = "{they} [was|were] in touch on {date}, after {quiet} of silence.",
        [ChangeReasons.BackInTouch] = "{you and they} were in touch on {date}, after {quiet} of silence.",
        [ChangeReasons.GoneQuiet] = "{you and they} have gone quiet: {silence}, where about every {gap every} is usual.",
        [ChangeReasons.NewlyDormant] =
            "Your tie with {them} has fallen asleep after {silence}; you can pick up where you left off.",
        [ChangeReasons.Warmed] = "{you and they} have grown closer: from {before} to {after}.",
        [ChangeReasons.Cooled] = "{you and they} have grown apart a little: from {before} to {after}.",
        [ChangeReasons.PromiseDue] = "What you promised {them} came due on {due}: {what|something}.",
        [ChangeReasons.TheirPromiseDue] = "What {they} promised you came due on {due}: {what|something}.",
    };
}
