using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Exports;

/// <summary>Reads LinkedIn's <c>messages.csv</c>. People are known by the addresses of their profiles.</summary>
/// <remarks>Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.</remarks>
internal static class MessageExportReader
{
    private static readonly LocalDateTimePattern[] Patterns =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"), LocalDateTimePattern.CreateWithInvariantCulture("M/d/uu, h:mm tt")];

    /// <summary>Reads an export.</summary>
    /// <inheritdoc cref="ContactExportReader.Read"/>
    public static IEnumerable<SourceItem<ExportedMessage>> Read(
        Stream source, string file, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        return Records(source, file, (limits ?? ImportLimits.Default).Checked(), cancellationToken);
    }

    private static IEnumerable<SourceItem<ExportedMessage>> Records(Stream source, string file, ImportLimits limits, CancellationToken cancellationToken)
    {
        using CsvRecords records = new(source, limits, cancellationToken);
        if (records.FindHeader(static names =>
            CsvHeader.KindOf(names) is SourceKind.LinkedInMessages and var kind ? kind : SourceKind.Unknown) == SourceKind.Unknown)
        {
            string reason = records.Fault ?? FormattableString.Invariant(
                $"none of the first {CsvRecords.MaxPreamble} records is a header of messages: CONVERSATION ID, FROM, DATE");
            yield return new(new SourceFault(file, records.Fault is null ? 1 : records.Line, reason, EndsReading: true));
            yield break;
        }

        while (records.Next())
        {
            string? fault = records.Fault;
            if (fault is null && MessageOf(records, limits, out fault) is { } message) yield return new(message, records.Line);
            else yield return new(new SourceFault(file, records.Line, fault!, EndsReading: records.Ended));
        }
    }

    private static ExportedMessage? MessageOf(CsvRecords records, ImportLimits limits, out string? fault)
    {
        fault = null;
        if (!PersonAddress.TryParse(records.Field("SENDER PROFILE URL"), out PersonAddress sender))
            fault = "the message has no sender: SENDER PROFILE URL is missing or is no address";
        string date = records.Field("DATE");
        if (fault is null && When(date) is null) fault = $"'{Quoted.Short(date)}' is no DATE; it should look like 2026-01-31 18:30:00 UTC";
        if (fault is not null) return null;
        Instant at = When(date)!.Value;
        string[] profiles = records.Field("RECIPIENT PROFILE URLS").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] names = records.Field("TO").Split(',', StringSplitOptions.TrimEntries);
        List<NamedAddress> recipients = [];
        for (int i = 0; i < profiles.Length; i++)
        {
            if (!PersonAddress.TryParse(profiles[i], out PersonAddress recipient) || recipients.Exists(known => known.Address == recipient)) continue;
            recipients.Add(new(recipient, names.Length == profiles.Length ? PersonName.Clean(names[i]) : null));
            if (recipients.Count <= limits.Attendees) continue;
            fault = FormattableString.Invariant($"the message names more than {limits.Attendees} people (Attendees)");
            return null;
        }

        return new(IdOf(records.Field("CONVERSATION ID"), at, sender), at, new(sender, PersonName.Clean(records.Field("FROM"))))
        {
            Recipients = recipients,
            IsSpam = records.Field("FOLDER").Equals("SPAM", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static Instant? When(string text)
    {
        string time = text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        foreach (LocalDateTimePattern pattern in Patterns)
            if (pattern.Parse(time).TryGetValue(default, out LocalDateTime local) && local.Year is > 1 and < 9999) return local.InUtc().ToInstant();
        return null;
    }

    private static InteractionId IdOf(string conversation, Instant at, PersonAddress sender) =>
        new(HashedId.Of(conversation, InstantPattern.ExtendedIso.Format(at), sender.Value));
}
