using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.Tests;

/// <summary>Networks to draw.</summary>
internal static class Networks
{
    internal static readonly Instant AsOf = Instant.FromUtc(2026, 7, 1, 0, 0);

    internal static readonly OwnerId Owner = new("me");

    /// <summary>A friend of today, a friendship that sleeps, and somebody met once.</summary>
    internal static NetworkSnapshot Small(string near = "Near", string asleep = "Asleep", string met = "Met",
        string circle = "Restore", string place = "The pier") => Of(
        [(near, Meetings("near", 60, 10)), (asleep, Meetings("asleep", 90, 5, 4 * 365)), (met, Meetings("met", 1, 1, 12))],
        new Circle(new("c"), circle),
        [new CircleMembership(new("c"), new("0"), new LocalDate(2020, 1, 1))],
        [new Gathering(new("g"), "Supper of " + circle, AsOf + Duration.FromDays(9), new ContactId("0"),
            new ContactId("2")) { Place = place }]);

    internal static NetworkSnapshot Many(int ties, string name = "Contact number ") =>
        Of([.. Enumerable.Range(0, ties)
            .Select(i => (FormattableString.Invariant($"{name}{i}"),
                Meetings(FormattableString.Invariant($"{i}"), 2 + i % 7, 40 + i % 300, i % 900)))], null, [], []);

    /// <summary>Good friends, of whom one is in a circle.</summary>
    internal static NetworkSnapshot Friends(int count) => Of(
        [.. Enumerable.Range(0, count)
            .Select(static i =>
                (FormattableString.Invariant($"Friend {i}"), Meetings(FormattableString.Invariant($"{i}"), 60 - i, 10)))],
        new Circle(new("c"), "Restore"),
        [new CircleMembership(new("c"), new("0"), new LocalDate(2020, 1, 1))],
        []);

    internal static RelationshipReport Report(NetworkSnapshot snapshot, ReportOptions? options = null) =>
        new(ReportContent.Of(snapshot), options);

    private static (string Id, Instant At)[] Meetings(string id, int count, int days, int until = 3) =>
        [.. Enumerable.Range(0, count)
            .Select(i => (FormattableString.Invariant($"{id}-{i}"), AsOf - Duration.FromDays(until + (count - 1 - i) * days)))];

    private static NetworkSnapshot Of((string Name, (string Id, Instant At)[] Meetings)[] people, Circle? circle,
        CircleMembership[] memberships, Gathering[] gatherings)
    {
        RelationshipScorer scorer = new();
        List<Contact> contacts = [];
        List<RelationshipScore> scores = [];
        List<Interaction> interactions = [];
        for (int i = 0; i < people.Length; i++)
        {
            ContactId contact = new(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
            contacts.Add(new(contact, people[i].Name));
            Interaction[] history =
            [
                .. people[i].Meetings.Select(
                    (meeting, n) => new Interaction(new(meeting.Id), meeting.At, Channel.InPerson, contact)
                {
                    Length = Duration.FromHours(4),
                    Initiator = n % 2 == 0 ? Initiator.Owner : Initiator.Of(contact),
                }),
            ];
            interactions.AddRange(history);
            scores.Add(scorer.Score(new Tie(new(Owner, contact), history), AsOf));
        }

        return new(Owner, AsOf, DateTimeZone.Utc, contacts, scores)
        {
            Interactions = [
                .. interactions.Order(Comparer<Interaction>.Create(static (a, b) => (a.At, a.Id).CompareTo((b.At, b.Id))))],
            Circles = circle is null ? [] : [circle],
            Memberships = memberships,
            Gatherings = gatherings,
        };
    }
}
