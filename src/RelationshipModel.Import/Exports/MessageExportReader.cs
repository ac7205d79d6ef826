using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import.Chats;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Exports;

/// <summary>Reads LinkedIn's <c>messages.csv</c>. People are known by the addresses of their profiles.</summary>
/// <remarks>Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.</remarks>
internal static class MessageExportReader
{
    private const int MaxKnown = 1_000_000;

    private static readonly LocalDateTimePattern[] Patterns =
        [LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
            LocalDateTimePattern.CreateWithInvariantCulture("M/d/yy, h:mm tt")];

    /// <summary>The names that LinkedIn gives people who left it or hide from the owner, by language.</summary>
    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "LinkedIn Member", "LinkedIn User", "LinkedIn-Mitglied", "Membre de LinkedIn", "Utilisateur LinkedIn",
        "Miembro de LinkedIn", "Usuario de LinkedIn",
        "Membro di LinkedIn", "Utente LinkedIn", "Usuário do LinkedIn", "Utilizador do LinkedIn", "LinkedIn-lid",
        "Użytkownik LinkedIn", "Участник LinkedIn",
        "LinkedInメンバー", "领英会员", "LinkedIn 회원", "LinkedIn Üyesi",
    };

    /// <summary>Reads an export.</summary>
    /// <inheritdoc cref="ContactExportReader.Read"/>
    internal static IEnumerable<SourceItem<ExportedMessage>> Read(
        Stream source, string file, ImportLimits? limits = null, CancellationToken cancellationToken = default) =>
        Records(source, file, (limits ?? ImportLimits.Default).Checked(), cancellationToken);

    private static IEnumerable<SourceItem<ExportedMessage>> Records(Stream source, string file, ImportLimits limits,
        CancellationToken cancellationToken)
    {
        using CsvRecords records = new(source, limits, null, cancellationToken);
        if (records.FindHeader(static names =>
            CsvHeader.KindOf(names, null) is SourceKind.LinkedInMessages and var kind
                ? kind : SourceKind.Unknown) == SourceKind.Unknown)
        {
            string reason = records.Fault ?? FormattableString.Invariant(
                $"none of the first {CsvRecords.MaxPreamble} records is a header of messages: CONVERSATION ID, FROM, DATE");
            yield return new(new SourceFault(file, records.Fault is null ? 1 : records.Line, reason, EndsReading: true));
            yield break;
        }

        Dictionary<InteractionId, int> known = [];
        bool hasProfiles = records.Has("RECIPIENT PROFILE URLS");
        List<(ExportedMessage Message, string Conversation, string To, long Line)> held = [];
        while (records.Next())
        {
            string? fault = records.Fault;
            if (fault is null && MessageOf(records, limits, known, out fault) is { } message)
            {
                if (hasProfiles || message.Reason is not null) yield return new(message, records.Line);
                else if (held.Count < limits.ChatMessages)
                    held.Add((message, records.Field("CONVERSATION ID"), records.Field("TO"), records.Line));
                else
                {
                    yield return new(new SourceFault(file, records.Line, FormattableString.Invariant(
                        $"the file has more than {limits.ChatMessages} messages (ChatMessages)"), EndsReading: true));
                    break;
                }
            }
            else yield return new(new SourceFault(file, records.Line, fault!, EndsReading: records.Ended));
        }

        Dictionary<string, NamedAddress[]> writers = held
            .GroupBy(static one => one.Conversation, static one => one.Message.From, StringComparer.Ordinal)
            .ToDictionary(static one => one.Key,
                one => one.DistinctBy(static person => person.Address).Take(limits.Attendees).ToArray(), StringComparer.Ordinal);
        foreach ((ExportedMessage message, string conversation, string to, long line) in held)
        {
            message.IsWithOwner = true;
            message.Recipients = RecipientsOf(message, writers[conversation], to);
            yield return new(message, line);
        }
    }

    /// <summary>Returns the recipients as the export of 2019 to 2021 shows them: the others who wrote in the conversation, or
    /// whom a message names that nobody answered.</summary>
    private static NamedAddress[] RecipientsOf(ExportedMessage message, NamedAddress[] writers, string to)
    {
        NamedAddress[] others = [.. writers.Where(writer => writer.Address != message.From.Address)];
        return others.Length > 0 || to.Length == 0 || Hidden.Contains(to) ? others
            : [ChatAddress.FromName("linkedin", to, new TelephoneNumbers(null))];
    }

    private static ExportedMessage? MessageOf(CsvRecords records, ImportLimits limits, Dictionary<InteractionId, int> known,
        out string? fault)
    {
        fault = null;
        SkipReason? reason = ReasonOf(records);
        if (reason is { } skipped) return new(default, default, default) { Reason = skipped };
        if (!PersonAddress.TryParse(records.Field("SENDER PROFILE URL"), out PersonAddress sender))
            fault = "the message has no sender: SENDER PROFILE URL is missing or is not an address";
        string date = records.Field("DATE");
        if (fault is null && When(date) is null)
            fault = $"'{Quoted.Short(date)}' is not a DATE; it should look like 2026-01-31 18:30:00 UTC";
        if (fault is not null) return null;
        Instant at = When(date)!.Value;
        string[] profiles = records.Field("RECIPIENT PROFILE URLS")
            .Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] names = records.Field("TO").Split(',', StringSplitOptions.TrimEntries);
        List<NamedAddress> recipients = [];
        for (int i = 0; i < profiles.Length; i++)
        {
            if (!PersonAddress.TryParse(profiles[i], out PersonAddress recipient)
                || recipients.Exists(known => known.Address == recipient)) continue;
            recipients.Add(new(recipient, profiles.Length == 1 ? PersonName.Clean(records.Field("TO"))
                : names.Length == profiles.Length ? PersonName.Clean(names[i]) : null));
            if (recipients.Count <= limits.Attendees) continue;
            fault = FormattableString.Invariant($"the message names more than {limits.Attendees} people (Attendees)");
            return null;
        }

        return new(IdOf(records.Field("CONVERSATION ID"), at, sender, known), at,
            new(sender, PersonName.Clean(records.Field("FROM"))))
        {
            Recipients = recipients,
        };
    }

    private static Instant? When(string text)
    {
        string time = text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        foreach (LocalDateTimePattern pattern in Patterns)
            if (pattern.Parse(time).TryGetValue(default, out LocalDateTime local) && local.Year is > 1 and < 9999)
                return local.InUtc().ToInstant();
        return null;
    }

    /// <summary>Returns the reason to skip a message; null to keep it.</summary>
    private static SkipReason? ReasonOf(CsvRecords records)
    {
        string draft = records.Field("IS MESSAGE DRAFT"), folder = records.Field("FOLDER");
        if (draft.Equals("Yes", StringComparison.OrdinalIgnoreCase) || draft.Equals("true", StringComparison.OrdinalIgnoreCase))
            return SkipReason.NotSent;
        if (folder.Equals("SPAM", StringComparison.OrdinalIgnoreCase)) return SkipReason.Spam;
        if (records.Field("CONVERSATION TITLE").StartsWith("Sponsored", StringComparison.OrdinalIgnoreCase)
            || folder.Contains("SPONSORED", StringComparison.OrdinalIgnoreCase)
            || folder.Equals("ADS", StringComparison.OrdinalIgnoreCase))
            return SkipReason.Advertisement;
        return records.Field("SENDER PROFILE URL").Length == 0 ? SkipReason.Anonymous : null;
    }

    /// <summary>A hash of the conversation, the instant and the sender; of several in one second, of their order too.</summary>
    private static InteractionId IdOf(string conversation, Instant at, PersonAddress sender, Dictionary<InteractionId, int> known)
    {
        InteractionId id = new(HashedId.Of(conversation, InstantPattern.ExtendedIso.Format(at), sender.Value));
        int before = known.GetValueOrDefault(id);
        if (known.Count < MaxKnown || before > 0) known[id] = before + 1;
        return before == 0 ? id : new(HashedId.Of(id.Value, before.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
