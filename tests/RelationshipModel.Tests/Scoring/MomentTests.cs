using CsCheck;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

/// <summary>A moment calculates as an instant does.</summary>
public sealed class MomentTests
{
    private static readonly Instant Start = Instant.FromUtc(2020, 1, 1, 0, 0);

    private static readonly Gen<Duration> Spans = Gen.OneOf(
        Gen.Long[0, 400_000_000_000_000_000].Select(Duration.FromNanoseconds),
        Gen.Int[0, 200].Select(static halfDays => Duration.FromHours(12 * halfDays)));

    private static readonly Gen<Instant> Instants = Spans.Select(static span => Start + span);

    [Fact]
    public void A_moment_keeps_its_instant() => Instants.Sample(static at => Assert.Equal(at, Moment.Of(at).Instant));

    [Fact]
    public void Moments_are_in_the_order_of_their_instants() =>
        Gen.Select(Instants, Instants).Sample(static (a, b) =>
        {
            Moment x = Moment.Of(a), y = Moment.Of(b);
            Assert.Equal([a < b, b < a], (bool[])[x < y, x > y]);
            Assert.Equal(a.CompareTo(b), Math.Sign(x.CompareTo(y)));
            Assert.Equal((Instant.Max(a, b), Instant.Min(a, b)), (Moment.Later(x, y).Instant, Moment.Earlier(x, y).Instant));
            Assert.Equal((b - a).TotalDays, Moment.Days(x, y), 1e-9);
        });

    [Fact]
    public void A_moment_is_so_much_later_than_another_as_its_instant_is() =>
        Gen.Select(Instants, Instants, Spans).Sample(static (a, b, span) =>
        {
            Assert.Equal(a - b >= span, Moment.Of(a).IsAfter(Moment.Of(b), Moment.Of(span)));
            Assert.True(Moment.Of(a + span).IsAfter(Moment.Of(a), Moment.Of(span)));
            Assert.False(Moment.Of(a + span - Duration.Epsilon).IsAfter(Moment.Of(a), Moment.Of(span)));
        });

    [Fact]
    public void Before_is_a_nanosecond_before() =>
        Instants.Sample(static at => Assert.Equal(at - Duration.Epsilon, Moment.Of(at).Before().Instant));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(.5, 30)]
    [InlineData(23.75, 1_425)]
    [InlineData(24, 1_440)]
    [InlineData(24.25, 1_455)]
    [InlineData(47.5, 2_850)]
    [InlineData(48, 2_880)]
    [InlineData(8_766, 525_960)]
    public void After_some_hours_is_some_minutes_later(double hours, int minutes)
    {
        foreach (int hour in (int[])[0, 13, 23])
        {
            Instant at = Start + Duration.FromHours(hour);
            Assert.Equal(at + Duration.FromMinutes(minutes), Moment.Of(at).After(hours).Instant);
        }
    }

    [Fact]
    public void Moments_at_the_ends_of_a_day_are_in_order()
    {
        Moment begin = Moment.Of(Start), end = Moment.Of(Start + Duration.FromDays(1) - Duration.Epsilon);
        Assert.Equal(-1, Math.Sign(begin.CompareTo(end)));
        Assert.Equal(end, Moment.Of(Start + Duration.FromDays(1)).Before());
    }

    // A length may be as long as a duration can be; its end is at most 4,000,001 days off.
    [Fact]
    public void After_the_longest_length_is_a_number()
    {
        Moment end = Moment.Of(Start).After(Duration.MaxValue.TotalHours);
        Assert.Equal((Moment.Of(Start).Day + 4_000_001, 0), (end.Day, end.Nanosecond));
    }
}
