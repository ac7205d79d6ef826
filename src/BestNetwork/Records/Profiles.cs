using NodaTime;
using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>What the records of a file state about each tie, on a day.</summary>
internal sealed class Profiles
{
    private readonly Dictionary<ContactId, Contact> _contacts;
    private readonly Dictionary<ContactId, Cadence> _cadences;
    private readonly ILookup<ContactId, FollowUp> _followUps;

    internal Profiles(PersonalRecords records, LocalDate day)
    {
        _contacts = records.Contacts.ToDictionary(static contact => contact.Id);
        _cadences = records.Cadences(day);
        _followUps = records.FollowUps.ToLookup(static followUp => followUp.Contact);
    }

    internal TieProfile Of(ContactId contact)
    {
        TieProfile stated = _contacts.TryGetValue(contact, out Contact? record) ? TieProfile.Of(record) : TieProfile.None;
        return _cadences.ContainsKey(contact) || _followUps.Contains(contact)
            ? stated with { FollowUps = [.. _followUps[contact]], Cadence = _cadences.GetValueOrDefault(contact) }
            : stated;
    }

    internal string NameOf(ContactId contact) => _contacts.TryGetValue(contact, out Contact? record) ? record.Name : contact.Value;
}
