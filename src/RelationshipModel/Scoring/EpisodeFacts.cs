using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The facts of an interaction that the fold needs beside its id, in 32 bytes.</summary>
internal readonly record struct EpisodeFacts
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

    internal EpisodeFacts(
        Instant at, Channel channel, TieSide opener, bool isReply, Duration? length, int headCount, Depth depth, bool given,
        bool received, int? afterFeel)
    {
        (_day, _nanosecond) = Moment.Of(at);
        _channel = (byte)channel;
        _opener = (byte)opener;
        _depth = (byte)depth;
        _hours = length is { } stated && (stated > Duration.Zero || IsTalkOn(channel)) ? stated.TotalHours : double.NaN;
        _headCount = headCount;
        _feel = (sbyte)(afterFeel ?? 0);
        _marks = (byte)((isReply ? Reply : 0) | (given ? Given : 0) | (received ? Received : 0) | (afterFeel is null ? 0 : Felt));
    }

    internal Moment Moment => new(_day, _nanosecond);

    internal TieSide Opener => (TieSide)_opener;

    internal Channel Channel => (Channel)_channel;

    internal int HeadCount => _headCount;

    internal Depth Depth => (Depth)_depth;

    internal bool IsReply => (_marks & Reply) != 0;

    internal bool GaveSupport => (_marks & Given) != 0;

    internal bool ReceivedSupport => (_marks & Received) != 0;

    internal int? AfterFeel => (_marks & Felt) != 0 ? _feel : null;

    /// <summary>How long it lasted in hours; not a number where nobody knows. Zero states something of a talk
    /// alone: that nobody answered.</summary>
    internal double Hours => _hours;

    /// <summary>Whether there is support or a judgement in it.</summary>
    internal bool IsMarked => (_marks & ~Reply) != 0 || _depth != 0;

    /// <summary>Whether the two talked with each other at the time, and did not only write.</summary>
    internal bool IsTalk => IsTalkOn(Channel);

    private static bool IsTalkOn(Channel channel) => channel is Channel.InPerson or Channel.Video or Channel.Voice;
}
