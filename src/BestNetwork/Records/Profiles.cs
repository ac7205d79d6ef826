using NodaTime;
using RelationshipModel;
using RelationshipModel.Circles;

namespace BestNetwork.Records;

/// <summary>The statements of the records of a file about each tie, on a day.</summary>
internal sealed class Profiles
{
    private readonly Dictionary<ContactId, Contact> _contacts;
    private readonly CircleStatements _circles;
    private readonly ILookup<ContactId, FollowUp> _followUps;

    private readonly RecordedDirections _directions;

    private readonly bool _sharesPresence;

    internal Profiles(PersonalRecords records, LocalDate day, RecordedDirections directions, bool sharesPresence)
    {
        (_directions, _sharesPresence) = (directions, sharesPresence);
        _contacts = records.Contacts.ToDictionary(static contact => contact.Id);
        _circles = new(records.Circles, records.Memberships, day);
        _followUps = records.FollowUps.ToLookup(static followUp => followUp.Contact);
    }

    internal TieProfile Of(ContactId contact)
    {
        TieProfile stated = _contacts.TryGetValue(contact, out Contact? record) ? TieProfile.Of(record) : TieProfile.None;
        if (_directions != RecordedDirections.Both) stated = stated with { RecordedDirections = _directions };
        if (_sharesPresence && stated.IsRestricted(ContactRestrictions.NoPresence)) stated = stated with { IsHidden = true };
        if (_followUps.Contains(contact)) stated = stated with { FollowUps = [.. _followUps[contact]] };
        return _circles.Of(contact, stated);
    }

    internal string NameOf(ContactId contact) => _contacts.TryGetValue(contact, out Contact? record)
        ? record.Name : contact.Value;
}
