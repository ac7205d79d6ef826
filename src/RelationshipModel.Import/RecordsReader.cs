using System.Data.Common;
using RelationshipModel.Import.AddressBook;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.Chats;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import;

/// <summary>Reads a person's own records, recognizing each file by its content, and says what each item means for the owner's
/// ties.</summary>
/// <remarks>
/// <para>
/// Bad input yields <see cref="ItemFault"/>s, never exceptions; items without contact are <see cref="SkippedItem"/>.
/// Ids come from the sources, so that reading a file twice gives the same items. Memory is bounded by
/// <see cref="ImportLimits"/>, whatever the size of a file.
/// </para>
/// <para>Use one reader for all files of one import, oldest first if that is known, since it remembers who wrote which message.
/// Not safe for use by several threads at once.</para>
/// </remarks>
public sealed class RecordsReader
{
    private readonly ImportOptions _options;
    private readonly OwnerAddresses _owner;
    private readonly MailInteractions _mail;
    private readonly CalendarInteractions _events;
    private readonly MessageInteractions _messages;
    private readonly ChatOwner _chatOwner;
    private readonly ChatReader _chats;
    private readonly TelephoneNumbers _numbers;

    /// <summary>Creates a reader.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message names every fault.</exception>
    public RecordsReader(ImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Checked();
        TelephoneNumbers numbers = _numbers = TelephoneNumbers.For(options.Me, options.Zone);
        _owner = new(options.Me, numbers);
        _chatOwner = new(_owner);
        _chats = new(options, _chatOwner, numbers);
        _mail = new(_owner, options.AsOf, new MailThreads(options.Limits.RememberedMessages));
        _events = new(_owner, options);
        _messages = new(_owner);
    }

    /// <summary>Reads a file: mail, a calendar, an address book, an export, any of them compressed with gzip, or an
    /// archive of them (zip, tar, .tgz).</summary>
    /// <param name="source">The file. It stays open. A zip archive must be a stream that can go back.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public IEnumerable<ImportItem> Read(Stream source, string file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        return Read(source, file, file, cancellationToken);
    }

    /// <summary>Reads the database of Apple's Messages: <c>chat.db</c> of a Mac, <c>sms.db</c> of an iPhone.</summary>
    /// <param name="connection">The database, open and read-only, through any driver of SQLite. It stays open.</param>
    /// <param name="file">Its name, for faults. Lines are numbers of rows.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The items, in the order of their times; only a fault if the database is not one of Messages.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<ImportItem> ReadMessages(DbConnection connection, string file,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(file);
        return _chats.ReadMessages(connection, file, cancellationToken);
    }

    /// <summary>Reads a file of a folder.</summary>
    /// <param name="source">The file. It stays open.</param>
    /// <param name="file">The name of the file, for faults.</param>
    /// <param name="place">The path of the file relative to the folder that is imported. The names of the folders in it tell
    /// which mail is sent, spam or thrown away.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The items of the file, in their order.</returns>
    public IEnumerable<ImportItem> Read(Stream source, string file, string place, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(place);
        return Read(source, file, place, Container.None, cancellationToken);
    }

    /// <summary>Returns the kind of a file, from its content. If the file is compressed with gzip,
    /// the kind of what is in it.</summary>
    /// <param name="source">The file, from its start. It stays open.</param>
    /// <param name="columns">The columns of a CSV of contacts whose header is not known; null if not stated.</param>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static SourceKind Recognise(Stream source, ContactColumns? columns = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        PeekStream content = new(source);
        SourceKind kind = SourceRecognition.Recognise(content.Peek(SourceRecognition.SampleLength), columns);
        if (kind != SourceKind.Gzip) return kind;
        SourceKind unpacked = KindOf(new PeekStream(new WholeGzip(content)), columns, out string? damage);
        return damage is null ? unpacked : kind;
    }

    /// <param name="source">The file.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="place">Its name from the folder on that the host was given.</param>
    /// <param name="container">The kind of container that it was found in.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="again">Opens the tar archive that this is in once more; null if it cannot go back.</param>
    private IEnumerable<ImportItem> Read(Stream source, string file, string place, Container container,
        CancellationToken cancellationToken, Func<Rereading>? again = null)
    {
        if (container == Container.None && source.CanSeek)
        {
            long start = source.Position;
            again = () => new(source, start);
        }

        PeekStream stream = new(source);
        SourceKind kind = KindOf(stream, _options.Columns, out string? damage);
        if (damage is not null) return Refuse(file, damage);
        return kind switch
        {
            SourceKind.Mbox => Items(MailReader.ReadMbox(stream, file, _options.Limits, cancellationToken),
                (message, line) => _mail.Of(message, file, place, line)),
            SourceKind.Message =>
                Items(MailReader.ReadMessage(stream, file, _options.Limits, cancellationToken),
                    (message, line) => _mail.Of(message, file, place, line)),
            SourceKind.Calendar =>
                Items(
                    CalendarReader.Read(stream, file, CalendarOptions(), _options.Limits, cancellationToken),
                    (occurrence, line) => _events.Of(occurrence, file, line)),
            SourceKind.AddressBook =>
                Items(CardReader.Read(stream, file, _options.Limits, cancellationToken),
                    (person, line) => Person(person, file, line)),
            SourceKind.Ldif =>
                Items(LdifReader.Read(stream, file, _options.Limits, cancellationToken),
                    (person, line) => Person(person, file, line)),
            SourceKind.LinkedInConnections or SourceKind.GoogleContacts or SourceKind.OutlookContacts or SourceKind.Contacts =>
                Items(
                    ContactExportReader.Read(stream, file, _options.Columns, _options.DateOrder, _options.Limits,
                        cancellationToken),
                    (person, line) => Person(person, file, line)),
            SourceKind.LinkedInMessages =>
                Items(MessageExportReader.Read(stream, file, _options.Limits, cancellationToken),
                    (message, line) => _messages.Of(message, file, line)),
            // signal-export writes each chat as text too, in a form like that of WhatsApp.
            SourceKind.WhatsAppChat when file.EndsWith("chat.md", StringComparison.OrdinalIgnoreCase) => [new SkippedFile(file)],
            _ when ChatReader.Reads(kind) => _chats.Read(kind, stream, file, cancellationToken),
            SourceKind.SqliteDatabase when container != Container.Archive =>
                Refuse(file, "this is a database; the one of Apple's Messages (chat.db) is read with RecordsReader.ReadMessages"),
            SourceKind.InteractionCsv =>
                Refuse(file, "this is a CSV of interactions between persons by name; read it with CsvInteractions.Read"),
            SourceKind.Gzip when container == Container.None => Unpacked(stream, file, place, again, cancellationToken),
            SourceKind.Zip when UnreadContacts.Advice(stream.Peek(SourceRecognition.SampleLength)) is { } advice =>
                container == Container.Archive ? [new SkippedFile(file)] : Refuse(file, advice),
            SourceKind.Zip when container == Container.None =>
                Archive(new ZipFiles(source, file, _options.Limits), null, cancellationToken),
            SourceKind.Tar when container != Container.Archive =>
                Archive(new TarFiles(stream, file, _options.Limits), again, cancellationToken),
            SourceKind.Gzip or SourceKind.Zip or SourceKind.Tar =>
                Refuse(file, "an archive within an archive is not read (archives are opened one level deep); unpack it first"),
            SourceKind.NotRead => Refuse(file,
                UnreadFormat.AdviceFor(stream.Peek(SourceRecognition.SampleLength))!),
            _ when container == Container.Archive => [new SkippedFile(file)],
            _ => Refuse(file, UnreadContacts.Advice(stream.Peek(SourceRecognition.SampleLength))
                ?? "this kind of file is not supported; supported are mail (mbox, .eml, .emlx), iCalendar, vCard, chats, or a "
                    + "CSV of contacts or messages"),
        };
    }

    /// <summary>Whether a file describes other files of its folder, so that it must be read before them.</summary>
    /// <param name="name">The name of the file, without its folder.</param>
    public static bool IsIndex(string name) => SlackWorkspace.IsIndex(name) || GoogleChatGroups.IsIndex(name);

    /// <summary>Begins an import of several files. Chats that do not show who the owner is then wait for
    /// <see cref="EndFiles"/>, since another file may show it.</summary>
    public void BeginFiles() => _chatOwner.BeginFiles();

    /// <summary>Ends an import of several files.</summary>
    /// <returns>The items of the chats that waited since <see cref="BeginFiles"/>.</returns>
    public IEnumerable<ImportItem> EndFiles() => _chatOwner.EndFiles();

    /// <summary>Finds the names in <see cref="ImportOptions.Me"/> that none of the chats read so far shows: most likely they are
    /// misspelled.</summary>
    /// <returns>A note on each, with the names that a chat shows in its place.</returns>
    public IEnumerable<SourceFault> FindUnseenNames() => _chatOwner.UnseenNames(_options.Me);

    /// <summary>Gets the instant before which events are read: <see cref="ImportOptions.Ahead"/> after the instant of the
    /// import.</summary>
    public NodaTime.Instant Until => Later(_options.AsOf, _options.Ahead);

    private CalendarOptions CalendarOptions() => new() { Zone = _options.Zone, Until = Until, GivesLeftOut = true };

    private static NodaTime.Instant Later(NodaTime.Instant at, NodaTime.Duration by) => Interaction.Latest - at < by
        ? Interaction.Latest : at + by;

    private static SourceKind KindOf(PeekStream stream, ContactColumns? columns, out string? damage)
    {
        damage = null;
        try
        {
            return SourceRecognition.Recognise(stream.Peek(SourceRecognition.SampleLength), columns);
        }
        catch (Exception e) when (CompressedData.IsAtFault(e))
        {
            damage = CompressedData.Fault(e);
            return SourceKind.Unknown;
        }
    }

    private static IEnumerable<ImportItem> Items<T>(IEnumerable<SourceItem<T>> items, Func<T, long, ImportItem> meaning)
        where T : class =>
        items.Select(item => item.Fault is { } fault ? new ItemFault(fault) : meaning(item.Item!, item.Line));

    private ImportItem Person(PersonRecord read, string file, long line)
    {
        PersonRecord person = read.With(_numbers);
        if (person.IsGroup) return new SkippedItem(file, line, SkipReason.NotAPerson);
        if (person.IsDeceased) person.DiedOn ??= _options.AsOf.InZone(_options.Zone).Date;
        return new ImportedPerson(file, line, person, person.Addresses.Any(_owner.Contains)) { Note = person.Note };
    }

    private static IEnumerable<ImportItem> Refuse(string file, string reason) =>
        [new ItemFault(new SourceFault(file, 1, reason, 0, EndsReading: true))];

    private IEnumerable<ImportItem> Unpacked(PeekStream stream, string file, string place, Func<Rereading>? again,
        CancellationToken cancellationToken)
    {
        using ExpansionLimit plain = new(new WholeGzip(stream), _options.Limits.ExpandedSize);
        foreach (ImportItem item in Read(plain, file, place, Container.Gzip, cancellationToken, again)) yield return item;
    }

    private IEnumerable<ImportItem> Archive(ArchiveFiles files, Func<Rereading>? again, CancellationToken cancellationToken)
    {
        using ArchiveFiles archive = files;
        BeginFiles();
        bool hasIndexes = false;
        while (archive.Next())
        {
            // A tar archive has its files in any order.
            if (!hasIndexes && again is not null
                && (SlackWorkspace.IsDay(archive.EntryName) || GoogleChatGroups.IsConversation(archive.EntryName)))
            {
                hasIndexes = true;
                foreach (ImportItem item in Indexes(again, archive.Name, cancellationToken)) yield return item;
            }

            if (archive.Fault is { } fault) yield return new ItemFault(fault);
            else if (hasIndexes && IsIndex(archive.EntryName)) continue;
            else if (archive.Content is not { } content) yield return new SkippedFile(archive.Name);
            else
                foreach (ImportItem item in Read(content, archive.Name, archive.EntryName, Container.Archive, cancellationToken))
                    yield return item;
        }

        foreach (ImportItem item in EndFiles()) yield return item;
    }

    /// <summary>Reads the files of a tar archive that describe others in it, and goes back to where the reading was.</summary>
    private IEnumerable<ImportItem> Indexes(Func<Rereading> again, string name, CancellationToken cancellationToken)
    {
        using Rereading source = again();
        using TarFiles archive = new(source.Plain(_options.Limits), name[..name.LastIndexOf('!')], _options.Limits);
        while (archive.Next())
        {
            if (archive.Fault is not null || archive.Content is not { } content || !IsIndex(archive.EntryName)) continue;
            foreach (ImportItem item in Read(content, archive.Name, archive.EntryName, Container.Archive, cancellationToken))
                yield return item;
        }
    }

    /// <summary>A stream that is read once more from its start, and then is where it was.</summary>
    private sealed class Rereading(Stream source, long start) : IDisposable
    {
        private readonly long _position = source.Position;
        private Stream? _plain;

        internal Stream Plain(ImportLimits limits)
        {
            source.Position = start;
            PeekStream content = new(source);
            return _plain = content.Peek(2) is [0x1F, 0x8B]
                ? new ExpansionLimit(new WholeGzip(content), limits.ExpandedSize) : content;
        }

        public void Dispose()
        {
            _plain?.Dispose();
            source.Position = _position;
        }
    }

    /// <summary>The containers in which a file is found.</summary>
    private enum Container
    {
        None = 0,
        Gzip = 1,
        Archive = 2,
    }
}
