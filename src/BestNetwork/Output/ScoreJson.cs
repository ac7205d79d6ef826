using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BestNetwork.Records;
using NodaTime.Text;
using RelationshipModel.Scoring;

namespace BestNetwork.Output;

/// <summary>Writes scores as JSON: an array of objects, each with its explanation.</summary>
internal static class ScoreJson
{
    internal static async Task WriteAsync(Stream output, IAsyncEnumerable<IReadOnlyList<ScoredTie>> networks, CancellationToken cancellationToken)
    {
        using Utf8JsonWriter json = new(output, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        await foreach (IReadOnlyList<ScoredTie> network in networks.WithCancellation(cancellationToken))
        {
            foreach (ScoredTie tie in network) JsonSerializer.Serialize(json, ScoreLine.Of(tie.Score), ScoreJsonContext.Default.ScoreLine);
            json.Flush();
        }

        json.WriteEndArray();
        json.Flush();
        output.Write("\n"u8);
    }
}

/// <summary>A score as it is written.</summary>
internal sealed record ScoreLine(
    string Owner,
    string Contact,
    double Strength,
    double Vitality,
    double BondHours,
    double Recency,
    double? Reciprocity,
    string Status,
    string? LastInteraction,
    int Interactions,
    double Outlook,
    ExplanationLine Explanation)
{
    internal static ScoreLine Of(RelationshipScore score) => new(
        score.Tie.Owner.Value,
        score.Tie.Contact.Value,
        score.Strength,
        score.Vitality,
        score.Bond,
        score.Recency,
        score.Reciprocity,
        score.Status.ToString(),
        score.LastInteraction is { } last ? InstantPattern.ExtendedIso.Format(last) : null,
        score.InteractionCount,
        score.Outlook,
        ExplanationLine.Of(score.Explanation));
}

/// <summary>A term of an explanation as it is written.</summary>
internal sealed record ExplanationLine(
    string Term,
    double Value,
    string Unit,
    string Combination,
    IReadOnlyList<ExplanationLine> Children,
    IReadOnlyList<string> Evidence)
{
    internal static ExplanationLine Of(Explanation explanation) => new(
        explanation.Term,
        explanation.Value,
        explanation.Unit,
        explanation.Combination.ToString(),
        [.. explanation.Children.Select(Of)],
        [.. explanation.Evidence.Select(static id => id.Value)]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ScoreLine))]
internal sealed partial class ScoreJsonContext : JsonSerializerContext;
