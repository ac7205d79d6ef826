using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Revisits;

/// <summary>A birthday in the coming days. Immutable.</summary>
public sealed record UpcomingBirthday
{
    internal UpcomingBirthday(ContactId contact, LocalDate date, LocalDate today)
    {
        Contact = contact;
        Date = date;
        Reason = date == today
            ? new(RevisitReasons.BirthdayToday, ReasonArgument.Of("contact", contact))
            : new(RevisitReasons.Birthday, ReasonArgument.Of("contact", contact), ReasonArgument.Of("date", date));
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the local day of the birthday; for 29 February, the 28th in a common year.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate Date { get; }

    /// <summary>Gets the birthday, to be put into words.</summary>
    public Reason Reason { get; }

    /// <summary>Returns the id and the day.</summary>
    public override string ToString() => $"{Contact} on {Date:R}";
}
