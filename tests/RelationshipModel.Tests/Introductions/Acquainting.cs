using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Introductions;

/// <summary>Short ways to write an owner's network of which two should meet.</summary>
internal static class Acquainting
{
    internal static readonly OwnerId Owner = new("olga");
    internal static readonly Instant AsOf = Instant.FromUtc(2024, 6, 1, 12, 0);
    internal static readonly LocalDate Today = new(2024, 6, 1);
    internal static readonly RelationshipScorer Scorer = new();

    internal static ContactId Id(string contact) => new(contact);

    internal static ContactPair Pair(string a, string b) => new(new(a), new(b));

    internal static Contact Contact(string id, string[]? interests = null, string[]? offers = null, string[]? needs = null) =>
        new(new(id), id) { Interests = interests ?? [], Offers = offers ?? [], Needs = needs ?? [] };

    internal static KnownTie Tie(string from, string to, double vitality = 1) => new(new(from), new(to), vitality);

    internal static Interaction Talk(string id, int daysAgo, params IEnumerable<string> contacts) =>
        new(new(id), AsOf - Duration.FromDays(daysAgo), Channel.InPerson, contacts.Select(Id));

    /// <summary>A network in which the owner had a talk with each contact a week ago, besides what else is given.</summary>
    internal static NetworkSnapshot Knowing(IEnumerable<Contact> contacts, IEnumerable<Interaction>? more = null) =>
        Scored(contacts, [.. contacts.Select(contact => Talk($"talk with {contact.Id}", 7, contact.Id.Value)), .. more ?? []]);

    internal static NetworkSnapshot Scored(IEnumerable<Contact> contacts, IReadOnlyList<Interaction> interactions) =>
        new(Owner, AsOf, DateTimeZone.Utc, contacts, contacts.Select(contact => Scorer.Score(
            new(new(Owner, contact.Id), interactions.Where(interaction => interaction.Contacts.Contains(contact.Id)),
                TieProfile.Of(contact)), AsOf)))
        {
            OwnersAreContacts = true,
            Interactions = interactions,
        };

    /// <summary>The same network with other records beside its contacts and interactions.</summary>
    internal static NetworkSnapshot With(
        NetworkSnapshot network,
        IEnumerable<CircleMembership>? memberships = null,
        IEnumerable<Gathering>? gatherings = null,
        IEnumerable<Acquaintance>? acquaintances = null,
        IEnumerable<Introduction>? introductions = null) =>
        new(network.Owner, network.AsOf, network.Zone, network.Contacts, network.Scores)
        {
            OwnersAreContacts = true,
            Interactions = network.Interactions,
            Memberships = [.. memberships ?? []],
            Gatherings = [.. gatherings ?? []],
            Acquaintances = [.. acquaintances ?? []],
            Introductions = [.. introductions ?? []],
        };
}
