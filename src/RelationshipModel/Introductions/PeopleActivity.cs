using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Introductions;

/// <summary>The activity that people share: when each was last seen by anyone, how many contacts each has met recently, and which
/// group messages they received together. Immutable; safe for concurrent use.</summary>
/// <remarks>Only instants and numbers cross from one owner to another, and only where the host says so.</remarks>
public sealed class PeopleActivity
{
    /// <summary>The days of silence towards everyone at which somebody's presence is half.</summary>
    internal const double PresenceScaleDays = 7;

    /// <summary>The power of (1 + contacts met lately) of both.</summary>
    internal const double MetPower = .3;

    /// <summary>The power of (1 + group messages that both received).</summary>
    internal const double TogetherPower = .25;

    /// <summary>The last share of the record in which a first contact counts as met lately.</summary>
    private const double MetShare = .1;

    /// <summary>The number of recipients from which on a message is a circular, which brings nobody together.</summary>
    private const int CircularRecipients = 26;

    private readonly Dictionary<ContactId, (Instant Seen, int Met)> _people;

    private PeopleActivity(
        Instant asOf, Instant begun, Dictionary<ContactId, (Instant, int)> people, List<ContactId[]> groups)
    {
        AsOf = asOf;
        Begun = begun;
        _people = people;
        Groups = groups;
    }

    /// <summary>Gets the instant as of which it holds.</summary>
    public Instant AsOf { get; }

    /// <summary>The recipients of each group message.</summary>
    internal IReadOnlyList<ContactId[]> Groups { get; }

    /// <summary>The start of the record; somebody without a record has not been seen since.</summary>
    private Instant Begun { get; }

    /// <summary>Reads the activity from what everybody recorded.</summary>
    /// <param name="recorded">The interactions, each with the person in whose network it is; in any order.</param>
    /// <param name="asOf">The instant; later interactions are ignored.</param>
    /// <exception cref="ArgumentException">A person is the default value.</exception>
    public static PeopleActivity Of(IEnumerable<KeyValuePair<ContactId, Interaction>> recorded, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        Instant begun = Require.InRange(asOf), ended = Require.Earliest;
        Dictionary<ContactId, Instant> seen = [];
        Dictionary<(ContactId, ContactId), Instant> met = [];
        List<ContactId[]> groups = [];
        foreach ((ContactId person, Interaction interaction) in recorded)
        {
            if (interaction.At > asOf) continue;
            Instant at = interaction.At;
            begun = Instant.Min(begun, at);
            ended = Instant.Max(ended, at);
            Latest(seen, Require.NotDefault(person, nameof(recorded)), at);
            foreach (ContactId contact in interaction.Contacts)
            {
                Latest(seen, contact, at);
                if (!met.TryGetValue((person, contact), out Instant first) || at < first) met[(person, contact)] = at;
            }

            bool isGroupMessage = interaction.Initiator.Side == TieSide.Owner && !interaction.IsTalk && interaction.Channel
                != Channel.Reaction
                && interaction.Contacts.Count > 1 && interaction.HeadCount - 1 < CircularRecipients;
            if (isGroupMessage) groups.Add([.. interaction.Contacts]);
        }

        Dictionary<ContactId, (Instant Seen, int Met)> people =
            seen.ToDictionary(static one => one.Key, static one => (one.Value, 0));
        Instant lately = ended - (ended - begun) * MetShare;
        foreach (((ContactId person, _), Instant first) in met)
            if (first >= lately) people[person] = (people[person].Seen, people[person].Met + 1);
        return new(asOf, begun, people, groups);

        static void Latest(Dictionary<ContactId, Instant> seen, ContactId person, Instant at)
        {
            if (!seen.TryGetValue(person, out Instant known) || at > known) seen[person] = at;
        }
    }

    /// <summary>The days since somebody was last seen by anyone.</summary>
    internal double SilentDays(ContactId person) =>
        (AsOf - (_people.TryGetValue(person, out (Instant Seen, int) known) ? known.Seen : Begun)).TotalDays;

    /// <summary>1/(1 + silence/scale): how present somebody is.</summary>
    internal double Presence(ContactId person) => Scoring.Formulas.PowerLaw(SilentDays(person), PresenceScaleDays);

    /// <summary>The number of contacts whom somebody met for the first time lately.</summary>
    internal int Met(ContactId person) => _people.GetValueOrDefault(person).Met;

    /// <summary>Returns the number of people and of group messages.</summary>
    public override string ToString() => $"PeopleActivity ({_people.Count} people, {Groups.Count} group messages)";
}
