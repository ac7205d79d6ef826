using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Revisits;

/// <summary>A digest of whom to reach out to, and who was left in peace. Immutable.</summary>
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

    /// <summary>Whose digest it is.</summary>
    public OwnerId Owner { get; }

    /// <summary>The owner's local day for which it holds.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate Day { get; }

    /// <summary>Whom to reach out to, in the order in which the places were dealt. Nobody comes twice.</summary>
    public IReadOnlyList<RevisitSuggestion> Suggestions { get; }

    /// <summary>
    /// Who is held back and why: everyone whom the owner reached out to again and again without an answer, and who else would
    /// have been suggested but for a guard of the planner. What a person stated (paused, ended, deceased, preferences, snoozed)
    /// is obeyed without a word. Those who are free soonest come first, then in ordinal order.
    /// </summary>
    public IReadOnlyList<RevisitHold> Held { get; }

    /// <summary>
    /// The birthdays of the coming days, the next first, of everyone whose birthday is recorded, however lately they were in
    /// touch: beside the suggestions, for whose places they do not compete. Left out are the ended, the deceased, removed records
    /// and those of whom the owner wants no reminders.
    /// </summary>
    public IReadOnlyList<UpcomingBirthday> Birthdays { get; }

    /// <summary>The owner, the day and how many are suggested and held.</summary>
    public override string ToString() => $"{Owner} on {Day:R}: {Suggestions.Count} to revisit, {Held.Count} held";
}
