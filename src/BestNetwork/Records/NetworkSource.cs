using NodaTime;
using RelationshipModel;
using RelationshipModel.Circles;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Records;

/// <summary>The networks that a command reads.</summary>
internal abstract class NetworkSource : IDisposable
{
    /// <summary>The file, as messages name it.</summary>
    internal abstract string Place { get; }

    /// <summary>The owners, in ordinal order.</summary>
    internal abstract IReadOnlyList<string> Owners { get; }

    internal abstract bool Has(string owner);

    /// <summary>All interactions that count, by instant.</summary>
    internal abstract ValueTask<IEnumerable<(OwnerId Owner, Interaction Interaction)>> AllAsync(AsOf asOf,
        CancellationToken cancellationToken);

    /// <summary>The interactions whose instants owners share: all but those with contacts who are kept hidden.</summary>
    internal virtual ValueTask<IEnumerable<(OwnerId Owner, Interaction Interaction)>> SharedAsync(AsOf asOf,
        CancellationToken cancellationToken) =>
        AllAsync(asOf, cancellationToken);

    /// <summary>The scores of an owner's ties, in any order.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="asOf">The moment as of which to score.</param>
    /// <param name="zone">The zone of days.</param>
    /// <param name="records">The records in one person's files.</param>
    /// <param name="presence">The instants at which others last saw contacts; null if not shared.</param>
    /// <param name="withEvidence">Whether explanations are to name interactions, which takes longer.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal abstract ValueTask<IEnumerable<ScoredTie>> ScoresAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence, bool withEvidence,
        CancellationToken cancellationToken);

    /// <summary>
    /// An owner's network as the engines see it. Without the interactions, which a database need not read then, it serves scores,
    /// revisits and introductions.
    /// </summary>
    internal abstract ValueTask<NetworkSnapshot> SnapshotAsync(
        OwnerId owner, AsOf asOf, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence, bool withInteractions,
        CancellationToken cancellationToken);

    /// <summary>A snapshot with the interactions that a page looks at, if it has none: those with one contact, or those since an
    /// instant.</summary>
    internal virtual ValueTask<NetworkSnapshot> WithInteractionsAsync(
        NetworkSnapshot snapshot, ContactId? contact, Instant since, CancellationToken cancellationToken) => new(snapshot);

    /// <summary>The reviews of all circles, in ordinal order of their ids.</summary>
    internal virtual ValueTask<IReadOnlyList<CircleReview>> ReviewCirclesAsync(
        NetworkSnapshot snapshot, CancellationToken cancellationToken) => new(new CircleReviewer().ReviewAll(snapshot));

    /// <summary>The ties of all owners, by their vitality. Any interaction up to the instant makes a tie.</summary>
    internal abstract ValueTask<TieNetwork> TiesAsync(AsOf asOf, DateTimeZone zone, CancellationToken cancellationToken);

    /// <summary>The score of a tie as if one more interaction had happened.</summary>
    internal abstract ValueTask<RelationshipScore> PreviewAsync(
        OwnerId owner, ContactId contact, Interaction hypothetical, AsOf asOf, DateTimeZone zone, PersonalRecords records,
        CancellationToken cancellationToken);

    /// <summary>The owner's notes on a contact, the oldest first; empty if the source keeps none.</summary>
    internal virtual ValueTask<IReadOnlyList<Note>> NotesAsync(OwnerId owner, ContactId contact,
        CancellationToken cancellationToken) => new([]);

    /// <summary>The names and ids that contacts had before they were merged into another; empty if the source keeps
    /// none.</summary>
    internal virtual ValueTask<IReadOnlyList<(ContactId Id, string Name)>> MergedAsync(
        OwnerId owner, CancellationToken cancellationToken) => new([]);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>The gatherings on record, and those that only interactions name: each begins with the first of them and was
    /// attended by their contacts.</summary>
    protected static IReadOnlyList<Gathering> Gatherings(IEnumerable<Interaction> interactions, IReadOnlyList<Gathering> recorded)
    {
        HashSet<GatheringId> known = [.. recorded.Select(static gathering => gathering.Id)];
        IEnumerable<Gathering> named = interactions
            .Where(interaction => interaction.Gathering is { } id && !known.Contains(id))
            .GroupBy(static interaction => interaction.Gathering!.Value)
            .Select(static there =>
                new Gathering(there.Key, there.Key.Value, there.First().At,
                    there.SelectMany(static interaction => interaction.Contacts))
                {
                    Length = there.Max(static interaction => interaction.Length) is { } length && length > Duration.Zero
                    ? length : null,
                });
        return [.. recorded, .. named];
    }
}
