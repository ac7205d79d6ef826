using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Revisits;

/// <summary>A digest of people to reach out to, and of those who are left in peace. Immutable.</summary>
public sealed record RevisitPlan
{
    internal RevisitPlan(OwnerId owner, LocalDate day, IEnumerable<RevisitSuggestion> suggestions, IEnumerable<RevisitHold> held,
        IEnumerable<UpcomingBirthday> birthdays)
    {
        Owner = owner;
        Day = day;
        Suggestions = ValueList.Copy(suggestions);
        Held = ValueList.Copy(held);
        Birthdays = ValueList.Copy(birthdays);
    }

    /// <summary>Gets the owner of the digest.</summary>
    public OwnerId Owner { get; }

    /// <summary>Gets the owner's local day of the digest.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate Day { get; }

    /// <summary>Gets the suggestions, in the order in which the places were filled. Each contact appears once.</summary>
    public IReadOnlyList<RevisitSuggestion> Suggestions { get; }

    /// <summary>Gets the contacts who are held back and why: everyone whom the owner reached out to repeatedly without an answer,
    /// and everyone whom only a guard of the planner held back. What a person stated (paused, ended, deceased, restrictions,
    /// snoozed) is obeyed silently. Those who are free soonest come first, then in ordinal order.</summary>
    public IReadOnlyList<RevisitHold> Held { get; }

    /// <summary>Gets the birthdays of the coming days, the next first, of everyone whose birthday is recorded, however recent the
    /// last contact. They do not compete for the places of the suggestions. The ended, the deceased, removed records and contacts
    /// for whom the owner wants no reminders are left out.</summary>
    public IReadOnlyList<UpcomingBirthday> Birthdays { get; }

    /// <summary>Returns the owner, the day and how many are suggested and held.</summary>
    public override string ToString() => $"{Owner} on {Day:R}: {Suggestions.Count} to revisit, {Held.Count} held";
}
