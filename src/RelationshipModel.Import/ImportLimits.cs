using System.Globalization;

namespace RelationshipModel.Import;

/// <summary>The limits beyond which the readers report a fault, so that a small or broken file cannot keep them busy or fill the
/// memory. Immutable.</summary>
public sealed record ImportLimits
{
    /// <summary>Gets the defaults.</summary>
    public static ImportLimits Default { get; } = new();

    /// <summary>Gets the maximum length of a line, with its folded lines.</summary>
    /// <value>In bytes, 1,024 to 64 Mi; 1 Mi by default. A longer line that is not needed (a photo, a body) is skipped.</value>
    public int LineLength { get; init; } = 1 << 20;

    /// <summary>Gets the maximum number of header fields of a message.</summary>
    /// <value>10 to 1,000,000; 2,000 by default.</value>
    public int HeaderCount { get; init; } = 2_000;

    /// <summary>Gets the maximum size of all header fields of a message together.</summary>
    /// <value>In bytes, 1,024 to 64 Mi; 2 Mi by default.</value>
    public int HeaderSize { get; init; } = 2 << 20;

    /// <summary>Gets the maximum number of people that a message or an event names.</summary>
    /// <value>2 to 100,000; 1,000 by default.</value>
    public int Attendees { get; init; } = 1_000;

    /// <summary>Gets the maximum number of lines of a calendar event or an address book card.</summary>
    /// <value>10 to 10,000,000; 10,000 by default.</value>
    public int ComponentLines { get; init; } = 10_000;

    /// <summary>Gets the maximum size of the lines of a calendar event or a card that are used.</summary>
    /// <value>In bytes, 1,024 to 64 Mi; 2 Mi by default.</value>
    public int ComponentSize { get; init; } = 2 << 20;

    /// <summary>Gets the maximum depth of nested components and address groups.</summary>
    /// <value>1 to 100; 8 by default.</value>
    public int Nesting { get; init; } = 8;

    /// <summary>Gets the maximum number of occurrences of an event from its start to the end of the window.</summary>
    /// <value>1 to 1,000,000; 20,000 by default (54 years of days).</value>
    public int Recurrences { get; init; } = 20_000;

    /// <summary>Gets the maximum number of recurring events and changed occurrences of a calendar that are kept until its end,
    /// when they can be matched.</summary>
    /// <value>1 to 10,000,000; 100,000 by default.</value>
    public int RecurringEvents { get; init; } = 100_000;

    /// <summary>Gets the maximum size of those events and occurrences together.</summary>
    /// <value>In bytes, 1,024 to 1 Gi; 64 Mi by default.</value>
    public int RecurringSize { get; init; } = 64 << 20;

    /// <summary>Gets the maximum number of time zones that a calendar describes or names.</summary>
    /// <value>1 to 10,000; 1,000 by default.</value>
    public int TimeZones { get; init; } = 1_000;

    /// <summary>Gets the maximum number of characters of a record of a CSV.</summary>
    /// <value>1,024 to 64 Mi; 4 Mi by default.</value>
    public int RecordLength { get; init; } = 4 << 20;

    /// <summary>Gets the maximum size of a compressed source once expanded, all files of an archive together.</summary>
    /// <value>In bytes, 1 to 1 Ti; 16 Gi by default.</value>
    public long ExpandedSize { get; init; } = 16L << 30;

    /// <summary>Gets the maximum number of files of an archive.</summary>
    /// <value>1 to 10,000,000; 100,000 by default.</value>
    public int ArchiveFiles { get; init; } = 100_000;

    /// <summary>Gets the maximum number of messages that are remembered to distinguish an answer from a second message of the
    /// same writer, and different messages with one Message-ID. Later ones count as answers if they say so, and keep their
    /// Message-ID.</summary>
    /// <value>0 to 100,000,000; 1,000,000 by default (some 40 MB).</value>
    public int RememberedMessages { get; init; } = 1_000_000;

    /// <summary>Gets the maximum number of events that are remembered to distinguish an older copy from a newer one. For other
    /// events, the copy that is read last wins.</summary>
    /// <value>0 to 100,000,000; 1,000,000 by default (some 40 MB).</value>
    public int RememberedEvents { get; init; } = 1_000_000;

    /// <summary>Gets the maximum number of messages of one chat that are kept until its members are known.</summary>
    /// <value>1 to 50,000,000; 2,000,000 by default (some 300 MB).</value>
    public int ChatMessages { get; init; } = 2_000_000;

    internal ImportLimits Checked()
    {
        List<string> faults = [];
        Check(LineLength, 1024, 64 << 20, nameof(LineLength));
        Check(HeaderCount, 10, 1_000_000, nameof(HeaderCount));
        Check(HeaderSize, 1024, 64 << 20, nameof(HeaderSize));
        Check(Attendees, 2, 100_000, nameof(Attendees));
        Check(ComponentLines, 10, 10_000_000, nameof(ComponentLines));
        Check(ComponentSize, 1024, 64 << 20, nameof(ComponentSize));
        Check(Nesting, 1, 100, nameof(Nesting));
        Check(Recurrences, 1, 1_000_000, nameof(Recurrences));
        Check(RecurringEvents, 1, 10_000_000, nameof(RecurringEvents));
        Check(RecurringSize, 1024, 1 << 30, nameof(RecurringSize));
        Check(TimeZones, 1, 10_000, nameof(TimeZones));
        Check(RecordLength, 1024, 64 << 20, nameof(RecordLength));
        Check(ExpandedSize, 1, 1L << 40, nameof(ExpandedSize));
        Check(ArchiveFiles, 1, 10_000_000, nameof(ArchiveFiles));
        Check(RememberedMessages, 0, 100_000_000, nameof(RememberedMessages));
        Check(RememberedEvents, 0, 100_000_000, nameof(RememberedEvents));
        Check(ChatMessages, 1, 50_000_000, nameof(ChatMessages));
        return faults.Count == 0
            ? this : throw new ArgumentException($"Import limits out of range: {string.Join("; ", faults)}.");

        void Check(long value, long least, long most, string name)
        {
            if (value < least || value > most)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {least} to {most}"));
        }
    }
}
