using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Calendar;

/// <summary>A person invited to an event. Rooms and resources are not people.</summary>
/// <param name="Person">The address and name.</param>
/// <param name="Participation">The person's answer.</param>
internal readonly record struct CalendarAttendee(NamedAddress Person, CalendarParticipation Participation)
{
    /// <summary>Whether the person is expected to come. A person who has not answered is.</summary>
    public bool IsExpected => Participation is not (CalendarParticipation.Declined or CalendarParticipation.Delegated);

    /// <summary>Returns the address and the answer; never the name.</summary>
    public override string ToString() => $"{Person} ({Participation})";
}
