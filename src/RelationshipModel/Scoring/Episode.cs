using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>An interaction as one of its ties sees it: what a score needs of it, in 40 bytes. For hosts that record by the million.</summary>
public readonly record struct Episode
{
    private const byte Reply = 1, Given = 2, Received = 4, Felt = 8;

    private readonly long _nanosecond;
    private readonly double _hours;
    private readonly int _day;
    private readonly int _headCount;
    private readonly byte _channel;
    private readonly byte _depth;
    private readonly byte _opener;
    private readonly byte _marks;
    private readonly sbyte _feel;

    /// <summary>States an episode.</summary>
    /// <param name="id">The interaction's id: the evidence a score names, and the order among interactions of one instant.</param>
    /// <param name="at">When it began, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="channel">The way in which it took place.</param>
    /// <param name="opener">The side that opened it.</param>
    /// <param name="isReply">Whether it answers an earlier one.</param>
    /// <param name="length">How long it lasted, zero or more; null where nobody knows.</param>
    /// <param name="headCount">How many took part, the owner counted: at least 2.</param>
    /// <param name="depth">How deep it went.</param>
    /// <param name="given">Whether the owner gave support.</param>
    /// <param name="received">Whether the owner received support.</param>
    /// <param name="afterFeel">How the owner felt afterwards: -2 to 2, or null.</param>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Episode(
        InteractionId id,
        Instant at,
        Channel channel,
        Side opener = Side.None,
        bool isReply = false,
        Duration? length = null,
        int headCount = 2,
        Depth depth = Depth.Unknown,
        bool given = false,
        bool received = false,
        int? afterFeel = null)
    {
        Id = Require.NotDefault(id);
        (_day, _nanosecond) = Moment.Of(Require.InRange(at));
        _channel = (byte)Require.Defined(channel);
        _opener = (byte)Require.Defined(opener);
        _depth = (byte)Require.Defined(depth);
        if (length < Duration.Zero) throw new ArgumentOutOfRangeException(nameof(length), length, "The length must not be negative.");
        ArgumentOutOfRangeException.ThrowIfLessThan(headCount, 2);
        if (afterFeel is < -2 or > 2) throw new ArgumentOutOfRangeException(nameof(afterFeel), afterFeel, "The after-feel goes from -2 to 2.");
        _hours = HoursOf(length, channel);
        _headCount = headCount;
        _feel = (sbyte)(afterFeel ?? 0);
        _marks = (byte)((isReply ? Reply : 0) | (given ? Given : 0) | (received ? Received : 0) | (afterFeel is null ? 0 : Felt));
    }

    private Episode(Interaction interaction, Side opener, bool given, bool received)
    {
        Id = interaction.Id;
        (_day, _nanosecond) = Moment.Of(interaction.At);
        _opener = (byte)opener;
        _channel = (byte)interaction.Channel;
        _depth = (byte)interaction.Depth;
        _hours = HoursOf(interaction.Length, interaction.Channel);
        _headCount = interaction.HeadCount;
        _feel = (sbyte)(interaction.AfterFeel ?? 0);
        _marks = (byte)((interaction.IsReply ? Reply : 0) | (given ? Given : 0) | (received ? Received : 0) | (interaction.AfterFeel is null ? 0 : Felt));
    }

    /// <summary>The interaction's id.</summary>
    public InteractionId Id { get; }

    /// <summary>When it began.</summary>
    public Instant At => Moment.Instant;

    internal Moment Moment => new(_day, _nanosecond);

    /// <summary>The side that opened it.</summary>
    public Side Opener => (Side)_opener;

    /// <summary>The way in which it took place.</summary>
    public Channel Channel => (Channel)_channel;

    /// <summary>How many took part, the owner counted.</summary>
    public int HeadCount => _headCount;

    /// <summary>How deep it went.</summary>
    public Depth Depth => (Depth)_depth;

    /// <summary>Whether it answers an earlier one.</summary>
    public bool IsReply => (_marks & Reply) != 0;

    /// <summary>Whether the owner gave support.</summary>
    public bool GaveSupport => (_marks & Given) != 0;

    /// <summary>Whether the owner received support.</summary>
    public bool ReceivedSupport => (_marks & Received) != 0;

    /// <summary>How the owner felt afterwards: -2 to 2, or null.</summary>
    public int? AfterFeel => (_marks & Felt) != 0 ? _feel : null;

    /// <summary>How long it lasted in hours; not a number where nobody knows. Zero states something of a talk alone: that nobody answered.</summary>
    internal double Hours => _hours;

    /// <summary>Whether there is support or a judgement in it.</summary>
    internal bool IsMarked => (_marks & ~Reply) != 0 || _depth != 0;

    /// <summary>Whether the two talked with each other at the time, and did not only write.</summary>
    internal bool IsTalk => IsTalkOn(Channel);

    /// <summary>An interaction as the tie to one of its contacts sees it.</summary>
    /// <exception cref="ArgumentException">The contact did not take part.</exception>
    public static Episode Of(Interaction interaction, ContactId contact)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (!interaction.Contacts.Contains(contact))
            throw new ArgumentException($"Interaction {interaction.Id} is without the contact {contact}.", nameof(contact));
        return Known(interaction, contact);
    }

    internal static Episode Known(Interaction interaction, ContactId contact)
    {
        bool given = false, received = false;
        for (int i = 0; i < interaction.Supports.Count; i++)
        {
            SupportDirection direction = interaction.Supports[i].Direction;
            given |= direction == SupportDirection.Given;
            received |= direction == SupportDirection.Received;
        }

        Side opener = interaction.Initiator.IsOwner ? Side.Owner : interaction.Initiator.Contact == contact ? Side.Contact : Side.None;
        return new(interaction, opener, given, received);
    }

    private static bool IsTalkOn(Channel channel) => channel is Channel.InPerson or Channel.Video or Channel.Voice;

    private static double HoursOf(Duration? length, Channel channel) =>
        length is { } given && (given > Duration.Zero || IsTalkOn(channel)) ? given.TotalHours : double.NaN;

    /// <summary>Compares by instant and then ordinally by id.</summary>
    internal static int Compare(in Episode a, in Episode b)
    {
        int byInstant = a.Moment.CompareTo(b.Moment);
        return byInstant != 0 ? byInstant : a.Id.CompareTo(b.Id);
    }

    /// <summary>The id and the instant.</summary>
    public override string ToString() => $"Episode {Id} at {At} ({Channel})";
}
