using System.Collections.Concurrent;
using NodaTime;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Revisits;

/// <summary>An owner's network, written in short: days count from 1 January 2020.</summary>
internal sealed class Network(int today, DateTimeZone? zone = null)
{
    internal static readonly OwnerId Owner = new("owner");

    private static readonly ConcurrentDictionary<DateTimeZone, RelationshipScorer> Scorers = [];

    private readonly List<Contact> _contacts = [];
    private readonly List<RelationshipScore> _scores = [];
    private readonly List<FollowUp> _followUps = [];
    private readonly List<Gathering> _gatherings = [];
    private readonly List<Circle> _circles = [];
    private readonly List<CircleMembership> _memberships = [];

    private readonly RelationshipScorer _scorer =
        Scorers.GetOrAdd(zone ?? DateTimeZone.Utc, static zone => new(new() { Zone = zone }));

    internal DateTimeZone Zone { get; } = zone ?? DateTimeZone.Utc;

    internal Instant AsOf => At(today);

    internal LocalDate Today => Date(today);

    internal static LocalDate Date(int day) => new LocalDate(2020, 1, 1).PlusDays(day);

    internal Instant At(int day, int hour = 12) => Date(day).At(new LocalTime(hour, 0)).InZoneLeniently(Zone).ToInstant();

    /// <summary>Meetings with a contact, so many days apart, of which the last was some days ago.</summary>
    internal IEnumerable<Interaction> Meetings(
        string id, int ago, int gap = 10, int count = 10, int hours = 1, Channel channel = Channel.InPerson,
        Initiator initiator = default) =>
        Enumerable.Range(0, count)
            .Select(i => new Interaction(new($"{id}{i:D3}"), At(today - ago - i * gap), channel, new ContactId(id))
            {
                Length = Duration.FromHours(hours),
                Initiator = initiator,
            });

    internal Network Tie(
        string id, IEnumerable<Interaction> history, Func<Contact, Contact>? record = null, Cadence? cadence = null,
        Instant? lastSeenByOthers = null)
    {
        Contact contact = new(new(id), $"Name of {id}");
        if (record is not null) contact = record(contact);
        _contacts.Add(contact);
        _scores.Add(_scorer.Score(new(new(Owner, new(id)), history, TieProfile.Of(contact) with { Cadence = cadence }), AsOf,
            lastSeenByOthers));
        return this;
    }

    /// <summary>A strong tie of four-hour meetings ten days apart. Forty days ago it is drifting, twenty slipping.</summary>
    internal Network Keep(string id, int ago = 40, Func<Contact, Contact>? record = null) =>
        Tie(id, Meetings(id, ago, hours: 4, count: 60), record);

    /// <summary>A strong tie of long ago.</summary>
    internal Network Revive(string id, int ago = 800, Func<Contact, Contact>? record = null) =>
        Tie(id, Meetings(id, ago, hours: 4, count: 40), record);

    /// <summary>A tie in rhythm, and a promise that was due some days ago.</summary>
    internal Network Owed(string id, int overdue = 5, Func<Contact, Contact>? record = null, int lastContact = 15) =>
        Tie(id, Meetings(id, lastContact, gap: 15), record).Promise(id, today - overdue);

    internal Network Promise(string id, int? due, int? promised = null, TieSide by = TieSide.Owner,
        Func<FollowUp, FollowUp>? closed = null)
    {
        FollowUp followUp = new(new($"{id}-{_followUps.Count}"), by, new(id),
            At(promised ?? due!.Value - 1))
        { Due = due is { } day ? Date(day) : null };
        _followUps.Add(closed is null ? followUp : closed(followUp));
        return this;
    }

    internal Network Gathering(int day, params string[] attendees)
    {
        _gatherings.Add(new(new($"g{_gatherings.Count}"), "Supper", At(day), attendees.Select(static id => new ContactId(id))));
        return this;
    }

    internal Network Circle(string id, params string[] members)
    {
        _circles.Add(new(new(id), id));
        _memberships.AddRange(members.Select(member => new CircleMembership(new(id), new(member), Date(-1000))));
        return this;
    }

    internal Network Membership(CircleMembership membership)
    {
        _memberships.Add(membership);
        return this;
    }

    internal NetworkSnapshot Snapshot(Func<int, int>? order = null)
    {
        return new(Owner, AsOf, Zone, Ordered(_contacts), Ordered(_scores))
        {
            FollowUps = Ordered(_followUps),
            Gatherings = Ordered(_gatherings),
            Circles = Ordered(_circles),
            Memberships = Ordered(_memberships),
        };

        IReadOnlyList<T> Ordered<T>(IReadOnlyList<T> items) =>
            order is null
                ? items
                : [.. items.Index().OrderBy(item => order(item.Index)).ThenByDescending(static item => item.Index)
                    .Select(static item => item.Item)];
    }

    internal RevisitPlan Plan(RevisitOptions? options = null, IReadOnlyDictionary<ContactId, Instant>? lastSuggested = null,
        params string[] places) =>
        new RevisitPlanner(options).Plan(Snapshot(), lastSuggested, places);
}
