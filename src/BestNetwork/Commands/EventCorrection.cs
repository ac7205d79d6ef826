using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary>Corrects what an earlier import recorded of an event. What no calendar says stays as it was recorded.</summary>
internal static class EventCorrection
{
    /// <summary>The interaction as the calendar has it now; null if nothing changes.</summary>
    internal static Interaction? Of(Interaction known, Interaction read)
    {
        if (known.Channel is not (Channel.InPerson or Channel.Video or Channel.Voice)) return null;
        // Whoever was erased still counts among the heads, and does not come back.
        bool isWithoutErased = known.HeadCount > known.Contacts.Count + 1 && known.HeadCount == read.HeadCount
            && !known.Contacts.Except(read.Contacts).Any();
        Interaction corrected = new(known.Id, read.At, read.Channel, isWithoutErased ? known.Contacts : read.Contacts)
        {
            HeadCount = read.HeadCount,
            Initiator = isWithoutErased && read.Initiator.Contact is { } by && !known.Contacts.Contains(by)
                ? Initiator.Unknown : read.Initiator,
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
            HeadCount = known.HeadCount + (comes ? 1 : -1),
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
