using RelationshipModel.Rows;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The state of a tie, kept beside the log, with the people met together with the contact if they were asked
/// for.</summary>
internal sealed class TieWithPeople
{
    public TieRow Tie { get; init; } = null!;

    public byte[]? People { get; init; }

    internal KeptTie Kept() => new(new(OrdinalKey.Decode(Tie.Contact)), Tie.Version)
    {
        State = Tie.State,
        Past = Tie.Past,
        People = People,
        ChangedFrom = Tie.ChangedFromSeconds is { } seconds ? Cell.Instant(seconds, 0) : null,
    };
}
