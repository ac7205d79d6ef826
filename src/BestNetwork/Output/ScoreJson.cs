using System.Text.Json;
using BestNetwork.Records;
using NodaTime;

namespace BestNetwork.Output;

/// <summary>Writes scores as JSON: an array of objects, or one object per line.</summary>
internal static class ScoreJson
{
    internal static async Task WriteAsync(
        Stream output, IAsyncEnumerable<IReadOnlyList<ScoredTie>> networks, bool isLines, bool explains, Duration? within)
    {
        using JsonOutput json = new(output, isLines);
        json.Begin();
        await foreach (IReadOnlyList<ScoredTie> network in networks)
        {
            foreach (ScoredTie tie in network)
                json.Item(
                    writer => JsonSerializer.Serialize(writer, ScoreLine.Of(tie.Score, tie.Contact, explains, within),
                        ScoreJsonContext.Default.ScoreLine));
        }

        json.End();
    }
}
