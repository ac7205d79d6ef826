using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Scoring;

namespace BestNetwork.Commands;

/// <summary>Finds which side's messages the networks of an import hold, and keeps it with each network.</summary>
internal sealed class ImportedDirections
{
    private readonly Dictionary<OwnerId, DirectionTally> _tallies = [];

    /// <summary>Gets the number of networks that hold the owner's messages alone.</summary>
    internal int OwnerOnly { get; private set; }

    /// <summary>Gets the number of networks that hold the contacts' messages alone.</summary>
    internal int ContactsOnly { get; private set; }

    /// <summary>Gets the number of networks that held one side's messages alone until this import.</summary>
    internal int NowBoth { get; private set; }

    internal void Add(OwnerId owner, IEnumerable<Interaction> interactions)
    {
        if (!_tallies.TryGetValue(owner, out DirectionTally? tally)) _tallies.Add(owner, tally = new());
        foreach (Interaction interaction in interactions) tally.Add(interaction);
    }

    /// <summary>Finds and keeps the directions of each network that the import added to.</summary>
    internal async Task KeepAsync(Func<OwnerId, RelationshipNetwork> networkOf, CancellationToken cancellationToken)
    {
        foreach ((OwnerId owner, DirectionTally added) in _tallies)
        {
            RelationshipNetwork network = networkOf(owner);
            RecordedDirections kept = await network.FindRecordedDirectionsAsync(cancellationToken) ?? RecordedDirections.Both;
            // Enough messages both ways leave no doubt, unless the records held one side's alone so far.
            if (kept == RecordedDirections.Both && added is { IsConclusive: true, Directions: RecordedDirections.Both }) continue;
            DirectionTally all = new();
            await foreach (Interaction interaction in network.ListInteractionsAsync(cancellationToken: cancellationToken))
                all.Add(interaction);
            RecordedDirections found = all.IsConclusive ? all.Directions : kept;
            if (found != kept) await network.SaveRecordedDirectionsAsync(found, cancellationToken);
            if (found == RecordedDirections.OwnerOnly) OwnerOnly++;
            else if (found == RecordedDirections.ContactsOnly) ContactsOnly++;
            else if (found != kept) NowBoth++;
        }
    }
}
