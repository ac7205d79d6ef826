using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Mail;

namespace RelationshipModel.Import.People;

/// <summary>
/// Guesses whose mail and calendars the files are: the person who sent what is in folders of sent mail, or else who takes part in
/// nearly everything. Add the files, then read the properties.
/// </summary>
public sealed partial class OwnerGuess
{
    /// <summary>The number of messages of a file that are looked at.</summary>
    private const int MaxMessages = 5_000;

    /// <summary>The number of lines of a calendar that are looked at.</summary>
    private const int MaxLines = 200_000;
    private const int MaxCandidates = 3;

    private readonly Dictionary<string, int> _senders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _participants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _names = new(StringComparer.Ordinal);
    private int _items;

    /// <summary>Gets the most likely address; null if not found.</summary>
    public string? Address => Candidates is [var first, ..] ? first : null;

    /// <summary>Gets the most likely addresses, at most three, the likeliest first.</summary>
    public IReadOnlyList<string> Candidates =>
    [
        .. (_senders.Count > 0 ? _senders : _participants).OrderByDescending(static pair => pair.Value)
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(MaxCandidates).Select(static pair => pair.Key),
    ];

    /// <summary>Returns the other addresses that the person who has one probably has: those that sent mail from the same folders
    /// of sent mail, and those that messages give the same full name.</summary>
    /// <param name="address">The address, as <see cref="Address"/> returns it.</param>
    /// <returns>The addresses, in ordinal order.</returns>
    public IReadOnlyList<string> OthersOf(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        HashSet<string> names = _names.GetValueOrDefault(address, []);
        return
        [
            .. _senders.Keys.Concat(_names.Where(pair => pair.Value.Overlaps(names)).Select(static pair => pair.Key))
                .Where(other => other != address).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether no other address comes close.</summary>
    public bool IsClear
    {
        get
        {
            int[] counts = [.. (_senders.Count > 0 ? _senders : _participants).Values.OrderDescending().Take(2)];
            if (counts is [] || (counts.Length == 2 && counts[0] == counts[1])) return false;
            int second = counts.Length == 2 ? counts[1] : 0;
            // The owner sent what was sent, and is in nearly everything else.
            return _senders.Count > 0 ? counts[0] >= 2 * second : 10 * counts[0] >= 9 * _items || (
                2 * counts[0] >= _items && counts[0] >= 2 * second);
        }
    }

    /// <summary>Examines a file: a mailbox, a message, a calendar, or an archive or compressed file with these in it. Ignores
    /// others.</summary>
    /// <param name="stream">The file. It is left open.</param>
    /// <param name="name">The name of the file, with its folder, which may show that it holds sent mail.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidDataException">The archive or compressed file is damaged.</exception>
    public void Add(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using PeekStream ahead = new(stream);
        SourceKind kind = SourceRecognition.Recognise(ahead.Peek(SourceRecognition.SampleLength));
        if (kind == SourceKind.Zip && stream.CanSeek)
        {
            stream.Position = 0;
            using ZipArchive archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            foreach (ZipArchiveEntry entry in archive.Entries.Where(static entry => entry.Length > 0))
            {
                using Stream content = entry.Open();
                Add(content, entry.FullName, cancellationToken);
            }

            return;
        }

        switch (kind)
        {
            case SourceKind.Mbox: AddMail(MailReader.ReadMbox(ahead, name, null, cancellationToken), name); break;
            case SourceKind.Message: AddMail(MailReader.ReadMessage(ahead, name, null, cancellationToken), name); break;
            case SourceKind.Calendar: AddCalendar(ahead); break;
            case SourceKind.Gzip:
                using (GZipStream unpacked = new(ahead, CompressionMode.Decompress))
                    Add(unpacked, Path.ChangeExtension(name, null), cancellationToken);
                break;
        }
    }

    private void AddMail(IEnumerable<SourceItem<MailMessage>> messages, string name)
    {
        bool isSent = Sent().IsMatch(name);
        foreach (MailMessage message in messages.Take(MaxMessages).Select(static item => item.Item).OfType<MailMessage>())
        {
            _items++;
            foreach (NamedAddress person in message.Recipients.Prepend(message.From)) AddName(person);
            if (isSent) Count(_senders, message.From.Address);
            // What a list sends on is addressed to the list.
            IEnumerable<PersonAddress> all = message.Kind == MailKind.List ? message.DeliveredTo
                : [message.From.Address, .. message.Recipients.Select(static recipient => recipient.Address),
                    .. message.DeliveredTo];
            foreach (PersonAddress address in all.Distinct()) Count(_participants, address);
        }
    }

    private void AddName(NamedAddress person)
    {
        // A first name alone is that of many.
        if (PeopleIndex.NameKey(person.Name ?? "") is var name && name.Contains(' ', StringComparison.Ordinal)
            && MayBeOwner(person.Address))
            (_names.TryGetValue(person.Address.Value, out HashSet<string>? known) ? known : _names[person.Address.Value] = [])
                .Add(name);
    }

    private void AddCalendar(Stream stream)
    {
        using StreamReader lines = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        HashSet<string> inEvent = new(StringComparer.Ordinal);
        for (int count = 0; count < MaxLines && lines.ReadLine() is { } line; count++)
        {
            foreach (Match match in Mailto().Matches(line))
                if (PersonAddress.TryParse(match.Groups["address"].Value, out PersonAddress address) && MayBeOwner(address))
                    inEvent.Add(address.Value);
            if (!line.StartsWith("END:VEVENT", StringComparison.OrdinalIgnoreCase)) continue;
            _items++;
            foreach (string address in inEvent) _participants[address] = _participants.GetValueOrDefault(address) + 1;
            inEvent.Clear();
        }
    }

    private static void Count(Dictionary<string, int> counts, PersonAddress address)
    {
        if (MayBeOwner(address)) counts[address.Value] = counts.GetValueOrDefault(address.Value) + 1;
    }

    private static bool MayBeOwner(PersonAddress address) =>
        !MachineAddress.IsList(address) && !MachineAddress.IsUnread(address) && !MachineAddress.IsCalendar(address);

    [GeneratedRegex(@"\b(sent|gesendet|enviad|envoy|inviat|verzonden|wysłane|odeslan|elküldött|skickat|sendt|lähetetyt|gönder"
        + "|trimise|отправленн|надіслан|已发送|已傳送|寄件備份|送信済|보낸)", RegexOptions.IgnoreCase)]
    private static partial Regex Sent();

    [GeneratedRegex(@"mailto:(?<address>[^\s"";:,]+@[^\s"";:,]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mailto();
}
