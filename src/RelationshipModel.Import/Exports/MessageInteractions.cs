using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Exports;

/// <summary>Derives interactions from the messages of an export, as for mail, except that no message names the one it
/// answers.</summary>
internal sealed class MessageInteractions(OwnerAddresses owner)
{
    internal ImportItem Of(ExportedMessage message, string file, long line)
    {
        if (message.Reason is { } reason) return new SkippedItem(file, line, reason);
        bool isByOwner = owner.Contains(message.From.Address)
            || (message.IsWithOwner && owner.ContainsName(message.From.Name));
        bool isWithOwner = isByOwner || (message.IsWithOwner && (owner.HasNames || owner.HasProfile));
        List<NamedAddress> others = [.. message.Recipients.Where(person => !owner.Contains(person.Address))];
        if (!isWithOwner && others.Count == message.Recipients.Count) return new SkippedItem(file, line, SkipReason.WithoutOwner);
        if (isByOwner && others.Count == 0) return new SkippedItem(file, line, SkipReason.NobodyElse);
        List<NamedAddress> people = isByOwner ? others : [message.From];
        Interaction interaction = new(message.Id, message.At, Channel.Message, people.Select(static person => person.Address.Id))
        {
            HeadCount = others.Count + (isByOwner || others.Exists(person => person.Address == message.From.Address) ? 1 : 2),
            Initiator = isByOwner ? Initiator.Owner : Initiator.Of(message.From.Address.Id),
        };
        return new ImportedInteraction(file, line, interaction, people);
    }
}
