using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The local days of contact with each contact of a snapshot.</summary>
internal sealed class ContactDays(NetworkSnapshot snapshot)
{
    private readonly Dictionary<ContactId, IReadOnlyList<IGrouping<int, Interaction>>> _days = [];

    private readonly Lazy<int> _first = new(() => snapshot.TiedContacts.Select(snapshot.Digest)
        .Where(static digest => digest.Interactions > 0).Select(digest => snapshot.Scorer.DayOf(digest.First.At))
        .DefaultIfEmpty(int.MaxValue / 2).Min());

    internal int Today { get; } = Calendar.Number(snapshot.Today);

    /// <summary>The interactions by local day, oldest first, as far as the snapshot has them.</summary>
    internal IReadOnlyList<IGrouping<int, Interaction>> Of(ContactId contact)
    {
        if (_days.TryGetValue(contact, out IReadOnlyList<IGrouping<int, Interaction>>? days)) return days;
        return _days[contact] =
        [
            .. snapshot.InteractionsWith(contact).Where(snapshot.Scorer.IsContact)
                .GroupBy(interaction => snapshot.Scorer.DayOf(interaction.At)),
        ];
    }

    /// <summary>The number of contact days after one day number, up to and including another.</summary>
    internal int Count(ContactId contact, int after, int upTo) => snapshot.Digest(contact).CountContactDays(after, upTo);

    /// <summary>The number of days, of those before a day, for which there are records at all.</summary>
    internal int Recorded(int days, int before) => Math.Clamp(before - _first.Value, 0, days);

    /// <summary>Some of the interactions after a day number, the latest first.</summary>
    internal IEnumerable<InteractionId> Latest(ContactId contact, int after, int count) =>
        Of(contact).Reverse().TakeWhile(day => day.Key > after)
            .SelectMany(static day => day.Reverse()).Take(count).Select(static interaction => interaction.Id);

    /// <summary>The interactions of the last contact days of a contact, from the first of those days on.</summary>
    internal InteractionRange? LastDays(ContactId contact, int days)
    {
        TieDigest digest = snapshot.Digest(contact);
        if (digest.Interactions == 0) return null;
        Instant from = digest.ContactDayFromLast(days) is { } day ? StartOf(day) : digest.First.At;
        return new(contact, from, snapshot.AsOf);
    }

    internal InteractionRange After(ContactId contact, int day) => new(contact, StartOf(day + 1), snapshot.AsOf);

    private Instant StartOf(int day) => snapshot.Scorer.Fold.Calendar.StartOf(day);
}
