using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>What an owner believes of a pair of contacts.</summary>
internal sealed class AcquaintanceRow : IRow<AcquaintanceRow, Acquaintance>
{
    public string Owner { get; set; } = "";

    public string First { get; set; } = "";

    public string Second { get; set; } = "";

    public int State { get; set; }

    public int Source { get; set; }

    public string? Since { get; set; }

    public static string NameColumn => nameof(First);

    public static string NameOf(AcquaintanceRow row) => row.First;

    public object[] Key => [Owner, First, Second];

    public static AcquaintanceRow Of(string owner, Acquaintance acquaintance) => new()
    {
        Owner = owner,
        First = OrdinalKey.Encode(acquaintance.Pair.First.Value),
        Second = OrdinalKey.Encode(acquaintance.Pair.Second.Value),
        State = (int)acquaintance.State,
        Source = (int)acquaintance.Source,
        Since = Column.Of(acquaintance.On),
    };

    public Acquaintance Noun() => new(
        new(new(OrdinalKey.Decode(First)), new(OrdinalKey.Decode(Second))), (AcquaintanceState)State, (AcquaintanceSource)Source,
        Column.OptionalDay(Since));
}
