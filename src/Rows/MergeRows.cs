using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the merges, proposed and decided.</summary>
internal static class MergeRows
{
    private static readonly FieldList<Merge> Fields = new();
    private static readonly Field<Merge, ContactId> First = Fields.Add(Codecs.Contact, static merge => merge.Pair.First);
    private static readonly Field<Merge, ContactId> Second = Fields.Add(Codecs.Contact, static merge => merge.Pair.Second);
    private static readonly Field<Merge, bool> KeepsSecond =
        Fields.Add(Codecs.Flag, static merge => merge.Kept == merge.Pair.Second);
    private static readonly Field<Merge, MergeState> State = Fields.Add(Codecs.Choice<MergeState>(), static merge => merge.State);
    private static readonly Field<Merge, Instant> At = Fields.Add(Codecs.Instant, static merge => merge.At);
    private static readonly Field<Merge, MergeBasis> Basis = Fields.Add(Codecs.Choice<MergeBasis>(), static merge => merge.Basis);
    private static readonly Field<Merge, double> Similarity = Fields.Add(Codecs.Real, static merge => merge.Similarity);

    internal static readonly RowMapping<ContactPair, Merge> Mapping = new(
        "Merges", Fields, [First, Second], static pair => [First.TextOf(pair.First), Second.TextOf(pair.Second)],
        static row =>
        {
            (ContactId first, ContactId second) = (First.In(row), Second.In(row));
            return new(KeepsSecond.In(row) ? second : first, KeepsSecond.In(row) ? first : second, State.In(row), At.In(row))
            {
                Basis = Basis.In(row),
                Similarity = Similarity.In(row),
            };
        });
}
