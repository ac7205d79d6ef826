using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using RelationshipModel.Network;

namespace ExistingCrm.Tests;

/// <summary>The telemetry that the program sends to OpenTelemetry.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Questions_OfARequest_AreMeasuredAndInItsTrace()
    {
        List<MetricSnapshot> metrics = [];
        List<Activity> activities = [];
        ActivityTraceId trace = ActivityTraceId.CreateRandom();
        RunningCrm crm = await RunningCrm.StartAsync(configure: services => services
            .ConfigureOpenTelemetryMeterProvider(builder => builder.AddInMemoryExporter(metrics))
            .ConfigureOpenTelemetryTracerProvider(
                builder => builder.AddSource("Microsoft.AspNetCore").AddInMemoryExporter(activities)));
        await using (crm)
        {
            using HttpClient mara = await crm.SignInAsync("mara");
            mara.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
            await mara.GetStringAsync("/relationships/scores", TestContext.Current.CancellationToken);
        }

        Activity question = Assert.Single(
            activities, activity => activity.TraceId == trace && activity.Source.Name == RelationshipTelemetry.Name);
        Assert.Equal("relationship_model score_all", question.DisplayName);
        MetricPoint[] points =
        [
            .. metrics.Where(static metric => metric.Name == RelationshipTelemetry.QuestionDuration)
                .SelectMany(static metric => metric.MetricPoints),
        ];
        Assert.Contains(points, static point =>
        {
            foreach (KeyValuePair<string, object?> tag in point.Tags)
                if (tag is { Key: RelationshipTelemetry.QuestionTag, Value: "score_all" }) return point.GetHistogramCount() > 0;
            return false;
        });
    }
}
