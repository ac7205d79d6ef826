using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>An introduction.</summary>
internal sealed class IntroductionRow : IRow<IntroductionRow, Introduction>
{
    public string Owner { get; set; } = "";

    public string Id { get; set; } = "";

    public string First { get; set; } = "";

    public string Second { get; set; } = "";

    public string Steps { get; set; } = "";

    public long ExpiresAfterSeconds { get; set; }

    public int ExpiresAfterNanoseconds { get; set; }

    public string FactsOfFirst { get; set; } = "";

    public string FactsOfSecond { get; set; } = "";

    public string? DeclinedBy { get; set; }

    public static string NameColumn => nameof(Id);

    public static string NameOf(IntroductionRow row) => row.Id;

    public object[] Key => [Owner, Id];

    public static IntroductionRow Of(string owner, Introduction introduction)
    {
        (long seconds, long nanoseconds) = Column.Of(introduction.ExpiresAfter);
        return new()
        {
            Owner = owner,
            Id = OrdinalKey.Encode(introduction.Id.Value),
            First = OrdinalKey.Encode(introduction.First.Value),
            Second = OrdinalKey.Encode(introduction.Second.Value),
            Steps = Column.Of(introduction.Steps),
            ExpiresAfterSeconds = seconds,
            ExpiresAfterNanoseconds = (int)nanoseconds,
            FactsOfFirst = Column.Of(introduction.FactsOfFirst),
            FactsOfSecond = Column.Of(introduction.FactsOfSecond),
            DeclinedBy = introduction.DeclinedBy is { } contact ? OrdinalKey.Encode(contact.Value) : null,
        };
    }

    public Introduction Noun() => Introduction.Restore(
        new(OrdinalKey.Decode(Id)),
        new(OrdinalKey.Decode(First)),
        new(OrdinalKey.Decode(Second)),
        Column.Steps(Steps),
        Column.Texts(FactsOfFirst),
        Column.Texts(FactsOfSecond),
        DeclinedBy is null ? null : new ContactId(OrdinalKey.Decode(DeclinedBy)),
        Column.Length(ExpiresAfterSeconds, ExpiresAfterNanoseconds));
}
