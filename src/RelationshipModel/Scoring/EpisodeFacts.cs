using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The facts of an interaction that the fold needs beside its id, in 24 bytes.</summary>
internal readonly record struct EpisodeFacts
{
    private const int OpenerShift = 3, ChannelShift = 5, DepthShift = 8, FeelShift = 13, NanosecondShift = 16;
    private const int Reply = 1, Given = 1 << 11, Received = 1 << 12, MarkMask = 0xFF00;

    /// <summary>Added to an after-feel, so that 0 stands for no judgment.</summary>
    private const int FeelOffset = 3;

    private readonly double _hours;

    /// <summary>From the lowest bit: reply (1), length (2), opener (2), channel (3), depth (3), support given and received (1
    /// each), after-feel (3), and the nanosecond of the day (47).</summary>
    private readonly long _bits;
    private readonly int _day;
    private readonly int _headCount;

    internal EpisodeFacts(
        Instant at, Channel channel, TieSide opener, bool isReply, Duration? length, int headCount, Depth depth, bool given,
        bool received, int? afterFeel)
    {
        (_day, long nanosecond) = Moment.Of(at);
        bool isStated = length > Duration.Zero || (length is not null && Interaction.IsTalkOn(channel));
        _hours = isStated ? length!.Value.TotalHours : double.NaN;
        _headCount = headCount;
        int lengthForm = double.IsNaN(_hours) ? 0 : _hours > 0 ? 2 : 1;
        int feel = afterFeel is { } felt ? felt + FeelOffset : 0;
        _bits = nanosecond << NanosecondShift
            | (long)(FormOf(channel, opener, lengthForm, isReply)
                | (int)depth << DepthShift | (given ? Given : 0) | (received ? Received : 0) | feel << FeelShift);
    }

    internal Moment Moment => new(_day, _bits >> NanosecondShift);

    /// <summary>The channel, opener, length and reply in one number below <see cref="FormCount"/>.</summary>
    internal int Form => (byte)_bits;

    internal TieSide Opener => (TieSide)(_bits >> OpenerShift & 3);

    internal Channel Channel => (Channel)(_bits >> ChannelShift & 7);

    internal int HeadCount => _headCount;

    internal Depth Depth => (Depth)(_bits >> DepthShift & 7);

    internal bool IsReply => (_bits & Reply) != 0;

    internal bool GaveSupport => (_bits & Given) != 0;

    internal bool ReceivedSupport => (_bits & Received) != 0;

    internal int? AfterFeel => (int)(_bits >> FeelShift & 7) is var feel and > 0 ? feel - FeelOffset : null;

    /// <summary>The length in hours; not a number if unknown. Zero has a meaning for talks only: nobody answered.</summary>
    internal double Hours => _hours;

    /// <summary>Whether there is support or a judgment in it.</summary>
    internal bool IsMarked => (_bits & MarkMask) != 0;

    /// <summary>Whether the two talked with each other at the time, and did not only write.</summary>
    internal bool IsTalk => Interaction.IsTalkOn(Channel);

    /// <summary>The number of forms.</summary>
    internal const int FormCount = 1 << DepthShift;

    /// <summary>The form of an interaction.</summary>
    /// <param name="channel">The way in which it took place.</param>
    /// <param name="opener">The side that opened it.</param>
    /// <param name="length">0 for unknown, 1 for none, 2 for some.</param>
    /// <param name="isReply">Whether it answers an earlier one.</param>
    internal static int FormOf(Channel channel, TieSide opener, int length, bool isReply) =>
        (int)channel << ChannelShift | (int)opener << OpenerShift | length << 1 | (isReply ? Reply : 0);
}
