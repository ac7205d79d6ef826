using RelationshipModel;
using RelationshipModel.Import.People;
using RelationshipModel.Network;

namespace BestNetwork.Commands;

/// <summary>
/// Finds the owner's own addresses among the contacts, where imports put those that they were not told of, and takes them out.
/// </summary>
internal sealed class OwnAddresses
{
    private readonly RelationshipNetwork _network;
    private readonly HashSet<ContactId> _own = [];

    internal OwnAddresses(RelationshipNetwork network, IEnumerable<string> addresses)
    {
        _network = network;
        foreach (string text in addresses)
            if (PersonAddress.TryParse(text, out PersonAddress address)) _own.Add(address.Id);
    }

    /// <summary>Gets the number of interactions that were corrected.</summary>
    internal int Corrected { get; private set; }

    /// <summary>Finds the interactions that have the owner as a contact.</summary>
    internal async Task<Dictionary<InteractionId, Interaction>> FindAsync(CancellationToken cancellationToken)
    {
        Dictionary<InteractionId, Interaction> found = [];
        foreach (ContactId own in _own)
            await foreach (Interaction interaction in _network.ListInteractionsAsync(own, cancellationToken))
                found[interaction.Id] = interaction;
        return found;
    }

    /// <summary>The interaction as it is read now, with what only the owner can have said about it.</summary>
    internal static Interaction Merged(Interaction recorded, Interaction read) =>
        new(read.Id, read.At, read.Channel, read.Contacts)
        {
            HeadCount = read.HeadCount,
            Initiator = read.Initiator,
            IsReply = read.IsReply,
            Length = read.Length ?? recorded.Length,
            Depth = recorded.Depth,
            Supports = recorded.Supports,
            AfterFeel = recorded.AfterFeel,
            Gathering = recorded.Gathering ?? read.Gathering,
        };

    /// <summary>Takes the owner out of what was recorded and not read again, and from among the contacts.</summary>
    /// <param name="left">The interactions that were not read again; null to look for them.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal async Task RemoveAsync(Dictionary<InteractionId, Interaction>? left, CancellationToken cancellationToken)
    {
        foreach (Interaction interaction in (left ?? await FindAsync(cancellationToken)).Values)
        {
            ContactId[] others = [.. interaction.Contacts.Where(contact => !_own.Contains(contact))];
            Corrected++;
            if (others.Length == 0)
            {
                await _network.RemoveInteractionAsync(interaction.Id, cancellationToken);
                continue;
            }

            bool isByOwner = interaction.Initiator.Contact is { } by && _own.Contains(by);
            Interaction without = new(interaction.Id, interaction.At, interaction.Channel, others)
            {
                HeadCount = Math.Max(others.Length + 1, interaction.HeadCount - (interaction.Contacts.Count - others.Length)),
                Initiator = isByOwner ? Initiator.Owner : interaction.Initiator,
                IsReply = interaction.IsReply,
                Length = interaction.Length,
                Depth = interaction.Depth,
                Supports = interaction.Supports,
                AfterFeel = interaction.AfterFeel,
                Gathering = interaction.Gathering,
            };
            await _network.SaveInteractionAsync(without, cancellationToken);
        }

        foreach (ContactId own in _own)
            if (await _network.Contacts.FindAsync(own, cancellationToken) is not null)
                await _network.Contacts.RemoveAsync(own, cancellationToken);
    }
}
