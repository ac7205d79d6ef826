using System.Globalization;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads the XML of SMS Backup &amp; Restore: SMS, MMS and calls, one by one.</summary>
internal sealed class SmsBackupReader(
    Stream source, string file, ImportOptions options, OwnerAddresses owner, TelephoneNumbers numbers,
        CancellationToken cancellationToken)
{
    private const string OwnNumber = "insert-address-token";
    private const int AddressFrom = 137;

    internal IEnumerable<ImportItem> Read()
    {
        using MarkupSource xml = new(source, cancellationToken);
        string? root = null;
        bool isWhole = false;
        Mms? mms = null;
        while (xml.Next())
        {
            if (root is null)
            {
                root = xml.Name;
                isWhole = xml.IsEmpty;
                continue;
            }

            if (xml.IsClosing)
            {
                isWhole |= xml.Name == root;
                if (xml.Name != "mms" || mms is null) continue;
                yield return ItemOf(mms);
                mms = null;
                continue;
            }

            switch (xml.Name)
            {
                case "sms": yield return SmsOf(xml); break;
                case "call": yield return CallOf(xml); break;
                case "mms":
                    mms = Mms.From(xml);
                    if (!xml.IsEmpty) break;
                    yield return ItemOf(mms);
                    mms = null;
                    break;
                case "addr" when mms is not null && mms.Addresses.Count <= options.Limits.Attendees:
                    if (NumberOf(xml.Attribute("type")) is { } type) mms.Addresses.Add((xml.Attribute("address"),
                        (int)Math.Clamp(type, 0, 1000)));
                    break;
            }
        }

        if (xml.Fault is { } fault) yield return End(xml.Line, fault);
        else if (!isWhole) yield return End(xml.Line, $"the file ends before </{root ?? "smses"}>; it was cut off");
    }

    private ItemFault End(long line, string reason) => new(new(file, line, reason, EndsReading: true));

    private ItemFault Fault(long line, string reason) => new(new(file, line, reason));

    private ImportItem SmsOf(MarkupSource xml)
    {
        long line = xml.TagLine;
        string address = xml.Attribute("address"), type = xml.Attribute("type");
        if (NumberOf(type) is not { } kind) return Fault(line,
            $"'{Quoted.Short(type)}' is not the type of an SMS, such as 1 (received) or 2 (sent)");
        if (kind is 3 or 4 or 5 or 6) return new SkippedItem(file, line, SkipReason.NotSent);
        if (kind is not (1 or 2)) return Fault(line,
            $"{Quoted.Short(type)} is not a known type of an SMS; 1 is received, 2 is sent");
        if (TimeOf(xml.Attribute("date")) is not { } at) return NoDate(line, xml.Attribute("date"));
        List<NamedAddress> others = Others(address, xml.Attribute("contact_name"));
        if (others.Count == 0) return Nobody(line, address);
        return new ChatEpisode(IdOf("sms", at, kind == 2, others), at, Channel.Message)
        {
            From = kind == 2 ? null : others[0],
            Others = others,
        }.ToItem(file, line, options.AsOf);
    }

    private ImportItem CallOf(MarkupSource xml)
    {
        long line = xml.TagLine;
        string number = xml.Attribute("number"), type = xml.Attribute("type");
        if (NumberOf(type) is not { } kind || kind is < 1 or > 7)
            return Fault(line, $"'{Quoted.Short(type)}' is not the type of a call: 1 (received) to 7 (answered elsewhere)");
        if (TimeOf(xml.Attribute("date")) is not { } at) return NoDate(line, xml.Attribute("date"));
        // A number on the list of those blocked.
        if (kind == 6) return new SkippedItem(file, line, SkipReason.Bulk);
        List<NamedAddress> others = Others(number, xml.Attribute("contact_name"));
        if (others.Count == 0) return Nobody(line, number.StartsWith('-') ? "" : number);
        long seconds = Math.Clamp(NumberOf(xml.Attribute("duration")) ?? 0, 0, 7 * 86_400);
        Duration? length = kind switch
        {
            3 or 4 or 5 => Duration.Zero,
            7 when seconds == 0 => null,
            _ => Duration.FromSeconds(seconds),
        };
        return new ChatEpisode(IdOf("call", at, kind == 2, others), at, Channel.Voice)
        {
            From = kind == 2 ? null : others[0],
            Others = others,
            Length = length,
        }.ToItem(file, line, options.AsOf);
    }

    private ImportItem ItemOf(Mms mms)
    {
        bool isSent = mms.Box == 2 || (mms.Box is null && mms.Type == 128);
        if (mms.Box is 3 or 4 or 5) return new SkippedItem(file, mms.Line, SkipReason.NotSent);
        // Reports that a message arrived or was read.
        if (mms.Type is 134 or 135 or 136) return new SkippedItem(file, mms.Line, SkipReason.Notice);
        if (TimeOf(mms.Date) is not { } at) return NoDate(mms.Line, mms.Date);
        string sender = mms.Addresses.Find(static address => address.Type == AddressFrom).Address ?? "";
        bool isFromOwner = sender is OwnNumber || (numbers.TryParse(sender, out PersonAddress own) && owner.Contains(own));
        if (mms.Box is not 1 && isFromOwner) isSent = true;
        List<NamedAddress> others = Others(mms.Address, mms.Name);
        if (others.Count == 0)
            others = Others(string.Join('~', mms.Addresses.Where(static address =>
                address.Type != AddressFrom).Select(static address => address.Address)), "");
        if (isSent)
        {
            if (others.Count == 0) return Nobody(mms.Line, mms.Address);
            return new ChatEpisode(IdOf("mms", at, true, others, mms.Id), at, Channel.Message) { Others = others }.ToItem(file,
                mms.Line, options.AsOf);
        }

        NamedAddress? from = Others(sender, "") is [var writer] ? writer : others is [var only] ? only : null;
        if (from is not { } known) return Nobody(mms.Line, sender);
        int named = others.FindIndex(person => person.Address == known.Address);
        if (named >= 0) known = others[named];
        else others.Add(known);
        return new ChatEpisode(IdOf("mms", at, false, [known], mms.Id), at, Channel.Message) { From = known, Others = others }
            .ToItem(file, mms.Line, options.AsOf);
    }

    private ItemFault NoDate(long line, string date) =>
        Fault(line, $"'{Quoted.Short(date)}' is not a date: it is the number of milliseconds since 1970");

    private SkippedItem Nobody(long line, string address) =>
        new(file, line, TelephoneNumbers.IsService(address) ? SkipReason.Automatic : SkipReason.Anonymous);

    /// <summary>Returns the persons of an address, which in groups is several with <c>~</c> between them. Services and the owner
    /// are left out.</summary>
    private List<NamedAddress> Others(string addresses, string names)
    {
        string[] parts = addresses.Split(['~', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] called = parts.Length == 1 ? [names] : names.Split(',', StringSplitOptions.TrimEntries);
        List<NamedAddress> others = [];
        for (int i = 0; i < parts.Length && others.Count < options.Limits.Attendees; i++)
        {
            if (AddressOf(parts[i]) is not { } address || owner.Contains(address)
                || others.Exists(other => other.Address == address)) continue;
            string? name = called.Length == parts.Length ? PersonName.Clean(called[i]) : null;
            others.Add(new(address, name is null or "(Unknown)" ? null : name));
        }

        return others;
    }

    private PersonAddress? AddressOf(string text)
    {
        if (text == OwnNumber || TelephoneNumbers.IsService(text)) return null;
        if (PersonAddress.TryEmail(text, out PersonAddress email)) return email;
        return numbers.TryParse(text, out PersonAddress number) ? number : null;
    }

    private static string IdOf(string kind, Instant at, bool isSent, List<NamedAddress> others, string id = "") =>
        HashedId.Of(
        [
            kind,
            at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            isSent ? "sent" : "received",
            id,
            .. others.Select(static other => other.Address.Value).Order(StringComparer.Ordinal),
        ]);

    private static long? NumberOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static Instant? TimeOf(string milliseconds) =>
        NumberOf(milliseconds) is { } time && ChatTime.TryFromMilliseconds(time, out Instant at) ? at : null;

    private sealed class Mms
    {
        internal required long Line { get; init; }

        internal required string Address { get; init; }

        internal required string Name { get; init; }

        internal required string Date { get; init; }

        internal required string Id { get; init; }

        internal long? Box { get; init; }

        internal long? Type { get; init; }

        internal List<(string Address, int Type)> Addresses { get; } = [];

        internal static Mms From(MarkupSource xml) => new()
        {
            Line = xml.TagLine,
            Address = xml.Attribute("address"),
            Name = xml.Attribute("contact_name"),
            Date = xml.Attribute("date"),
            Id = xml.Attribute("m_id"),
            Box = NumberOf(xml.Attribute("msg_box")),
            Type = NumberOf(xml.Attribute("m_type")),
        };
    }
}
