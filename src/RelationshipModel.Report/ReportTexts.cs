using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <summary>All words of a report but those of reasons, in one language. Every member is required, so that no language lacks a
/// text.</summary>
/// <remarks>
/// Arguments are names, days and numbers as they are to be read; a number comes with its digits, so that a language can choose
/// its plural.
/// Another language is another instance, which <see cref="Of"/> returns for its cultures.
/// </remarks>
internal sealed partial record ReportTexts
{
    /// <summary>Gets the language, which has the words of the model, days and numbers.</summary>
    internal required Language Language { get; init; }

    internal required Func<LocalDate, string> AnnualDay { get; init; }

    internal required Func<LocalDate, string> WeekDay { get; init; }

    internal required Func<int, string, string> Ties { get; init; }

    internal required Func<int, string, string> Times { get; init; }

    // The page.
    internal required string Title { get; init; }

    internal required Func<string, string> TitleOf { get; init; }

    internal required Func<string, string, string> Subtitle { get; init; }

    internal required string Skip { get; init; }

    internal required string Sections { get; init; }

    internal required string Footer { get; init; }

    internal required string NoScripts { get; init; }

    internal required string NoTies { get; init; }

    internal required Func<int, string, IReadOnlyList<string>, string> Closenesses { get; init; }

    internal required Func<string, int, string, IReadOnlyList<string>, string> EarlierClosenesses { get; init; }

    internal required Func<string, Warmth, string> CountOfWarmth { get; init; }

    internal required Func<IReadOnlyList<string>, string> Concerns { get; init; }

    internal required string AllInRhythm { get; init; }

    internal required Func<int, string, TieStatus, string> CountOfStatus { get; init; }

    // This week.
    internal required string Week { get; init; }

    internal required string ReachOut { get; init; }

    internal required string QuietWeek { get; init; }

    internal required string Owed { get; init; }

    internal required string Keep { get; init; }

    internal required string Revive { get; init; }

    internal required string PromisesDue { get; init; }

    internal required string Birthdays { get; init; }

    internal required string Meetings { get; init; }

    internal required string Today { get; init; }

    internal required string Tomorrow { get; init; }

    internal required Func<string, string, string, string> Meeting { get; init; }

    internal required Func<IReadOnlyList<string>, int, string, string> With { get; init; }

    internal required string Held { get; init; }

    internal required Func<string, string> Until { get; init; }

    // The map.
    internal required string Map { get; init; }

    internal required string MapLead { get; init; }

    internal required Func<string, string> MapName { get; init; }

    internal required string You { get; init; }

    internal required Func<string, string, string, string> Dot { get; init; }

    internal required Func<string, string, string> Drawn { get; init; }

    internal required string SizeMeans { get; init; }

    internal required string SideBySide { get; init; }

    internal required string DormantMeans { get; init; }

    internal required Func<string, string> Unnamed { get; init; }

    internal required string PastMap { get; init; }

    internal required string Find { get; init; }

    internal required string State { get; init; }

    internal required string Circle { get; init; }

    internal required string All { get; init; }

    internal required string Year { get; init; }

    internal required string Now { get; init; }

    internal required Func<string, string> AtEndOf { get; init; }

    internal required string Save { get; init; }

    internal required string SavedAs { get; init; }

    internal required Func<string, string, string> Found { get; init; }

    internal required string OpenPerson { get; init; }

    internal required Func<string, string, string> Then { get; init; }

    // All ties.
    internal required string Everyone { get; init; }

    internal required string TiesLead { get; init; }

    internal required string TableCaption { get; init; }

    internal required string Contact { get; init; }

    internal required string Closeness { get; init; }

    internal required string LastContact { get; init; }

    internal required string TimesHead { get; init; }

    // A person.
    internal required string Back { get; init; }

    internal required Func<TieSide, string, string, string> LastInTouch { get; init; }

    internal required Func<string, string, string> Since { get; init; }

    internal required Func<string, string> OwnRhythm { get; init; }

    internal required Func<string, string> WishedRhythm { get; init; }

    internal required Func<string, string> Birthday { get; init; }

    internal required Func<string, string> Kinds { get; init; }

    internal required Func<string, string> LivesIn { get; init; }

    internal required Func<string, string> InCircles { get; init; }

    internal required string ThisWeek { get; init; }

    internal required string Why { get; init; }

    internal required string Promises { get; init; }

    internal required string Arithmetic { get; init; }

    internal required Func<string, string> Term { get; init; }

    internal required Func<IReadOnlyList<string>, string, string, string> Sum { get; init; }

    // Circles and introductions.
    internal required string Circles { get; init; }

    internal required string NobodyInCircle { get; init; }

    internal required string DriftsOut { get; init; }

    internal required string DrawsNear { get; init; }

    internal required string MightBelong { get; init; }

    internal required string OthersMightBelong { get; init; }

    internal required string Introductions { get; init; }

    internal required string SharedTiesAlone { get; init; }

    internal required Func<string, string, string> Pair { get; init; }

    internal required Func<string, string> For { get; init; }

    // Over the years, give and take.
    internal required string Years { get; init; }

    internal required Func<string, string> YearsLead { get; init; }

    internal required Func<string, string, string> YearsShown { get; init; }

    internal required Func<string, string, string> YearsFromTo { get; init; }

    internal required Func<string, string, string, string> Strip { get; init; }

    internal required Func<string, string, string?, string> LongestSilence { get; init; }

    internal required string GiveAndTake { get; init; }

    internal required string GiveAndTakeLead { get; init; }

    internal required Func<string, string, string> GiveAndTakeShown { get; init; }

    internal required string YourTurn { get; init; }

    internal required string BothWays { get; init; }

    internal required string YouKeepItGoing { get; init; }

    internal required string NobodysTurn { get; init; }

    internal required string They { get; init; }

    // Gatherings and promises.
    internal required string Gatherings { get; init; }

    internal required string ToCome { get; init; }

    internal required string YouPromised { get; init; }

    internal required string YouWerePromised { get; init; }

    internal required string CameOf { get; init; }

    internal required Func<string, string> YouKnow { get; init; }

    internal required Func<IReadOnlyList<string>, int, string, string> NewToYou { get; init; }

    internal required Func<string, string> TakeTimeFor { get; init; }

    internal required Func<string, string> Introduce { get; init; }

    internal required Func<string, string> MetAgain { get; init; }

    /// <summary>Returns the texts of a language; or the English ones if not found.</summary>
    internal static ReportTexts Of(Language language) => language.Tag switch
    {
        "de" => German,
        _ => English,
    };

    /// <summary>A day in another form of a language.</summary>
    private static string Day(Language language, string form, LocalDate day) => language.Say(
        form,
        ReasonArgument.Of("day", day.Day),
        ReasonArgument.Of("month", language.Say(FormattableString.Invariant($"month.{day.Month}"))),
        ReasonArgument.Of("weekday", language.Say(FormattableString.Invariant($"weekday.{(int)day.DayOfWeek}"))));
}
