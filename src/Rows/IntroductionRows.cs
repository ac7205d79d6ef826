using NodaTime;

namespace RelationshipModel.Rows;

/// <summary>The table of the introductions.</summary>
internal static class IntroductionRows
{
    private static readonly FieldList<Introduction> Fields = new();
    private static readonly Field<Introduction, IntroductionId> Id =
        Fields.Add(Codecs.Introduction, static introduction => introduction.Id);
    private static readonly Field<Introduction, ContactId> First =
        Fields.Add(Codecs.Contact, static introduction => introduction.First);
    private static readonly Field<Introduction, ContactId> Second =
        Fields.Add(Codecs.Contact, static introduction => introduction.Second);
    private static readonly Field<Introduction, IReadOnlyList<IntroductionStep>> Steps =
        Fields.Add(Codecs.Steps, static introduction => introduction.Steps);
    private static readonly Field<Introduction, Duration> ExpiresAfter =
        Fields.Add(Codecs.Length, static introduction => introduction.ExpiresAfter);
    private static readonly Field<Introduction, IReadOnlyList<string>> FactsOfFirst =
        Fields.Add(Codecs.Texts, static introduction => introduction.FactsOfFirst);

    private static readonly Field<Introduction, IReadOnlyList<string>> FactsOfSecond =
        Fields.Add(Codecs.Texts, static introduction => introduction.FactsOfSecond);

    private static readonly Field<Introduction, ContactId?> DeclinedBy =
        Fields.Add(Codecs.OptionalContact, static introduction => introduction.DeclinedBy);

    internal static readonly RowMapping<IntroductionId, Introduction> Mapping = new(
        "Introductions", Fields, [Id], static id => [Id.TextOf(id)],
        static row => Introduction.Restore(
            Id.In(row), First.In(row), Second.In(row), Steps.In(row), FactsOfFirst.In(row), FactsOfSecond.In(row),
            DeclinedBy.In(row),
            ExpiresAfter.In(row)));
}
