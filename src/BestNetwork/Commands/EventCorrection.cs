using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary>Corrects what an earlier import recorded of an event. What no calendar says stays as it was recorded.</summary>
internal static class EventCorrection
{
    /// <summary>The interaction as the calendar has it now; null if nothing changes.</summary>
    /// <param name="known">The interaction as it was recorded.</param>
    /// <param name="read">The interaction as it was read.</param>
    /// <param name="erased">Those who were erased. They still count among the heads, and do not come back.</param>
    internal static Interaction? Of(Interaction known, Interaction read, IReadOnlySet<ContactId> erased)
    {
        if (known.Channel is not (Channel.InPerson or Channel.Video or Channel.Voice)) return null;
        ContactId[] contacts = [.. read.Contacts.Where(contact => !erased.Contains(contact))];
        if (contacts.Length == 0) return null;
        Interaction corrected = new(known.Id, read.At, read.Channel, contacts)
        {
            HeadCount = read.HeadCount,
            Initiator = read.Initiator.Contact is { } by && erased.Contains(by) ? Initiator.Unknown : read.Initiator,
            IsReply = known.IsReply,
            Length = read.Length,
            Depth = known.Depth,
            Supports = known.Supports,
            AfterFeel = known.AfterFeel,
            Gathering = known.Gathering,
        };
        return corrected == known ? null : corrected;
    }

    /// <summary>The interaction with a guest more or less; null if nobody is left.</summary>
    internal static Interaction? With(Interaction known, ContactId guest, bool comes)
    {
        if (known.Contacts.Contains(guest) == comes) return known;
        ContactId[] contacts = comes ? [.. known.Contacts, guest] : [.. known.Contacts.Where(contact => contact != guest)];
        return contacts.Length == 0 ? null : new Interaction(known.Id, known.At, known.Channel, contacts)
        {
            // Whoever answers may be one of those who were counted without an address.
            HeadCount = comes ? Math.Max(known.HeadCount, contacts.Length + 1) : known.HeadCount - 1,
            Initiator = known.Initiator.Contact == guest ? Initiator.Unknown : known.Initiator,
            IsReply = known.IsReply,
            Length = known.Length,
            Depth = known.Depth,
            Supports = known.Supports,
            AfterFeel = known.AfterFeel,
            Gathering = known.Gathering,
        };
    }
}
