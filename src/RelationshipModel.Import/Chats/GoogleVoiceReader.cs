using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Reads a page of Google Voice from Takeout: a conversation of text messages, or a call.</summary>
internal sealed class GoogleVoiceReader(Stream source, ChatContext context, CancellationToken cancellationToken)
{
    private const string Service = "google-voice";

    private readonly List<GoogleVoiceMessage> _messages = [];
    private readonly ChatClock _clock = new(context.Options.Zone);
    private readonly List<GoogleVoiceMessage> _participants = [];
    private readonly HashSet<string> _labels = new(StringComparer.OrdinalIgnoreCase);
    private GoogleVoiceMessage? _person;
    private string _title = "";
    private string? _callTime;
    private string? _callLength;
    private bool _isCall;
    private bool _isFull;

    internal IEnumerable<ImportItem> Read()
    {
        using MarkupSource page = new(source, cancellationToken);
        bool inTitle = false, inName = false;
        while (page.Next(withTexts: true))
        {
            if (page.Name.Length == 0)
            {
                if (inTitle) _title = string.Join(' ', page.Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
                else if (inName && _person is not null) Name(_person, page.Text);
                continue;
            }

            inTitle = page.Name == "title" && !page.IsClosing;
            inName = false;
            if (!page.IsClosing) inName = Open(page);
        }

        if (page.Fault is { } fault) yield return context.Fault(page.Line, fault, endsReading: true);
        foreach (ImportItem item in _isCall ? [Call()] : Conversation()) yield return item;
        if (_isFull)
            yield return context.Fault(1, new ChatThread(context.File, context.Options).FullReason, endsReading: true);
    }

    /// <summary>Notes a tag. Returns true if a name follows.</summary>
    private bool Open(MarkupSource page)
    {
        string kind = page.Attribute("class");
        switch (page.Name)
        {
            case "div" when kind == "message":
                _person = null;
                break;
            case "div" when kind == "haudio":
                _isCall = true;
                break;
            case "div" when kind.Contains("participants", StringComparison.Ordinal):
                _person = null;
                break;
            case "abbr" when kind == "dt":
                _person = new(page.TagLine, page.Attribute("title"));
                _isFull |= _messages.Count >= context.Options.Limits.ChatMessages;
                if (!_isFull) _messages.Add(_person);
                break;
            case "abbr" when kind == "published":
                _callTime ??= page.Attribute("title");
                break;
            case "abbr" when kind == "duration":
                _callLength ??= page.Attribute("title");
                break;
            case "cite" when _messages.Count == 0:
            case "div" when kind.Contains("contributor", StringComparison.Ordinal):
                _person = new(page.TagLine, "");
                if (_participants.Count < context.Options.Limits.Attendees) _participants.Add(_person);
                break;
            case "a" when kind == "tel" && _person is not null:
                string number = page.Attribute("href");
                _person.Number ??= number.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? number[4..] : number;
                break;
            case "a" when page.Attribute("rel") == "tag":
                string label = page.Attribute("href");
                _labels.Add(label[(label.LastIndexOf('#') + 1)..]);
                break;
            case "span" or "abbr" when kind == "fn":
                // Google's own number for the owner is in an abbreviation, whatever the language of the page.
                if (page.Name == "abbr" && _person is not null) _person.IsByOwner = true;
                return true;
        }

        return false;
    }

    private static void Name(GoogleVoiceMessage person, string text)
    {
        person.Name ??= PersonName.Clean(text);
        person.IsByOwner |= ChatOwner.IsSelf(person.Name);
    }

    private NamedAddress? AddressOf(GoogleVoiceMessage person)
    {
        string? name = person.Name is { } text && TelephoneNumbers.IsNumber(text) ? null : person.Name;
        if (context.Numbers.TryParse(person.Number, out PersonAddress number)) return new(number, name);
        return person.Name is { } known ? ChatAddress.FromName(Service, known, context.Numbers) : null;
    }

    private static bool IsService(GoogleVoiceMessage person) =>
        person.Number is { Length: > 0 } number && TelephoneNumbers.IsService(number);

    private ImportItem Call()
    {
        if (_labels.Contains("spam")) return context.Skip(1, SkipReason.Bulk);
        if (InstantOf(_callTime) is not { } at) return context.Fault(1, "the call has no time (abbr class=\"published\")");
        if (_participants is not [var other, ..] || AddressOf(other) is not { } person) return context.Skip(1,
            SkipReason.Anonymous);
        if (IsService(other)) return context.Skip(other.Line, SkipReason.Automatic);
        bool isPlaced = _labels.Contains("placed");
        bool isHeld = isPlaced || _labels.Contains("received") || _labels.Contains("recorded");
        if (!isHeld && !_labels.Contains("missed") && !_labels.Contains("voicemail"))
            return context.Fault(other.Line, "the page has no label that says whether the call was placed, received or missed");
        Duration? length = !isHeld ? Duration.Zero
            : _callLength is { } text && PeriodPattern.NormalizingIso.Parse(text).TryGetValue(Period.Zero, out Period period)
                && period is
                {
                    Years: 0, Months: 0, Weeks: >= 0 and < 10, Days: >= 0 and < 100, Hours: >= 0 and < 10_000,
                    Minutes: >= 0 and < 1_000_000, Seconds: >= 0 and < 100_000_000,
                }
            ? period.ToDuration()
            : null;
        return new ChatEpisode(IdOf("call", at, isPlaced ? null : person, person), at, Channel.Voice)
        {
            From = isPlaced ? null : person,
            Others = [person],
            Length = length,
        }.ToItem(context.File, other.Line, context.Options.AsOf);
    }

    private IEnumerable<ImportItem> Conversation()
    {
        List<NamedAddress> others = [];
        bool isService = false;
        foreach (GoogleVoiceMessage person in _participants.Concat(_messages))
        {
            isService |= IsService(person);
            if (person.IsByOwner || AddressOf(person) is not { } address
                || context.Owner.Addresses.Contains(address.Address)) continue;
            if (!others.Exists(other => other.Address == address.Address)) others.Add(address);
        }

        if (others.Count == 0 && OtherInTitle() is { } named) others.Add(named);
        foreach (GoogleVoiceMessage message in _messages)
        {
            if (_labels.Contains("spam") || isService)
            {
                yield return context.Skip(message.Line, isService ? SkipReason.Automatic : SkipReason.Bulk);
                continue;
            }

            if (InstantOf(message.Time) is not { } at)
            {
                yield return context.Fault(message.Line, $"'{Quoted.Short(message.Time)}' is not the time of a message");
                continue;
            }

            NamedAddress? from = message.IsByOwner ? null : AddressOf(message);
            bool isByOwner = message.IsByOwner || (from is { } sender && context.Owner.Addresses.Contains(sender.Address));
            if (!isByOwner && from is null)
            {
                yield return context.Skip(message.Line, SkipReason.Anonymous);
                continue;
            }

            NamedAddress? writer = isByOwner ? null : from;
            if (others.Count == 0)
            {
                yield return context.Skip(message.Line, SkipReason.Anonymous);
                continue;
            }

            yield return new ChatEpisode(IdOf("text", at, writer, others.Count == 1 ? others[0] : null), at, Channel.Message)
            {
                From = writer,
                Others = others,
            }.ToItem(context.File, message.Line, context.Options.AsOf);
        }
    }

    /// <summary>Returns whom the owner wrote to where nobody answered: the title is <c>Me to Ann</c>, the file <c>Ann - Text -
    /// ...</c>.</summary>
    private NamedAddress? OtherInTitle()
    {
        string file = context.File[(context.File.LastIndexOfAny(['/', '\\', '!']) + 1)..];
        int end = file.IndexOf(" - ", StringComparison.Ordinal);
        int to = _title.IndexOf(" to ", StringComparison.Ordinal);
        string? name = PersonName.Clean(end > 0 ? file[..end] : to >= 0 ? _title[(to + 4)..] : null);
        return name is null ? null : ChatAddress.FromName(Service, name, context.Numbers);
    }

    private Instant? InstantOf(string? text) => ChatTime.Parse(text, _clock);

    private static string IdOf(string kind, Instant at, NamedAddress? from, NamedAddress? other) => HashedId.Of(
        Service,
        kind,
        at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        from?.Address.Value ?? "me",
        from is null ? other?.Address.Value : null);
}
