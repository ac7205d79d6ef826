using NodaTime;
using RelationshipModel.Circles;
using RelationshipModel.Scoring;

namespace RelationshipModel.Revisits;

/// <summary>The statements about a contact that bear on the day to reach out. They outrank every heuristic.</summary>
internal sealed record RevisitStatements
{
    /// <summary>Whether a person stated the tie: what the contact is, how close, or that the
    /// contact belongs to a circle.</summary>
    internal bool IsStated { get; private init; }

    /// <summary>Whether the owner keeps a birthday or a place of the contact, who is no stranger then.</summary>
    internal bool IsKept { get; private init; }

    /// <summary>The target of the cadence, in days; null if none is stated.</summary>
    internal int? CadenceDays { get; private init; }

    /// <summary>The first day of a membership that asks for contact; null if none does.</summary>
    internal LocalDate? DueSince { get; private init; }

    /// <summary>The day on which a snooze ended without any contact since; null if none did.</summary>
    internal LocalDate? SnoozeOver { get; private init; }

    /// <summary>The local days since the snooze ended.</summary>
    internal int DaysSinceSnooze { get; private init; }

    /// <summary>Reads the statements of all contacts of a snapshot.</summary>
    internal static Func<ContactId, RevisitStatements> Of(NetworkSnapshot snapshot,
        IReadOnlyDictionary<ContactId, Instant> lastSuggested)
    {
        IReadOnlyDictionary<ContactId, EffectiveCadence> cadences =
            EffectiveCadence.All(snapshot.Circles, snapshot.Memberships, snapshot.Today);
        ILookup<ContactId, CircleMembership> memberships = snapshot.Memberships
            .Where(membership => membership.HoldsOn(snapshot.Today))
            .ToLookup(static membership => membership.Contact);
        return contact =>
        {
            Contact? record = snapshot.Contact(contact);
            EffectiveCadence? cadence = cadences.GetValueOrDefault(contact);
            int? days = cadence?.Cadence is { IsAsItComes: false } target
                ? Math.Max(1, (int)Math.Floor(EffectiveCadence.Days(target))) : null;
            LocalDate? snoozeOver = SnoozeOverOf(contact, record);
            return new()
            {
                IsStated = memberships.Contains(contact) || record is { Closeness.Count: > 0 } or { IsKindStated: true },
                IsKept = record is { Birthday: not null } or { Place: not null },
                CadenceDays = days,
                DueSince = days is null ? null : memberships[contact].Where(membership => membership.Circle == cadence!.Circle)
                    .Min(static membership => membership.Since),
                SnoozeOver = snoozeOver,
                DaysSinceSnooze = snoozeOver is { } over ? LocalDays.Between(over, snapshot.Today) : 0,
            };
        };

        LocalDate? SnoozeOverOf(ContactId contact, Contact? record)
        {
            if (record?.SnoozedUntil is not { } until || until > snapshot.Today) return null;
            bool wasInTouch = snapshot.Score(contact)?.LastContact is { } last && last.InZone(snapshot.Zone).Date >= until;
            bool wasSuggested = lastSuggested.TryGetValue(contact, out Instant at) && at <= snapshot.AsOf
                && at.InZone(snapshot.Zone).Date >= until;
            return wasInTouch || wasSuggested ? null : until;
        }
    }
}
