using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using RelationshipModel.Import;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;

namespace BestNetwork.Commands;

/// <summary>
/// Whose records files are: who sent what lies in folders of sent mail, else who takes part in nearly everything.
/// </summary>
internal sealed partial class OwnerGuess
{
    /// <summary>How many messages of a file are looked at.</summary>
    private const int MaxMessages = 5_000;

    /// <summary>How many lines of a calendar are looked at.</summary>
    private const int MaxLines = 200_000;
    private const int MaxCandidates = 3;

    private readonly Dictionary<string, int> _senders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _participants = new(StringComparer.Ordinal);
    private int _items;

    private OwnerGuess()
    {
    }

    /// <summary>The most likely address; null if there is none.</summary>
    internal string? Address => Candidates is [var first, ..] ? first : null;

    /// <summary>The most likely addresses, the likeliest first.</summary>
    internal IReadOnlyList<string> Candidates =>
    [
        .. (_senders.Count > 0 ? _senders : _participants).OrderByDescending(static pair => pair.Value)
            .ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(MaxCandidates).Select(static pair => pair.Key),
    ];

    /// <summary>Whether no other address comes near.</summary>
    internal bool IsClear
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

    internal static OwnerGuess Of(IReadOnlyList<ImportFile> files, CancellationToken cancellationToken)
    {
        OwnerGuess guess = new();
        foreach (ImportFile file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                using FileStream stream = File.OpenRead(file.Path);
                guess.Add(stream, file.Path, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException
                or NotSupportedException)
            {
                // The import says what is wrong with it.
            }
        }

        return guess;
    }

    private void Add(Stream stream, string name, CancellationToken cancellationToken)
    {
        byte[] sample = new byte[SourceRecognition.SampleLength];
        int length = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        using Stream whole = stream.CanSeek ? Rewound(stream) : new JoinedStream(sample.AsMemory(0, length), stream);
        switch (SourceRecognition.Recognise(sample.AsSpan(0, length)))
        {
            case SourceKind.Mbox: AddMail(MailReader.ReadMbox(whole, name, null, cancellationToken), name); break;
            case SourceKind.Message: AddMail(MailReader.ReadMessage(whole, name, null, cancellationToken), name); break;
            case SourceKind.Calendar: AddCalendar(whole); break;
            case SourceKind.Gzip:
                using (GZipStream unpacked = new(whole, CompressionMode.Decompress))
                    Add(unpacked, Path.ChangeExtension(name, null), cancellationToken);
                break;
            case SourceKind.Zip when stream.CanSeek:
                using (ZipArchive archive = new(whole, ZipArchiveMode.Read))
                {
                    foreach (ZipArchiveEntry entry in archive.Entries.Where(static entry => entry.Length > 0))
                    {
                        using Stream content = entry.Open();
                        Add(content, entry.FullName, cancellationToken);
                    }
                }

                break;
        }
    }

    private void AddMail(IEnumerable<SourceItem<MailMessage>> messages, string name)
    {
        bool isSent = Sent().IsMatch(name);
        foreach (MailMessage message in messages.Take(MaxMessages).Select(static item => item.Item).OfType<MailMessage>())
        {
            _items++;
            if (isSent) Count(_senders, message.From.Address);
            IEnumerable<PersonAddress> all = [message.From.Address,
                .. message.Recipients.Select(static recipient => recipient.Address), .. message.DeliveredTo];
            foreach (PersonAddress address in all.Distinct()) Count(_participants, address);
        }
    }

    private void AddCalendar(Stream stream)
    {
        using StreamReader lines = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        HashSet<string> inEvent = new(StringComparer.Ordinal);
        for (int count = 0; count < MaxLines && lines.ReadLine() is { } line; count++)
        {
            foreach (Match match in Mailto().Matches(line))
                if (PersonAddress.TryParse(match.Groups["address"].Value, out PersonAddress address)) inEvent.Add(address.Value);
            if (!line.StartsWith("END:VEVENT", StringComparison.OrdinalIgnoreCase)) continue;
            _items++;
            foreach (string address in inEvent) _participants[address] = _participants.GetValueOrDefault(address) + 1;
            inEvent.Clear();
        }
    }

    private static void Count(Dictionary<string, int> counts, PersonAddress address) =>
        counts[address.Value] = counts.GetValueOrDefault(address.Value) + 1;

    private static Stream Rewound(Stream stream)
    {
        stream.Position = 0;
        return stream;
    }

    [GeneratedRegex(@"\b(sent|gesendet|enviados|envoy|inviata|verzonden)", RegexOptions.IgnoreCase)]
    private static partial Regex Sent();

    [GeneratedRegex(@"mailto:(?<address>[^\s"";:,]+@[^\s"";:,]+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Mailto();
}
