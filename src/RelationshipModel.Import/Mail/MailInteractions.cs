using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Derives interactions with the owner from messages.</summary>
/// <remarks>
/// A message that the owner wrote is an interaction with all its recipients, which the owner opened. One to the owner is an
/// interaction with its writer alone, who opened it: it says nothing of the owner's ties to the others it went to. The head count
/// is of all. It is a reply if it names the message it answers, unless that is known to be by the same writer.
/// </remarks>
internal sealed class MailInteractions(OwnerAddresses owner, Instant asOf, MailThreads threads)
{
    private static readonly Duration ClockError = Duration.FromDays(1);

    /// <summary>Returns the item of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="file">The name of its file.</param>
    /// <param name="folder">The names of the folders and the file it was found in, as far as they belong to the mail.</param>
    /// <param name="line">The line on which it begins.</param>
    internal ImportItem Of(MailMessage message, string file, string folder, long line)
    {
        if ((message.Discarded ?? MailFolders.PathReason(folder)) is { } discarded) return Skip(discarded);
        SkipReason? reason = message.Kind switch
        {
            MailKind.List => SkipReason.MailingList,
            MailKind.Bulk => SkipReason.Bulk,
            MailKind.Automatic => SkipReason.Automatic,
            MailKind.NoReply => SkipReason.NoReply,
            MailKind.Answer => SkipReason.Answer,
            _ => null,
        };
        if (reason is { } known) return Skip(known);
        message = AsResent(message);
        // A clock that runs ahead is set right by the one that received the message.
        Instant at = message.At - asOf > ClockError && message.ReceivedAt is { } received ? received : message.At;
        if (at - asOf > ClockError) return Skip(SkipReason.NotYetSent);

        bool isReply = message.ParentId is { } parent && !threads.IsBy(parent, message.From.Address);
        InteractionId id = threads.Add(message);
        bool isByOwner = owner.Contains(message.From.Address);
        List<NamedAddress> others = [.. message.Recipients.Where(person => !owner.Contains(person.Address))];
        if (isByOwner)
        {
            if (others.Count == 0) return Skip(SkipReason.NobodyElse);
            List<NamedAddress> people = [
                .. others.Where(static person => !MachineAddress.IsUnread(person.Address)
                    && !MachineAddress.IsList(person.Address))];
            if (people.Count > 0) return Item(people, people.Count + 1);
            return Skip(others.TrueForAll(static person => MachineAddress.IsList(person.Address))
                ? SkipReason.MailingList : SkipReason.NoReply);
        }

        // Mail to undisclosed recipients that lies in the owner's mailbox came to the owner.
        bool isToOwner = message.Recipients.Count == 0 || message.Recipients.Count > others.Count
            || message.DeliveredTo.Any(owner.Contains);
        if (!isToOwner) return Skip(SkipReason.WithoutOwner);
        int headCount = others.Count + (others.Exists(person => person.Address == message.From.Address) ? 1 : 2);
        return Item([message.From], headCount);

        ImportedInteraction Item(List<NamedAddress> people, int headCount) =>
            new(file, line, new Interaction(id, at, Channel.Email, people.Select(static person => person.Address.Id))
            {
                HeadCount = headCount,
                Initiator = isByOwner ? Initiator.Owner : Initiator.Of(message.From.Address.Id),
                IsReply = isReply,
            }, people)
            { Note = message.Note };

        SkippedItem Skip(SkipReason why) => new(file, line, why) { Note = message.Note };
    }

    /// <summary>
    /// A message that somebody forwarded unchanged is theirs, except the owner's own copies: those sent on to the owner's other
    /// mailbox, and those that were addressed to the owner from the first.
    /// </summary>
    private MailMessage AsResent(MailMessage message)
    {
        if (message.Resent is not { } resent) return message;
        bool isByOwner = owner.Contains(resent.From.Address);
        bool stays = isByOwner
            ? resent.Recipients.All(person => owner.Contains(person.Address))
            : message.Recipients.Any(person => owner.Contains(person.Address));
        return stays || (!isByOwner && owner.Contains(message.From.Address)) ? message : resent;
    }
}
