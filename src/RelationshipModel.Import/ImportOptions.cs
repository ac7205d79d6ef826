using NodaTime;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import;

/// <summary>The owner of the records, and the options of reading them. Immutable; checked as a whole when a <see
/// cref="RecordsReader"/> is created.</summary>
public sealed record ImportOptions
{
    /// <summary>Gets the owner's addresses: e-mail addresses, addresses of profiles, telephone numbers, and the names that chats
    /// show for the owner. At least one.</summary>
    public required IReadOnlyList<string> Me { get; init; }

    /// <summary>Gets the instant of the import: anything later has not happened yet.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the owner's zone: of times without one, and of all-day events.</summary>
    /// <value>UTC by default.</value>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>Gets the time after <see cref="AsOf"/> for which future events are read.</summary>
    /// <value>Zero to 3,660 days; 366 days by default.</value>
    public Duration Ahead { get; init; } = Duration.FromDays(366);

    /// <summary>Gets the length above which an event counts as having no stated length: nobody talks for days.</summary>
    /// <value>An hour to 366 days; 24 hours by default.</value>
    public Duration LongestMeeting { get; init; } = Duration.FromHours(24);

    /// <summary>Gets the columns of a CSV of contacts whose header is not known; null (the default) to find them by
    /// name.</summary>
    public ContactColumns? Columns { get; init; }

    /// <summary>Gets the calendar events of earlier imports; the reader adds what it reads. Null (the default) to know only the
    /// files of this import.</summary>
    public KnownEvents? Events { get; init; }

    /// <summary>Gets the order of day, month and year in chats whose dates can be read in more than one way; null (the default)
    /// to take it from the dates of each file.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>Gets the limits.</summary>
    public ImportLimits Limits { get; init; } = ImportLimits.Default;

    /// <summary>Whether a text can be one of <see cref="Me"/>: an e-mail address, the address of a profile, a telephone number
    /// or a name.</summary>
    /// <param name="text">The text.</param>
    public static bool CanNameOwner(string? text) => OwnerAddresses.IsValid(text);

    internal ImportOptions Checked()
    {
        List<string> faults = [];
        if (Me is not { Count: > 0 }) faults.Add("Me is empty; state at least one of the owner's addresses");
        else
            for (int i = 0; i < Me.Count; i++)
                if (!OwnerAddresses.IsValid(Me[i]))
                    faults.Add(FormattableString.Invariant(
                        $"Me[{i}] is neither an address, such as me@host, https://network/in/me or tel:+49301234, nor a name"));
        if (AsOf < Interaction.Earliest || AsOf > Interaction.Latest)
            faults.Add($"AsOf is {AsOf}; it must be from {Interaction.Earliest} to {Interaction.Latest}");
        if (Zone is null) faults.Add("Zone is missing");
        if (Ahead < Duration.Zero || Ahead > Duration.FromDays(3_660))
            faults.Add($"Ahead is {Ahead}; it must be from zero to 3,660 days");
        if (LongestMeeting < Duration.FromHours(1) || LongestMeeting > Duration.FromDays(366))
            faults.Add($"LongestMeeting is {LongestMeeting}; it must be from an hour to 366 days");
        if (DateOrder is { } order && !Enum.IsDefined(order)) faults.Add($"DateOrder is {order}, which is not defined");
        if (Limits is null) faults.Add("Limits are missing");
        if (faults.Count > 0) throw new ArgumentException($"Import options are wrong: {string.Join("; ", faults)}.");
        Limits!.Checked();
        return this;
    }
}
