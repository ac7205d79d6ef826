using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Orleans;
using RelationshipModel.Scoring;

namespace SiloHost.Load;

/// <summary>Compares what a cluster kept and answers with the library alone, in this process, on the same log.</summary>
public static class Check
{
    /// <summary>Compares one owner.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="sent">All interactions that were acknowledged to clients of the owner, and those of before.</param>
    /// <param name="postgres">The database of the cluster.</param>
    /// <param name="scores">The scores that the cluster gave.</param>
    /// <returns>What differs; null if nothing does.</returns>
    public static async Task<string?> FindDifferenceAsync(
        OwnerId owner, IReadOnlyCollection<Interaction> sent, DbContextOptions<RecordsContext> postgres, TieScore[] scores)
    {
        // Read past the kept states and the grains: the rows of the log themselves.
        RecordsContext context = new(postgres);
        List<string> kept;
        await using (context)
        {
            string id = owner.Value;
            kept = await context.Set<RelationshipModel.EntityFrameworkCore.Queries.InteractionRow>()
                .Where(row => row.Owner == id).Select(static row => row.Id).ToListAsync();
        }

        if (!kept.Order(StringComparer.Ordinal).SequenceEqual(
            sent.Select(static interaction => interaction.Id.Value).Order(StringComparer.Ordinal)))
            return $"{owner}: {kept.Count} interactions are kept, {kept.Distinct().Count()} ids; {sent.Count} were acknowledged.";
        ServiceCollection services = new();
        services.AddRelationshipModel().UseInMemoryStore();
        ServiceProvider provider = services.BuildServiceProvider();
        await using (provider)
        {
            AsyncServiceScope scope = provider.CreateAsyncScope();
            await using (scope)
            {
                RelationshipNetwork alone = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(owner);
                await alone.RecordAsync(sent);
                List<RelationshipScore> expected = await alone.ScoreAllAsync(Log.AsOf).ToListAsync();
                return expected.Count > 0 && expected.Select(Bits).SequenceEqual(scores.Select(Bits))
                    ? null
                    : $"{owner}: the scores of the cluster are others than those of the library.";
            }
        }
    }

    private static (ContactId, TieStatus, long, long, long, long, long, long, long, long) Bits(RelationshipScore score) =>
        (score.Tie.Contact, score.Status, Bits(score.Strength), Bits(score.Bond), Bits(score.Recency), Bits(score.Continuity),
            Bits(score.Reciprocity), Bits(score.Vitality), Bits(score.Outlook), score.InteractionCount);

    private static (ContactId, TieStatus, long, long, long, long, long, long, long, long) Bits(TieScore score) =>
        (score.Contact, score.Status, Bits(score.Strength), Bits(score.Bond), Bits(score.Recency), Bits(score.Continuity),
            Bits(score.Reciprocity), Bits(score.Vitality), Bits(score.Outlook), score.InteractionCount);

    private static long Bits(double? value) => value is { } given ? BitConverter.DoubleToInt64Bits(given) : -1;
}
