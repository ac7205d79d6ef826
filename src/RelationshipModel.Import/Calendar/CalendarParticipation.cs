namespace RelationshipModel.Import.Calendar;

/// <summary>The answers of an attendee to an invitation: PARTSTAT of RFC 5545, section 3.2.12.</summary>
internal enum CalendarParticipation
{
    /// <summary>No answer yet, or an unknown one.</summary>
    NeedsAction = 0,

    /// <summary>Yes.</summary>
    Accepted = 1,

    /// <summary>Perhaps.</summary>
    Tentative = 2,

    /// <summary>No.</summary>
    Declined = 3,

    /// <summary>Another goes instead.</summary>
    Delegated = 4,
}
