using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>The hours a month that contact with members takes.</summary>
internal sealed class CircleHours(ContactDays days, CircleOptions options, ScoringOptions scoring)
{
    /// <summary>The hours of a typical contact day x contact days a month; null if neither a
    /// cadence nor a rhythm is known.</summary>
    internal Explanation? Of(ContactId contact, EffectiveCadence? cadence, RelationshipScore? score,
        IReadOnlySet<ContactId> members)
    {
        if (score is { Status: TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased }) return null;
        if (Gap(cadence, score) is not { } gap) return null;
        return Explanation.Combined("member_hours", "h", Combination.Product,
            TypicalDay(contact, members),
            Explanation.Combined("contact_days_a_month", "times", Combination.Ratio,
                new("days_of_a_month", EffectiveCadence.DaysOfMonth, "d"), gap));
    }

    internal static Explanation Total(IEnumerable<CircleMember> members)
    {
        Explanation[] hours = [.. members.Select(static member => member.HoursPerMonth).OfType<Explanation>()];
        return Explanation.Combined("hours_a_month", "h", Combination.Sum, hours.Length > 0
            ? hours : [new("no_members", 0, "h")]);
    }

    private Explanation? Gap(EffectiveCadence? cadence, RelationshipScore? score)
    {
        if (cadence is { Cadence.IsAsItComes: false })
            return new(cadence.IsOfMembership ? "gap_of_membership" : "gap_of_circle",
                EffectiveCadence.Days(cadence.Cadence), "d");
        if (score is null) return null;
        return score.ExpectedGapDays > 0
            ? new("gap_of_own_rhythm", score.ExpectedGapDays, "d")
            : new("usual_gap", scoring.Rhythm.PriorGap.TotalDays, "d");
    }

    /// <summary>The median over the latest contact days. An hour with several members at once is shared among them,
    /// so that it is counted once.</summary>
    private Explanation TypicalDay(ContactId contact, IReadOnlySet<ContactId> members)
    {
        IGrouping<int, Interaction>[] latest = [.. days.Of(contact).TakeLast(options.TypicalContactDays)];
        if (latest.Length == 0) return new("hours_of_a_usual_meeting", scoring.Channels.InPerson.UsualLength.TotalHours, "h");
        double[] hours = [.. latest.Select(day => day.Sum(interaction => Hours(interaction, members))).Order()];
        double median = (hours[(hours.Length - 1) / 2] + hours[hours.Length / 2]) / 2;
        return new("hours_of_a_typical_contact_day", median, "h", evidence: latest.Reverse().Select(static day => day.Last().Id)
            .Take(5));
    }

    private double Hours(Interaction interaction, IReadOnlySet<ContactId> members) =>
        (interaction.Length ?? scoring.Channels[interaction.Channel].UsualLength).TotalHours / interaction.Contacts.Count(
            members.Contains);
}
