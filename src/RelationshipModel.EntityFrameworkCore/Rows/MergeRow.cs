using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>That two contacts may be one, and what was decided of it.</summary>
internal sealed class MergeRow : IRow<MergeRow, Merge>
{
    public string Owner { get; set; } = "";

    public string First { get; set; } = "";

    public string Second { get; set; } = "";

    public bool KeepsSecond { get; set; }

    public int State { get; set; }

    public long AtSeconds { get; set; }

    public int AtNanoseconds { get; set; }

    public int Basis { get; set; }

    public double Similarity { get; set; }

    public static string NameColumn => nameof(First);

    public static string NameOf(MergeRow row) => row.First;

    public object[] Key => [Owner, First, Second];

    public static MergeRow Of(string owner, Merge merge)
    {
        (long seconds, long nanoseconds) = Column.Of(merge.At);
        return new()
        {
            Owner = owner,
            First = OrdinalKey.Encode(merge.Pair.First.Value),
            Second = OrdinalKey.Encode(merge.Pair.Second.Value),
            KeepsSecond = merge.Kept == merge.Pair.Second,
            State = (int)merge.State,
            AtSeconds = seconds,
            AtNanoseconds = (int)nanoseconds,
            Basis = (int)merge.Basis,
            Similarity = merge.Similarity,
        };
    }

    public Merge Noun()
    {
        ContactId first = new(OrdinalKey.Decode(First)), second = new(OrdinalKey.Decode(Second));
        return new(KeepsSecond ? second : first, KeepsSecond ? first : second, (MergeState)State,
            Column.Instant(AtSeconds, AtNanoseconds))
        {
            Basis = (MergeBasis)Basis,
            Similarity = Similarity,
        };
    }
}
