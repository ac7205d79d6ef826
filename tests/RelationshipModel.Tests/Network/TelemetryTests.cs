using System.Diagnostics;
using System.Reflection;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

/// <summary>Networks measure and trace, but not if nobody listens.</summary>
public sealed class TelemetryTests
{
    private static readonly CircleId Family = new("circle-of-the-owner");
    private static readonly GatheringId Picnic = new("picnic-of-the-owner");

    private static readonly string Page = File.ReadAllText(
        Path.Combine(Repository.Root, "src", "RelationshipModel", "README.md")).ReplaceLineEndings("\n");

    private readonly RelationshipNetwork _network = New();

    /// <summary>The questions by their names.</summary>
    private static Dictionary<string, Func<RelationshipNetwork, Task>> Questions { get; } = new()
    {
        ["score"] = static network => network.ScoreAsync(Ada).AsTask(),
        ["score_all"] = static network => network.ScoreAllAsync().ToListAsync().AsTask(),
        ["preview_score"] = static network => network.PreviewScoreAsync(Meeting("new", 0, Ada), Ada).AsTask(),
        ["compare_scores"] = static network => network.CompareScoresAsync(Ada, AsOf - Duration.FromDays(20)).AsTask(),
        ["snapshot"] = static network => network.SnapshotAsync().AsTask(),
        ["revisits"] = static network => network.PlanRevisitsAsync(places: ["Lisbon"]).AsTask(),
        ["introductions"] = static network => network.SuggestIntroductionsAsync().AsTask(),
        ["gathering_briefing"] = static network => network.BriefGatheringAsync(Picnic).AsTask(),
        ["gathering_review"] = static network => network.ReviewGatheringAsync(Picnic).AsTask(),
        ["circle_review"] = static network => network.ReviewCircleAsync(Family).AsTask(),
        ["all_circle_reviews"] = static network => network.ReviewCirclesAsync().AsTask(),
        ["changes"] = static network => network.ChangesAsync(AsOf - Duration.FromDays(20)).AsTask(),
        ["contact_export"] = static network => network.ExportContactAsync(Ada, Stream.Null).AsTask(),
    };

    public static TheoryData<string> QuestionNames => [.. Questions.Keys];

    [Fact]
    public void QuestionNames_AreAllThereAre() =>
        Assert.Equal(
            typeof(Question).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(static field => field.IsLiteral)
                .Select(static field => (string)field.GetRawConstantValue()!),
            Questions.Keys);

    [Theory]
    [MemberData(nameof(QuestionNames))]
    public async Task Question_Answered_IsMeasuredAndTracedOnce(string name)
    {
        await FillAsync(_network);
        using RecordedTelemetry telemetry = new();
        using Activity request = new Activity("request").Start();

        await Questions[name](_network);

        (_, double seconds, Dictionary<string, object?> tags) = Assert.Single(
            telemetry.Measurements, static measured => measured.Instrument == RelationshipTelemetry.QuestionDuration);
        Assert.Equal([new(RelationshipTelemetry.QuestionTag, name)], tags);
        Assert.InRange(seconds, double.Epsilon, 60);
        Activity activity = Assert.Single(telemetry.Activities);
        Assert.Equal($"relationship_model {name}", activity.DisplayName);
        Assert.Equal([new(RelationshipTelemetry.QuestionTag, name)], activity.TagObjects);
        Assert.Equal((ActivityStatusCode.Unset, request.SpanId), (activity.Status, activity.ParentSpanId));
        Assert.Same(request, Activity.Current);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Question_WhereOnlyMetricsOrTracesAreWanted_GivesThose(bool withMetrics, bool withTraces)
    {
        using RecordedTelemetry telemetry = new(withMetrics, withTraces);

        await _network.ScoreAsync(Ada);

        Assert.Equal(withMetrics, telemetry.Measurements.Count > 0);
        Assert.Equal(withTraces, telemetry.Activities.Count > 0);
    }

    [Fact]
    public async Task Question_ThatFails_TellsTheTypeOfTheExceptionAndNotItsMessage()
    {
        using RecordedTelemetry telemetry = new();

        ArgumentException fault = await Assert.ThrowsAsync<ArgumentException>(
            async () => await _network.ReviewGatheringAsync(Picnic));

        Assert.Contains(Picnic.Value, fault.Message, StringComparison.Ordinal);
        KeyValuePair<string, object?>[] expected =
        [
            new(RelationshipTelemetry.QuestionTag, "gathering_review"),
            new(RelationshipTelemetry.ErrorTypeTag, "System.ArgumentException"),
        ];
        Assert.Equal(expected, Assert.Single(telemetry.Measurements).Tags);
        Activity activity = Assert.Single(telemetry.Activities);
        Assert.Equal(expected, activity.TagObjects);
        Assert.Equal((ActivityStatusCode.Error, null), (activity.Status, activity.StatusDescription));
        Assert.Empty(activity.Events);
    }

    [Fact]
    public async Task Ties_RecordedAppendedAndEdited_AreFoldedKeptAndRolledOn()
    {
        using RecordedTelemetry telemetry = new();

        await _network.RecordAsync([Meeting("1", 9, Ada), Meeting("2", 8, Ada), Meeting("3", 7, Ben)]);
        Assert.Equal("3", telemetry.Take(RelationshipTelemetry.InteractionsRecorded));
        await _network.ScoreAllAsync().ToListAsync();
        Assert.Equal("2 folded", Ties());
        Assert.Equal("2 kept", States());

        await _network.RecordAsync([Meeting("1", 9, Ada)]);
        Assert.Equal("", telemetry.Take(RelationshipTelemetry.InteractionsRecorded));
        await _network.ScoreAllAsync().ToListAsync();
        Assert.Equal("2 kept", Ties());
        await _network.ScoreAsync(Ben);
        Assert.Equal("1 kept", Ties());
        Assert.Equal("", States());

        await _network.RecordAsync(Meeting("4", 1, Ada));
        Assert.Equal("1", telemetry.Take(RelationshipTelemetry.InteractionsRecorded));
        await _network.ScoreAllAsync().ToListAsync();
        Assert.Equal("1 kept, 1 rolled_on", Ties());

        await _network.SaveInteractionAsync(Meeting("2", 8, Ada) with { Length = Duration.FromHours(2) });
        Assert.Equal("", telemetry.Take(RelationshipTelemetry.InteractionsRecorded));
        await _network.ScoreAsync(Ada);
        Assert.Equal("1 folded", Ties());
        Assert.Equal("1 kept", States());

        string Ties() => telemetry.Take(RelationshipTelemetry.TiesRead, RelationshipTelemetry.TieStateTag);
        string States() => telemetry.Take(RelationshipTelemetry.StatesKept, RelationshipTelemetry.ResultTag);
    }

    [Fact]
    public async Task Ties_OfAHostThatKeepsNoStates_AreFolded()
    {
        RelationshipNetwork network = new(Owner, NetworkStores.Of(new HostStore()), new FakeClock(AsOf));
        await network.RecordAsync([Meeting("1", 9, Ada, Ben)]);
        using RecordedTelemetry telemetry = new();

        await network.ScoreAllAsync().ToListAsync();
        await network.ScoreAsync(Ada);

        Assert.Equal("2 folded, 1 folded", telemetry.Take(RelationshipTelemetry.TiesRead, RelationshipTelemetry.TieStateTag));
    }

    [Fact]
    public async Task States_ThatCannotBeWritten_AreCountedAndTheAnswerIsGiven()
    {
        InMemoryStore store = new();
        RelationshipNetwork network = new(
            Owner, NetworkStores.Of(store) with { TieStates = new UnwritableTieStates(store) }, new FakeClock(AsOf));
        await network.RecordAsync(Meeting("1", 9, Ada));
        using RecordedTelemetry telemetry = new();

        Assert.True((await network.ScoreAsync(Ada)).Strength > 0);

        (_, double count, Dictionary<string, object?> tags) = Assert.Single(
            telemetry.Measurements, static measured => measured.Instrument == RelationshipTelemetry.StatesKept);
        Assert.Equal(1, count);
        Assert.Equal(
            [new(RelationshipTelemetry.ResultTag, "failed"), new(RelationshipTelemetry.ErrorTypeTag, "System.IO.IOException")],
            tags);
    }

    [Fact]
    public async Task Introduction_Made_IsARecordedInteraction()
    {
        using RecordedTelemetry telemetry = new();
        Introduction made = Introduction.Begin(new("i"), Ada, Ben, AsOf).AskFirst(AsOf).AcceptFirst(AsOf).AskSecond(AsOf)
            .AcceptSecond(AsOf).Make(AsOf);

        await _network.CompleteIntroductionAsync(made, new("intro"));
        await _network.CompleteIntroductionAsync(made, new("intro"));

        Assert.Equal("1", telemetry.Take(RelationshipTelemetry.InteractionsRecorded));

        await _network.Introductions.SaveAsync(Introduction.Begin(new("j"), Ada, Cem, AsOf).AskFirst(AsOf).AcceptFirst(AsOf)
            .AskSecond(AsOf).AcceptSecond(AsOf));
        await _network.TakeIntroductionStepAsync(
            new("j"), static kept => kept.Make(AsOf), new("intro of j"));
        Assert.Equal("1", telemetry.Take(RelationshipTelemetry.InteractionsRecorded));
    }

    [Fact]
    public async Task Tags_OfEverythingMeasured_NameNobody()
    {
        using RecordedTelemetry telemetry = new();
        await FillAsync(_network);
        foreach (Func<RelationshipNetwork, Task> ask in Questions.Values) await ask(_network);
        await Assert.ThrowsAsync<ArgumentException>(async () => await _network.ReviewCircleAsync(new("ada")));

        HashSet<string> known = [.. Questions.Keys, "kept", "rolled_on", "folded", "System.ArgumentException"];
        object?[] values =
        [
            .. telemetry.Measurements.SelectMany(static measured => measured.Tags.Values),
            .. telemetry.Activities.SelectMany(static activity => activity.TagObjects.Select(static tag => tag.Value)),
            .. telemetry.Activities.Select(static activity => activity.DisplayName["relationship_model ".Length..]),
        ];

        Assert.Equal([], values.Where(value => value is not string text || !known.Contains(text)).Distinct());
        Assert.Equal(Questions.Count + 1, telemetry.Activities.Count);
        Assert.All(telemetry.Activities, static activity =>
        {
            Assert.Empty(activity.Events);
            Assert.Empty(activity.Baggage);
            Assert.Null(activity.StatusDescription);
        });
    }

    [Fact]
    public void Telemetry_WhereNobodyListens_AllocatesNothing()
    {
        Measure();
        long before = GC.GetAllocatedBytesForCurrentThread();

        bool isMeasured = Measure();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.False(isMeasured);
        using RecordedTelemetry telemetry = new();
        Assert.True(Measure());

        static bool Measure()
        {
            using Question? question = Question.Start(Question.Score);
            ValueTask<int> recorded = Instruments.CountAsync(new(2));
            Instruments.CountRecorded(recorded.IsCompletedSuccessfully ? 1 : 0);
            Instruments.CountTies(Instruments.Folded, 3);
            Instruments.CountStates(4);
            return question is not null;
        }
    }

    [Fact]
    public async Task Readme_Instruments_AreThoseThereAre()
    {
        using RecordedTelemetry telemetry = new();
        await _network.ScoreAsync(Ada);
        await _network.RecordAsync(Meeting("1", 1, Ada));
        string section =
            Page.Split("\n## ").Single(static part => part.StartsWith("Metrics and traces\n", StringComparison.Ordinal));
        string[][] rows =
        [
            .. section.Split('\n').Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries)),
        ];

        Assert.Equal(
            telemetry.Instruments.Select(static instrument =>
                $"{instrument.Name} {instrument.GetType().Name.Split('`')[0].ToLowerInvariant()} {instrument.Unit}").Order(),
            rows.Select(static row => $"{row[1].Trim('`')} {row[2]} {row[3].Trim('`')}").Order());
        Assert.All(
            telemetry.Instruments, static instrument => Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal));
        Assert.Equal(
            [.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10],
            Instruments.QuestionDuration.Advice!.HistogramBucketBoundaries!);
        Assert.All(
            typeof(RelationshipTelemetry).GetFields().Select(static field => (string)field.GetRawConstantValue()!)
                .Concat(Questions.Keys).Concat([Instruments.Kept, Instruments.RolledOn, Instruments.Folded, Instruments.Failed]),
            text => Assert.Contains($"`{text}`", section, StringComparison.Ordinal));
    }

    private static async Task FillAsync(RelationshipNetwork network)
    {
        await network.Contacts.SaveAsync([new(Ada, "Ada Marlowe"), new(Ben, "Ben Marlowe"), new(Cem, "Cem Marlowe")]);
        await network.RecordAsync([Meeting("1", 40, Ada, Ben), Meeting("2", 30, Ada), Meeting("3", 2, Ben, Cem)]);
        await network.Circles.SaveAsync(new Circle(Family, "Family of the owner"));
        await network.Memberships.SaveAsync(new CircleMembership(Family, Ada, new(2024, 1, 1)));
        await network.Gatherings.SaveAsync(
            new Gathering(Picnic, "Picnic of the owner", AsOf + Duration.FromDays(1)) { Attendees = [Ada, Ben] });
    }
}
