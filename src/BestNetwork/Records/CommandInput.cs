using NodaTime;
using RelationshipModel;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Records;

/// <summary>The networks that a command works on, and how.</summary>
/// <param name="Source">The networks.</param>
/// <param name="Owner">The owner of the one network asked for; null for everybody's.</param>
/// <param name="AsOf">The moment as of which to show them; null if there is no interaction and no time was given.</param>
/// <param name="Zone">The zone of days.</param>
/// <param name="Format">The format of the result.</param>
internal sealed record CommandInput(NetworkSource Source, OwnerId? Owner, AsOf? AsOf, DateTimeZone Zone, OutputFormat Format)
    : IDisposable
{
    /// <summary>The streams and the terminal.</summary>
    internal required CommandContext Context { get; init; }

    /// <summary>The key of the text that says what the default moment is; null if one was stated.</summary>
    internal string? DefaultDay { get; init; }

    /// <summary>The sentences in the language of the reader; for programs in English, unless a language was stated.</summary>
    internal Sentences Sentences =>
        Format == OutputFormat.Table || Context.IsLanguageStated ? Context.Sentences : Sentences.English;

    /// <summary>Whether json and jsonl have explanations.</summary>
    internal bool ShowsExplanation { get; init; }

    /// <summary>Whether it is the sample network.</summary>
    internal bool IsSample { get; init; }

    /// <summary>Whether it is a database, which also keeps the records beside the interactions.</summary>
    internal bool IsDatabase => Source is DatabaseNetworks;

    /// <summary>The owners, in ordinal order.</summary>
    internal IEnumerable<OwnerId> Owners => Owner is { } owner ? [owner] : Source.Owners.Select(static name => new OwnerId(name));

    /// <summary>The scores of an owner's ties, the strongest first, then by contact.</summary>
    internal async ValueTask<IReadOnlyList<ScoredTie>> ScoresAsync(
        OwnerId owner, PersonalRecords records, PresenceIndex? presence, CancellationToken cancellationToken)
    {
        if (AsOf is not { } asOf) return [];
        bool withEvidence = Format is OutputFormat.Json or OutputFormat.Jsonl && ShowsExplanation;
        ScoredTie[] scores = [.. await Source.ScoresAsync(owner, asOf, Zone, records, presence, withEvidence, cancellationToken)];
        Array.Sort(scores, ScoreOrder.Strongest);
        return scores;
    }

    /// <summary>The one owner's network with its records; null if there is nothing to show.</summary>
    internal async ValueTask<NetworkSnapshot?> SnapshotAsync(
        PersonalRecords records, CancellationToken cancellationToken, PresenceIndex? presence = null,
        bool withInteractions = true) =>
        AsOf is { } asOf && Owner is { } owner
            ? await ProgressLine.ForAsync(Context, "progress.scoring",
                () => Source.SnapshotAsync(owner, asOf, Zone, records, presence, withInteractions, cancellationToken))
            : null;

    /// <summary>The ties of everybody; weighed by people's activity if they share it.</summary>
    internal async ValueTask<TieNetwork> TiesAsync(CancellationToken cancellationToken, bool withActivity = false)
    {
        if (AsOf is not { } asOf) return TieNetwork.Empty;
        TieNetwork ties = await ProgressLine.ForAsync(Context, "progress.scoring_all",
            () => Source.TiesAsync(asOf, Zone, cancellationToken));
        if (!withActivity) return ties;
        IEnumerable<(OwnerId Owner, Interaction Interaction)> all = await Source.SharedAsync(asOf, cancellationToken);
        return ties.With(
            PeopleActivity.Of(
                all.Select(static owned => KeyValuePair.Create(new ContactId(owned.Owner.Value), owned.Interaction)), asOf.At));
    }

    public void Dispose() => Source.Dispose();
}
