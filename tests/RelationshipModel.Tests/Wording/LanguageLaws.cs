using System.Text.RegularExpressions;
using CsCheck;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Tests.Laws;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Wording;

/// <summary>The laws of every sentence about every network, in every language.</summary>
public sealed partial class LanguageLaws
{
    // A whole network costs as much as many single ties.
    private static readonly long NetworksPerLaw = Check.Iter / 10;

    [GeneratedRegex(
        @"[{}|#]|\b(the|and|you|your|they|them|ago|since|days?|weeks?|months?|years?|of|with|has|have|is|record|tie|touch)\b")]
    private static partial Regex NotGerman { get; }

    [GeneratedRegex(@"[{}|#]")]
    private static partial Regex Unfilled { get; }

    [Fact]
    public void Every_reason_of_every_engine_is_a_sentence_in_every_language() =>
        Gen.Select(ReviewLaws.Network, ReviewLaws.AsOf).Sample((network, day) =>
        {
            NetworkSnapshot snapshot = network.AsOf(day);
            foreach (IReadOnlyList<Reason> reasons in Spoken(snapshot, network.AsOf(day - 30)))
            {
                Assert.All(Language.English.RenderAll(reasons, Id), static said => Assert.DoesNotMatch(Unfilled, said));
                Assert.All(Language.German.RenderAll(reasons, Id), static said => Assert.DoesNotMatch(NotGerman, said));
            }
        }, iter: NetworksPerLaw);

    private static string Id(ContactId contact) => contact.Value;

    /// <summary>The reasons that are read together.</summary>
    private static IEnumerable<IReadOnlyList<Reason>> Spoken(NetworkSnapshot snapshot, NetworkSnapshot earlier)
    {
        foreach (RelationshipScore score in snapshot.Scores) yield return score.Reasons;
        RevisitPlan plan = new RevisitPlanner(new RevisitOptions { Top = 20 }).Plan(snapshot);
        foreach (RevisitSuggestion suggestion in plan.Suggestions) yield return suggestion.Reasons;
        foreach (RevisitHold hold in plan.Held) yield return hold.Reasons;
        yield return [.. plan.Birthdays.Select(static birthday => birthday.Reason)];
        FollowUpAgenda agenda = FollowUpAgenda.Of(snapshot);
        yield return [.. agenda.Mine.Concat(agenda.Theirs).Select(static open => open.Reason)];
        foreach (IntroductionSuggestion suggestion in new IntroductionSuggester().Suggest(snapshot, top: 0))
        {
            yield return [.. suggestion.ReasonsFor(suggestion.Pair.First)];
            yield return [.. suggestion.ReasonsForOwner];
        }

        CircleReviewer reviewer = new(new() { InwardContactDays = 1, InwardGrowth = 1, CandidateFit = 0 });
        foreach (CircleReview review in reviewer.ReviewAll(snapshot))
        {
            yield return [.. review.Reasons];
            foreach (CircleDrift drift in review.Outward.Concat(review.Inward)) yield return [.. drift.Reasons];
            foreach (CircleCandidate candidate in review.Candidates) yield return [.. candidate.Reasons];
        }

        GatheringPlanner planner = new();
        yield return [.. planner.Review(snapshot, ReviewLaws.Party).Reasons];
        GatheringBriefing briefing = planner.Brief(snapshot, ReviewLaws.People.Select(MadeNetwork.Id));
        foreach (ExpectedAttendee attendee in briefing.Known.Concat(briefing.New)) yield return [.. attendee.Reasons];
        IReadOnlyList<NetworkChange> changes = new ChangeFinder().Find(earlier, snapshot, snapshot.Interactions);
        yield return [.. changes.Select(static change => change.Reason)];
    }
}
