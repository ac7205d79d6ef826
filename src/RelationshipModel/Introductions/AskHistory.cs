using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>The introductions that earlier ones forbid, and the number of times each contact was asked lately.</summary>
internal sealed class AskHistory
{
    private readonly HashSet<ContactPair> _resting = [];
    private readonly Dictionary<ContactId, int> _asked = [];

    internal AskHistory(NetworkSnapshot snapshot, IntroductionOptions options)
    {
        foreach (Introduction introduction in snapshot.Introductions)
        {
            if (introduction.Steps[0].At > snapshot.AsOf) continue;
            if (IsResting(introduction, snapshot, options)) _resting.Add(introduction.Pair);
            foreach (IntroductionStep step in introduction.Steps)
            {
                if (step.At > snapshot.AsOf || step.At <= snapshot.AsOf - options.AskWindow) continue;
                if (step.Stage == IntroductionStage.AskedFirst) Count(introduction.First);
                if (step.Stage == IntroductionStage.AskedSecond) Count(introduction.Second);
            }
        }

        void Count(ContactId contact) => _asked[contact] = CountOf(contact) + 1;
    }

    /// <summary>Whether an introduction of the two is open or was made, or one of them declined within the year.</summary>
    internal bool IsResting(ContactPair pair) => _resting.Contains(pair);

    /// <summary>Returns the number of times that a contact was asked in the window.</summary>
    internal int CountOf(ContactId contact) => _asked.GetValueOrDefault(contact);

    private static bool IsResting(Introduction introduction, NetworkSnapshot snapshot, IntroductionOptions options) =>
        introduction.StageAt(snapshot.AsOf) switch
        {
            IntroductionStage.Withdrawn or IntroductionStage.Expired => false,
            IntroductionStage.Declined =>
                snapshot.Today < introduction.ReachedAt(IntroductionStage.Declined)!.Value.InZone(snapshot.Zone).Date.PlusYears(
                    options.DeclinedYears),
            _ => true,
        };
}
