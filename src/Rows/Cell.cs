using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Storage;

namespace RelationshipModel.Rows;

/// <summary>Writes values into the cells of a table and reads them, without loss.</summary>
internal static class Cell
{
    private const string AsItComes = "as it comes";

    private const string Empty = "[]";

    /// <summary>The characters that JSON may escape: all but the printable ones of ASCII.</summary>
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(static code => (char)code)
            .Where(static code => code is < ' ' or '"' or '\\' or > '~')]);

    // Names are kept as they are written, not as \u escapes: what is erased is then found by looking for it.
    private static readonly CellJson Json = new(new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    });

    private static readonly LocalDatePattern DayPattern = LocalDatePattern.Iso;
    private static readonly AnnualDatePattern AnnualPattern = AnnualDatePattern.Iso;
    private static readonly PeriodPattern PeriodPattern = PeriodPattern.Roundtrip;

    /// <summary>Whole seconds since 1970 and the nanoseconds beyond them, so that the order of the
    /// two is that of the instants.</summary>
    internal static (long Seconds, int Nanoseconds) Of(Instant at)
    {
        long seconds = at.ToUnixTimeSeconds();
        return (seconds, (int)(at - NodaTime.Instant.FromUnixTimeSeconds(seconds)).ToInt64Nanoseconds());
    }

    internal static (long Seconds, int Nanoseconds) Of(Duration length)
    {
        long seconds = (long)Math.Floor(length.TotalSeconds);
        Duration rest = length - Duration.FromSeconds(seconds);
        if (rest < Duration.Zero) (seconds, rest) = (seconds - 1, rest + Duration.FromSeconds(1));
        if (rest >= Duration.FromSeconds(1)) (seconds, rest) = (seconds + 1, rest - Duration.FromSeconds(1));
        return (seconds, (int)rest.ToInt64Nanoseconds());
    }

    internal static string Of(LocalDate day) => DayPattern.Format(day);

    private static string? Of(LocalDate? day) => day is { } given ? Of(given) : null;

    internal static string Of(AnnualDate date) => AnnualPattern.Format(date);

    internal static (string? Target, string? Tolerance) Of(Cadence? cadence) => cadence switch
    {
        null => (null, null),
        { Target: null } => (AsItComes, null),
        _ => (PeriodPattern.Format(cadence.Target), cadence.Tolerance is { } tolerance ? PeriodPattern.Format(tolerance) : null),
    };

    internal static string Of(IReadOnlyList<string> texts) => texts.Count == 0 ? Empty : Of([.. texts], Json.StringArray);

    internal static string Of(IReadOnlyList<ContactId> ids) => ids is [var one] && OrdinalKey.Encode(one.Value) is var id
        && !id.AsSpan().ContainsAny(Escaped)
        ? $"[\"{id}\"]"
        : Of([.. ids.Select(static id => OrdinalKey.Encode(id.Value))], Json.StringArray);

    internal static string Of(IReadOnlyList<StatedState> states) => states.Count == 0
        ? Empty
        : Of([.. states.Select(static stated => new StateJson((int)stated.State, Of(stated.Since), Of(stated.Until)))],
            Json.StateJsonArray);

    internal static string Of(IReadOnlyList<StatedCloseness> closeness) => closeness.Count == 0
        ? Empty
        : Of([.. closeness.Select(static stated => new ClosenessJson((int)stated.Closeness, Of(stated.On), (int)stated.Meaning))],
            Json.ClosenessJsonArray);

    internal static string? Of(IReadOnlyList<Support> supports) =>
        supports.Count == 0
            ? null : Of([.. supports.Select(static support => new[] { (int)support.By, (int)support.Kind })],
                Json.Int32ArrayArray);

    internal static string Of(IReadOnlyList<IntroductionStep> steps) => Of([.. steps.Select(StepOf)], Json.StepJsonArray);

    /// <summary>Returns the initiator of an interaction: 0 for the owner, from 1 for the contacts.</summary>
    internal static int? InitiatorOf(Interaction interaction)
    {
        if (interaction.Initiator.Side == TieSide.Owner) return 0;
        if (interaction.Initiator.Contact is not { } contact) return null;
        int index = 0;
        while (interaction.Contacts[index] != contact) index++;
        return index + 1;
    }

    internal static Instant Instant(long seconds, int nanoseconds) =>
        NodaTime.Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds);

    internal static Duration Length(long seconds, int nanoseconds) =>
        Duration.FromSeconds(seconds) + Duration.FromNanoseconds(nanoseconds);

    internal static LocalDate Day(string day) =>
        day is [_, _, _, _, '-', _, _, '-', _, _] && NumberOf(day.AsSpan(0, 4)) is { } year
            && NumberOf(day.AsSpan(5, 2)) is { } month && NumberOf(day.AsSpan(8)) is { } number
            ? new(year, month, number)
            : DayPattern.Parse(day).Value;

    internal static AnnualDate AnnualDate(string date) => AnnualPattern.Parse(date).Value;

    internal static Cadence? OptionalCadence(string? target, string? tolerance) => target switch
    {
        null => null,
        AsItComes => Cadence.AsItComes,
        _ => Cadence.Every(PeriodPattern.Parse(target).Value, tolerance is null ? null : PeriodPattern.Parse(tolerance).Value),
    };

    internal static IReadOnlyList<string> Texts(string texts)
    {
        if (texts == Empty) return [];
        // Most lists escape nothing, and are read without a parser.
        if (!texts.StartsWith("[\"", StringComparison.Ordinal) || texts.Contains('\\', StringComparison.Ordinal))
            return List(texts, Json.StringArray);
        List<string> read = new(1);
        for (int start = 2; ;)
        {
            int end = texts.IndexOf('"', start);
            if (end < 0) return List(texts, Json.StringArray);
            read.Add(texts[start..end]);
            ReadOnlySpan<char> rest = texts.AsSpan(end);
            if (rest is "\"]") return read;
            if (!rest.StartsWith("\",\"")) return List(texts, Json.StringArray);
            start = end + 3;
        }
    }

    internal static IReadOnlyList<ContactId> Contacts(string ids)
    {
        IReadOnlyList<string> texts = Texts(ids);
        ContactId[] contacts = new ContactId[texts.Count];
        for (int i = 0; i < contacts.Length; i++) contacts[i] = new(OrdinalKey.Decode(texts[i]));
        return contacts;
    }

    internal static IReadOnlyList<StatedState> States(string states) => states == Empty
        ? []
        :
        [
            .. List(states, Json.StateJsonArray).Select(static stated =>
                new StatedState((ContactState)stated.State, Day(stated.Since), stated.Until is { } until ? Day(until) : null)),
        ];

    internal static IReadOnlyList<StatedCloseness> Closeness(string closeness) => closeness == Empty
        ? []
        :
        [
            .. List(closeness, Json.ClosenessJsonArray).Select(static stated =>
                new StatedCloseness((Closeness)stated.Closeness, Day(stated.On), (ClosenessMeaning)stated.Meaning)),
        ];

    internal static IReadOnlyList<Support> Supports(string supports) =>
        [.. List(supports, Json.Int32ArrayArray)
            .Select(static support => new Support((TieSide)support[0], (SupportKind)support[1]))];

    internal static IReadOnlyList<IntroductionStep> Steps(string steps) =>
        [.. List(steps, Json.StepJsonArray)
            .Select(static step => new IntroductionStep((IntroductionStage)step.Stage, Instant(step.AtS, step.AtNs)))];

    internal static Initiator InitiatorOf(int? number, IReadOnlyList<ContactId> contacts) => number switch
    {
        null => Initiator.Unknown,
        0 => Initiator.Owner,
        { } contact => Initiator.Of(contacts[contact - 1]),
    };

    private static int? NumberOf(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static StepJson StepOf(IntroductionStep step)
    {
        (long seconds, int nanoseconds) = Of(step.At);
        return new((int)step.Stage, seconds, nanoseconds);
    }

    private static string Of<T>(T values, JsonTypeInfo<T> type) => JsonSerializer.Serialize(values, type);

    private static T List<T>(string values, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(values, type)!;
}
