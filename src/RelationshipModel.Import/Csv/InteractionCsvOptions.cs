using NodaTime;

namespace RelationshipModel.Import.Csv;

/// <summary>The options for reading a CSV of interactions. Immutable.</summary>
public sealed record InteractionCsvOptions
{
    /// <summary>Gets the channel of an interaction whose row does not state it.</summary>
    /// <value><see cref="Channel.Message"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a channel.</exception>
    public Channel Channel
    {
        get;
        init => field = Enum.IsDefined(value)
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The value is not a channel.");
    } = Channel.Message;

    /// <summary>Gets the zone of dates and of times without an offset.</summary>
    /// <value>
    /// UTC by default. A time that the zone skips or has twice is mapped leniently: moved forward by the
    /// gap, or taken as the earlier of the two.
    /// </value>
    public DateTimeZone Zone { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = DateTimeZone.Utc;

    /// <summary>Gets the maximum size of a compressed source once expanded, so that a small file cannot keep the reader
    /// busy.</summary>
    /// <value>In bytes, more than zero; 4 GiB by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or less.</exception>
    public long MaxExpandedBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 4L << 30;
}
