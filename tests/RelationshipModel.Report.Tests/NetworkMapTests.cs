using RelationshipModel.Report.Mapping;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Tests;

/// <summary>The places of the map: nothing overlaps, whatever the number of ties and the moment.</summary>
public sealed class NetworkMapTests
{
    public static TheoryData<int, int> Cases { get; } = new(
        from ties in (int[])[1, 3, 15, 24, 25, 60, 400]
        from size in Enumerable.Range(0, MapSize.All.Count)
        select (ties, size));

    [Theory]
    [MemberData(nameof(Cases))]
    public void NetworkMap_AnyNumberOfTies_KeepsDotsAFingersWidthApartAndNamesClear(int ties, int place)
    {
        (MapSize size, MapDrawing drawing, Picture picture) = Drawn(ties, place);
        foreach (NetworkMoment moment in drawing.Moments)
        {
            NetworkMap map = drawing.Map(size, moment);
            for (int i = 0; i < map.Dots.Count; i++)
            {
                MapDot dot = map.Dots[i];
                Assert.InRange(double.Hypot(dot.X - size.CenterX, dot.Y - map.CenterY), size.OwnerRadius + dot.Radius,
                    map.Radius - dot.Radius);
                for (int j = 0; j < i; j++)
                    Assert.True(double.Hypot(dot.X - map.Dots[j].X, dot.Y - map.Dots[j].Y) >= size.Spacing,
                        $"{dot} and {map.Dots[j]} are too near.");
                if (BoxOf(dot) is not { } box) continue;
                Assert.True(box is { Left: >= 0, Top: >= 0 } && box.Right <= size.Width && box.Bottom <= map.Height,
                    $"The name of {dot} is clipped.");
                Assert.DoesNotContain(map.Dots, other => other != dot
                    && box.DistanceFrom(other.X, other.Y) < Math.Max(other.Radius, 12));
                Assert.DoesNotContain(map.Dots, other => other != dot && BoxOf(other) is { } another && another.Overlaps(box));
            }

            Box? BoxOf(MapDot dot)
            {
                if (dot.Label is not { } label) return null;
                double width = Lettering.Width(Lettering.Label(picture.Ties[dot.Tie.Number].Name), size.FontSize),
                    x = dot.X + label.X;
                double left = label.Anchor switch { TextAnchor.Start => x, TextAnchor.End => x - width, _ => x - width / 2 };
                return new(left, dot.Y + label.Y - size.FontSize * 0.8, left + width, dot.Y + label.Y + size.FontSize * 0.2);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NetworkMap_CloserInAWord_IsOnAnInnerRing(int ties, int place)
    {
        (MapSize size, MapDrawing drawing, _) = Drawn(ties, place);
        NetworkMap map = drawing.Map(size, drawing.Moments[^1]);
        Assert.NotEmpty(map.Dots);
        Assert.Equal(map.RingRadii.Order(), map.RingRadii);
        foreach (MapDot dot in map.Dots)
        {
            int ring = Array.IndexOf(NetworkMap.Rings, dot.Tie.Warmth);
            Assert.InRange(double.Hypot(dot.X - size.CenterX, dot.Y - map.CenterY), ring == 0 ? 0 : map.RingRadii[ring - 1],
                map.RingRadii[ring]);
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(24)]
    public void NetworkMap_FewTies_DrawsAndNamesThemAllOnAWideScreen(int ties)
    {
        (_, MapDrawing drawing, _) = Drawn(ties, 0);
        NetworkMap map = drawing.Map(MapSize.Wide, drawing.Moments[^1]);
        Assert.Equal(ties, map.Dots.Count(static dot => dot.Label is not null));
    }

    [Fact]
    public void NetworkMap_ThreeHundredTies_FillsTheRingsRatherThanTheirEdge()
    {
        (_, MapDrawing drawing, _) = Drawn(300, 0);
        NetworkMap map = drawing.Map(MapSize.Wide, drawing.Moments[^1]);
        double[] distances = [.. map.Dots.Select(dot => double.Hypot(dot.X - MapSize.Wide.CenterX, dot.Y - map.CenterY)).Order()];
        Assert.InRange(map.Dots.Count, 290, 300);
        // Evenly spread over the disc half of the dots are within .71 of its radius.
        Assert.InRange(distances[distances.Length / 2] / map.Radius, 0.5, 0.85);
    }

    [Fact]
    public void NetworkMap_SleepingFriendsBeyondItsRoom_HavePlacesOfTheirOwn()
    {
        TieMoment[] ties =
        [
            .. Enumerable.Range(0, 40).Select(static i => new TieMoment(i, Warmth.Faint, TieStatus.Active, 0.1 - i * 0.001, 0.1)),
            .. Enumerable.Range(40, 10)
            .Select(static i => new TieMoment(i, Warmth.Asleep, TieStatus.Dormant, 0.1, 0.9 - i * 0.001)),
        ];
        Picture picture = new(new(Networks.Many(50)), ReportOptions.Default);
        NetworkMap map = new(MapSize.Wide, ties, 50, new(picture.Ties, 20), [.. ties.Select(static _ => "Name")],
            ["a", "b", "c", "d", "e"], 20);
        Assert.Equal(20, map.Dots.Count);
        Assert.Equal([40, 41, 42, 43], map.Dots.Where(static dot => dot.Tie.Warmth == Warmth.Asleep)
            .Select(static dot => dot.Tie.Number));
    }

    [Fact]
    public void Moments_EndsOfYears_AreTheScoresAsOfThen()
    {
        NetworkSnapshot snapshot = Networks.Many(100);
        Picture picture = new(new(snapshot), ReportOptions.Default);
        IReadOnlyList<NetworkMoment> moments = NetworkMoment.All(picture);
        Assert.True(moments.Count > 3);
        Assert.Null(moments[^1].Year);
        foreach (NetworkMoment moment in moments.SkipLast(1))
        {
            NodaTime.Instant end = NodaTime.Instant.FromUtc(moment.Year!.Value + 1, 1, 1, 0, 0);
            TieMoment[] expected =
            [
                .. from tie in picture.Ties
                   let history = snapshot.InteractionsWith(tie.Score.Tie.Contact)
                   where history[0].At < end
                   select new TieMoment(tie.Number, new RelationshipScorer().Score(new Tie(tie.Score.Tie, history), end)),
            ];
            Assert.NotEmpty(expected);
            Assert.Equal(expected.Order(Comparer<TieMoment>.Create(TieMoment.Compare)), moment.Ties);
        }
    }

    [Fact]
    public void Moments_HistoryIsNotWhole_AreTodayAlone()
    {
        NetworkSnapshot snapshot = Networks.Many(3);
        Picture picture = new(new(snapshot with { Interactions = snapshot.Interactions.Skip(1).ToArray() }),
            ReportOptions.Default);
        Assert.Null(Assert.Single(NetworkMoment.All(picture)).Year);
    }

    private static (MapSize Size, MapDrawing Drawing, Picture Picture) Drawn(int ties, int size)
    {
        Picture picture = new(new(Networks.Many(ties)), ReportOptions.Default);
        return (MapSize.All[size], new(picture), picture);
    }
}
