namespace RelationshipModel.Import.Calendar;

/// <summary>Reads the events of an iCalendar file (RFC 5545), one occurrence at a time.</summary>
/// <remarks>
/// <para>
/// An event that stands alone is returned at once. One that recurs, changes an occurrence or is in a zone that is not yet known
/// waits for the end of the file: then series are expanded, without the occurrences that were excluded (EXDATE, EXRULE) or stand
/// for themselves (RECURRENCE-ID), and with changes of all later ones (RANGE=THISANDFUTURE) applied.
/// </para>
/// <para>
/// A zone is that of the IANA database or of Windows by its name, else that of the rules the file gives, else the likeliest, with
/// a <see cref="CalendarOccurrence.Note"/>. Times without a zone are in that of the calendar (X-WR-TIMEZONE), else in the
/// owner's. Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.
/// </para>
/// </remarks>
internal static class CalendarReader
{
    /// <summary>Reads a calendar.</summary>
    /// <param name="source">The file. It stays open.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="options">The owner's zone and the window.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static IEnumerable<SourceItem<CalendarOccurrence>> Read(
        Stream source, string file, CalendarOptions options, ImportLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        return new CalendarSource(source, file, options, (limits ?? ImportLimits.Default).Checked(), cancellationToken).Read();
    }
}
