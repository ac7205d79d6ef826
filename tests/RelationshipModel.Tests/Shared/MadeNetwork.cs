using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests;

/// <summary>Short ways to write down a network and to look at it as of a day.</summary>
internal sealed record MadeNetwork
{
    internal static readonly OwnerId Owner = new("owner");

    internal DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    internal IReadOnlyList<Contact> Contacts { get; init; } = [];

    internal IReadOnlyList<Interaction> Interactions { get; init; } = [];

    internal IReadOnlyList<Circle> Circles { get; init; } = [];

    internal IReadOnlyList<CircleMembership> Memberships { get; init; } = [];

    internal IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    internal IReadOnlyList<Gathering> Gatherings { get; init; } = [];

    internal static ContactId Id(string contact) => new(contact);

    internal static string Words(Reason reason) => Language.English.Render(reason, static contact => contact.Value);

    internal static Contact Person(string contact) => new(Id(contact), $"Name of {contact}");

    /// <summary>Noon UTC, so many days after 2020-01-01.</summary>
    internal static Instant Day(int day) => Instant.FromUtc(2020, 1, 1, 12, 0) + Duration.FromDays(day);

    internal static LocalDate Date(int day) => new LocalDate(2020, 1, 1).PlusDays(day);

    internal static Interaction On(int day, string contact, Channel channel = Channel.InPerson) => At(Day(day), contact, channel);

    internal static Interaction At(Instant at, string contact, Channel channel = Channel.InPerson) =>
        new(new($"{contact}@{at}"), at, channel, Id(contact));

    /// <summary>Meetings from one day to another, a gap apart.</summary>
    internal static IEnumerable<Interaction> Every(int gap, string contact, int from, int to, Channel channel = Channel.InPerson)
    {
        for (int day = from; day <= to; day += gap) yield return On(day, contact, channel);
    }

    internal NetworkSnapshot AsOf(int day) => AsOf(Day(day));

    /// <summary>The network as of an instant, with every contact scored as the facade scores it.</summary>
    internal NetworkSnapshot AsOf(Instant asOf)
    {
        RelationshipScorer scorer = new(new ScoringOptions { Zone = Zone });
        CircleStatements stated = new(Circles, Memberships, asOf.InZone(Zone).Date);
        IEnumerable<RelationshipScore> scores =
            from contact in Contacts
            let history = Interactions.Where(interaction => interaction.Contacts.Contains(contact.Id))
            let profile = stated.Of(
                contact.Id,
                TieProfile.Of(contact) with { FollowUps = [.. FollowUps.Where(followUp => followUp.Contact == contact.Id)] })
            select scorer.Score(new(new(Owner, contact.Id), history, profile), asOf);
        return new(Owner, asOf, Zone, Contacts, scores)
        {
            Interactions = Interactions,
            Circles = Circles,
            Memberships = Memberships,
            FollowUps = FollowUps,
            Gatherings = Gatherings,
        };
    }
}
