using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>A message, a call or a reaction of a chat, before it is said what it means for the owner's ties.</summary>
internal sealed record ChatEpisode(string Id, Instant At, Channel Channel)
{
    private static readonly Duration ClockError = Duration.FromDays(1);

    /// <summary>Gets who sent it; null for the owner.</summary>
    internal NamedAddress? From { get; init; }

    /// <summary>Gets all members of the chat but the owner.</summary>
    internal required IReadOnlyList<NamedAddress> Others { get; init; }

    internal bool IsReply { get; init; }

    /// <summary>Gets the length; zero for a call that nobody answered, null if it is not known.</summary>
    internal Duration? Length { get; init; }

    /// <summary>Creates an interaction of it: the owner's with all other members, anybody else's with its sender alone.</summary>
    internal ImportItem ToItem(string file, long line, Instant asOf)
    {
        if (At < Interaction.Earliest || At > Interaction.Latest)
            return new ItemFault(new(file, line,
                $"the time of the message is {At}; it must be from {Interaction.Earliest} to {Interaction.Latest}"));
        if (At - asOf > ClockError) return new SkippedItem(file, line, SkipReason.NotYetSent);
        IReadOnlyList<NamedAddress> people = From is { } sender ? [sender] : Others;
        if (people.Count == 0) return new SkippedItem(file, line, SkipReason.NobodyElse);
        ContactId[] contacts = new ContactId[people.Count];
        for (int i = 0; i < contacts.Length; i++) contacts[i] = people[i].Address.Id;
        Interaction interaction = new(new(Id), At, Channel, contacts)
        {
            HeadCount = Math.Max(Others.Count, people.Count) + 1,
            Initiator = From is null ? Initiator.Owner : Initiator.Of(contacts[0]),
            IsReply = IsReply,
            Length = Length,
        };
        return new ImportedInteraction(file, line, interaction, people);
    }
}
