using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>One owner: the row that whoever writes locks first, so that the writers of one
/// owner come one after another.</summary>
internal sealed class OwnerRow
{
    public string Owner { get; set; } = "";

    public long Changes { get; set; }

    public long? HorizonSeconds { get; set; }

    public int? HorizonNanoseconds { get; set; }

    /// <summary>Gets the secret with which the ids of erased contacts are hashed.</summary>
    public byte[]? ErasureKey { get; set; }

    /// <summary>Gets the sides whose initiatives are on record; null if unknown.</summary>
    public RecordedDirections? Directions { get; set; }

    /// <summary>A row by the names of its properties.</summary>
    internal static OwnerRow Of(Dictionary<string, object?> cells) => new()
    {
        Owner = (string)cells[nameof(Owner)]!,
        Changes = (long)cells[nameof(Changes)]!,
        HorizonSeconds = (long?)cells[nameof(HorizonSeconds)],
        HorizonNanoseconds = (int?)cells[nameof(HorizonNanoseconds)],
        ErasureKey = (byte[]?)cells[nameof(ErasureKey)],
        Directions = (RecordedDirections?)cells[nameof(Directions)],
    };

    internal Instant? Horizon => HorizonSeconds is { } seconds ? Cell.Instant(seconds, HorizonNanoseconds ?? 0) : null;
}
