using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of what is believed of pairs of contacts.</summary>
internal static class AcquaintanceRows
{
    private static readonly FieldList<Acquaintance> Fields = new();
    private static readonly Field<Acquaintance, ContactId> First = Fields.Add(Codecs.Contact, static belief => belief.Pair.First);
    private static readonly Field<Acquaintance, ContactId> Second =
        Fields.Add(Codecs.Contact, static belief => belief.Pair.Second);
    private static readonly Field<Acquaintance, AcquaintanceState> State =
        Fields.Add(Codecs.Choice<AcquaintanceState>(), static belief => belief.State);
    private static readonly Field<Acquaintance, AcquaintanceSource> Source =
        Fields.Add(Codecs.Choice<AcquaintanceSource>(), static belief => belief.Source);
    private static readonly Field<Acquaintance, LocalDate?> Since = Fields.Add(Codecs.OptionalDay, static belief => belief.On);

    internal static readonly RowMapping<ContactPair, Acquaintance> Mapping = new(
        "Acquaintances", Fields, [First, Second], static pair => [First.TextOf(pair.First), Second.TextOf(pair.Second)],
        static row => new(new(First.In(row), Second.In(row)), State.In(row), Source.In(row), Since.In(row)));
}
