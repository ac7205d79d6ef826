using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>What a message means for the owner's ties.</summary>
/// <remarks>
/// A message the owner wrote is an interaction with all its recipients, which the owner opened. One to the owner is an interaction with its
/// writer alone, who opened it: it tells of no tie between the owner and the others it went to. The head count is of all. It is a reply where
/// it names the message it answers, unless that is known to be by the same writer.
/// </remarks>
internal sealed class MailInteractions(OwnerAddresses owner, Instant asOf, MailThreads threads)
{
    private static readonly Duration ClockError = Duration.FromDays(1);

    internal ImportItem Of(MailMessage message, string file, long line)
    {
        SkipReason? reason = message.Kind switch
        {
            MailKind.List => SkipReason.MailingList,
            MailKind.Bulk => SkipReason.Bulk,
            MailKind.Automatic => SkipReason.Automatic,
            MailKind.NoReply => SkipReason.NoReply,
            _ => message.At - asOf > ClockError ? SkipReason.NotYetSent : null,
        };
        if (reason is { } known) return new SkippedItem(file, line, known);

        bool isReply = message.ParentId is { } parent && !threads.IsBy(parent, message.From.Address);
        threads.Add(message.Id.Value, message.From.Address);
        bool isByOwner = owner.Contains(message.From.Address);
        List<NamedAddress> others = [.. message.Recipients.Where(person => !owner.Contains(person.Address))];
        if (isByOwner) return others.Count == 0 ? new SkippedItem(file, line, SkipReason.NobodyElse) : Item(others, others.Count + 1);
        bool isToOwner = message.Recipients.Count > others.Count || message.DeliveredTo.Any(owner.Contains);
        if (!isToOwner) return new SkippedItem(file, line, SkipReason.WithoutOwner);
        int headCount = others.Count + (others.Exists(person => person.Address == message.From.Address) ? 1 : 2);
        return Item([message.From], headCount);

        ImportedInteraction Item(List<NamedAddress> people, int headCount) =>
            new(file, line, new Interaction(message.Id, message.At, Channel.Email, people.Select(static person => person.Address.Id))
            {
                HeadCount = headCount,
                Initiator = isByOwner ? Initiator.Owner : Initiator.Of(message.From.Address.Id),
                IsReply = isReply,
            }, people);
    }
}
