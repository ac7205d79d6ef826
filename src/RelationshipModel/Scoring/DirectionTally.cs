using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>
/// Finds which side's initiatives an owner's records hold, from the log of the owner: in half a mailbox, almost all messages go
/// one way. Not safe for concurrent use.
/// </summary>
public sealed class DirectionTally
{
    private const int LeastMessages = 20, LeastContacts = 5;
    private const double OneWay = .95;

    private readonly HashSet<ContactId> _contacts = [];
    private int _fromOwner;
    private int _fromContacts;

    /// <summary>Gets the directions on record: only one if at least 95 % of 20 or more direct messages and letters, with 5
    /// contacts or more, go that way; both if they do not, or if there are too few to tell.</summary>
    public RecordedDirections Directions
    {
        get
        {
            int all = _fromOwner + _fromContacts;
            if (!IsConclusive) return RecordedDirections.Both;
            return _fromOwner >= OneWay * all ? RecordedDirections.OwnerOnly
                : _fromContacts >= OneWay * all ? RecordedDirections.ContactsOnly
                : RecordedDirections.Both;
        }
    }

    /// <summary>Gets whether there are enough messages, with enough contacts, to tell.</summary>
    public bool IsConclusive => _fromOwner + _fromContacts >= LeastMessages && _contacts.Count >= LeastContacts;

    /// <summary>Counts an interaction, if it is a message or letter between the owner and one contact, and it is known who wrote
    /// it.</summary>
    public void Add(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (interaction.HeadCount == 2) Add(interaction.Contacts[0], Episode.Known(interaction, interaction.Contacts[0]));
    }

    /// <summary>Counts an episode of the tie to a contact, if it is a message or letter between the two alone.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="episode">The episode. It is not counted if its opener is unknown.</param>
    /// <exception cref="ArgumentException"><paramref name="contact"/> is its default value.</exception>
    public void Add(ContactId contact, in Episode episode)
    {
        Require.NotDefault(contact);
        bool isDirect = episode is { Channel: Channel.Letter or Channel.Message or Channel.Email or Channel.Other, HeadCount: 2 };
        if (!isDirect || episode.Opener == TieSide.None) return;
        _contacts.Add(contact);
        if (episode.Opener == TieSide.Owner) _fromOwner++;
        else _fromContacts++;
    }

    /// <summary>Returns the directions on record in a log.</summary>
    public static RecordedDirections Of(IEnumerable<Interaction> log)
    {
        ArgumentNullException.ThrowIfNull(log);
        DirectionTally tally = new();
        foreach (Interaction interaction in log) tally.Add(interaction);
        return tally.Directions;
    }

    /// <summary>Returns the counts of both sides.</summary>
    public override string ToString() => $"{_fromOwner} from the owner, {_fromContacts} from {_contacts.Count} contacts";
}
