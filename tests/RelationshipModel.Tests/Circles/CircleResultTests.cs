using NodaTime;
using RelationshipModel.Circles;
using static RelationshipModel.Tests.MadeNetwork;

namespace RelationshipModel.Tests.Circles;

/// <summary>What the results of a review say of themselves, and what the reviewer refuses.</summary>
public sealed class CircleResultTests
{
    private static readonly CircleId Inner = new("inner");
    private static readonly Circle Friends =
        new(Inner, "Inner", CirclePurpose.Friends) { Cadence = Cadence.Every(Period.FromWeeks(1)) };
    private static readonly CircleReviewer Reviewer = new();

    private static readonly MadeNetwork Network = new()
    {
        Contacts = [Person("ana"), Person("ben")],
        Circles = [Friends],
        Memberships = [new(Inner, Id("ana"), Date(0))],
        Interactions = [.. Every(7, "ana", 0, 70), .. Every(3, "ben", 0, 99)],
    };

    private static CircleReview Review(int day) => Reviewer.Review(Network.AsOf(day), Inner);

    [Fact]
    public void ToString_OfEachResult_ShowsIdsAndNumbers()
    {
        CircleReview review = Review(100);

        Assert.Equal("Circle inner as of 2020-04-10T12:00:00Z (1 members)", review.ToString());
        Assert.Equal("ana (Drifting)", review.Members[0].ToString());
        Assert.Equal("ana (Drifting)", review.Outward[0].ToString());
        Assert.Equal("2020-01-01: 1 members (+1 -0)", review.Growth[0].ToString());
        Assert.Equal(FormattableString.Invariant($"ben: {review.Candidates[0].Fit:0.000}"), review.Candidates[0].ToString());
    }

    [Fact]
    public void Candidates_OfTheSameNetwork_AreEqual()
    {
        CircleCandidate one = Review(100).Candidates[0], same = Review(100).Candidates[0], other = Review(101).Candidates[0];

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.NotEqual(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(null));
    }

    [Fact]
    public void Candidates_OfTheSameFitButOtherContacts_AreNotEqual()
    {
        MadeNetwork twins =
            Network with { Interactions = [.. Every(3, "ben", 0, 99), .. Every(3, "ana", 0, 99)], Memberships = [] };

        IReadOnlyList<CircleCandidate> candidates = Reviewer.Review(twins.AsOf(100), Inner).Candidates;

        Assert.Equal(["ana", "ben"], candidates.Select(static candidate => candidate.Contact.Value));
        Assert.Equal(candidates[0].Fit, candidates[1].Fit);
        Assert.NotEqual(candidates[0], candidates[1]);
    }

    [Fact]
    public void Members_GivenNull_AreRefused()
    {
        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(static () => Reviewer.Review(null!, Inner)).ParamName);
        Assert.Equal("snapshot", Assert.Throws<ArgumentNullException>(static () => Reviewer.ReviewAll(null!)).ParamName);
        Assert.Equal("circles",
            Assert.Throws<ArgumentNullException>(static () => new CircleStatements(null!, [], Date(0))).ParamName);
        Assert.Equal("memberships",
            Assert.Throws<ArgumentNullException>(static () => new CircleStatements([], null!, Date(0))).ParamName);
        Assert.Equal("profile", Assert.Throws<ArgumentNullException>(
            static () => new CircleStatements([], [], Date(0)).Of(Id("ana"), null!)).ParamName);
        Assert.Throws<ArgumentException>("contact", static () => new CircleStatements([], [], Date(0)).CadenceOf(default));
    }

    [Fact]
    public void Review_UnknownCircle_SaysWhatToDo()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(static () => Reviewer.Review(Network.AsOf(0), new("other")));

        Assert.StartsWith("There is no circle other. RelationshipNetwork.Circles lists and saves circles;", refusal.Message,
            StringComparison.Ordinal);
        Assert.Equal("circle", refusal.ParamName);
    }
}
