using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary>Where networks are read from.</summary>
internal abstract class NetworkSource
{
    /// <summary>How messages name it.</summary>
    internal abstract string Place { get; }

    /// <summary>Whose networks there are, in ordinal order.</summary>
    internal abstract IReadOnlyList<string> Owners { get; }

    internal abstract bool Has(string owner);

    /// <summary>All interactions that count, by instant.</summary>
    internal abstract IEnumerable<OwnedInteraction> All(LookingFrom from);

    /// <summary>The scores of an owner's ties, in any order.</summary>
    internal abstract IEnumerable<ScoredTie> Scores(OwnerId owner, LookingFrom from, DateTimeZone zone, PresenceIndex? presence);

    /// <summary>An owner's network as the engines look at it.</summary>
    internal abstract NetworkSnapshot Snapshot(OwnerId owner, LookingFrom from, DateTimeZone zone, PersonalRecords records, PresenceIndex? presence);

    /// <summary>The ties of all owners, by their vitality: an existing tie is any interaction up to the instant.</summary>
    internal abstract TieNetwork Ties(LookingFrom from, DateTimeZone zone);

    /// <summary>The gatherings on record, and those that interactions name: from the first of them on, with those who took part.</summary>
    protected static IReadOnlyList<Gathering> Gatherings(IEnumerable<Interaction> interactions, IReadOnlyList<Gathering> recorded)
    {
        HashSet<GatheringId> known = [.. recorded.Select(static gathering => gathering.Id)];
        IEnumerable<Gathering> named = interactions
            .Where(interaction => interaction.Gathering is { } id && !known.Contains(id))
            .GroupBy(static interaction => interaction.Gathering!.Value)
            .Select(static there => new Gathering(there.Key, there.Key.Value, there.First().At, there.SelectMany(static interaction => interaction.Contacts))
            {
                Length = there.Max(static interaction => interaction.Length) is { } length && length > Duration.Zero ? length : null,
            });
        return [.. recorded, .. named];
    }
}
