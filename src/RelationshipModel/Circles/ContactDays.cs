using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The local days of contact (more than a reaction) with each contact of a snapshot.</summary>
internal sealed class ContactDays(NetworkSnapshot snapshot)
{
    private readonly Calendar _calendar = new(snapshot.Zone);
    private readonly Dictionary<ContactId, IReadOnlyList<IGrouping<int, Interaction>>> _days = [];

    internal int Today { get; } = Calendar.Number(snapshot.Today);

    /// <summary>The interactions by local day, oldest first.</summary>
    internal IReadOnlyList<IGrouping<int, Interaction>> Of(ContactId contact)
    {
        if (_days.TryGetValue(contact, out IReadOnlyList<IGrouping<int, Interaction>>? days)) return days;
        return _days[contact] =
        [
            .. snapshot.InteractionsWith(contact)
                .Where(static interaction => interaction.Channel != Channel.Reaction)
                .GroupBy(interaction => _calendar.DayOf(interaction.At)),
        ];
    }

    /// <summary>How many contact days there are after one day number, up to and with another.</summary>
    internal int Count(ContactId contact, int after, int upTo) => Of(contact).Count(day => day.Key > after && day.Key <= upTo);

    /// <summary>Some of the interactions after a day number, the latest first.</summary>
    internal IEnumerable<InteractionId> Latest(ContactId contact, int after, int count) =>
        Of(contact).Reverse().TakeWhile(day => day.Key > after)
            .SelectMany(static day => day.Reverse()).Take(count).Select(static interaction => interaction.Id);
}
