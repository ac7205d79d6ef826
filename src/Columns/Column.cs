using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Storage;

namespace RelationshipModel.Columns;

/// <summary>How values are written into the columns of a database and read from them, without loss. Compiled into
/// each store that has columns.</summary>
internal static class Column
{
    private const string AsItComes = "as it comes";

    // Names are kept as they are written, not as \u escapes: what is erased is then found by looking for it.
    private static readonly ColumnJson Json = new(new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    });

    private static readonly LocalDatePattern DayPattern = LocalDatePattern.Iso;
    private static readonly AnnualDatePattern AnnualPattern = AnnualDatePattern.Iso;
    private static readonly PeriodPattern PeriodPattern = PeriodPattern.Roundtrip;

    /// <summary>Whole seconds since 1970 and the nanoseconds beyond them, so that the order of the
    /// two is that of the instants.</summary>
    internal static (long Seconds, long Nanoseconds) Of(Instant at)
    {
        long seconds = at.ToUnixTimeSeconds();
        return (seconds, (long)(at - NodaTime.Instant.FromUnixTimeSeconds(seconds)).TotalNanoseconds);
    }

    internal static (long Seconds, long Nanoseconds) Of(Duration length)
    {
        long seconds = (long)Math.Floor(length.TotalSeconds);
        Duration rest = length - Duration.FromSeconds(seconds);
        if (rest < Duration.Zero) (seconds, rest) = (seconds - 1, rest + Duration.FromSeconds(1));
        if (rest >= Duration.FromSeconds(1)) (seconds, rest) = (seconds + 1, rest - Duration.FromSeconds(1));
        return (seconds, rest.ToInt64Nanoseconds());
    }

    internal static string Of(LocalDate day) => DayPattern.Format(day);

    internal static string? Of(LocalDate? day) => day is { } given ? Of(given) : null;

    internal static string? Of(AnnualDate? date) => date is { } given ? AnnualPattern.Format(given) : null;

    internal static (string? Target, string? Tolerance) Of(Cadence? cadence) => cadence switch
    {
        null => (null, null),
        { Target: null } => (AsItComes, null),
        _ => (PeriodPattern.Format(cadence.Target), cadence.Tolerance is { } tolerance ? PeriodPattern.Format(tolerance) : null),
    };

    internal static string Of(IReadOnlyList<string> texts) => Of([.. texts], Json.StringArray);

    internal static string Of(IReadOnlyList<ContactId> ids) =>
        Of([.. ids.Select(static id => OrdinalKey.Encode(id.Value))], Json.StringArray);

    internal static string Of(IReadOnlyList<StatedState> states) =>
        Of([.. states.Select(static stated => new StateJson((int)stated.State, Of(stated.Since), Of(stated.Until)))],
            Json.StateJsonArray);

    internal static string Of(IReadOnlyList<StatedCloseness> closeness) =>
        Of([.. closeness.Select(static stated => new ClosenessJson((int)stated.Closeness, Of(stated.On), (int)stated.Meaning))],
            Json.ClosenessJsonArray);

    internal static string? Of(IReadOnlyList<Support> supports) =>
        supports.Count == 0
            ? null : Of([.. supports.Select(static support => new[] { (int)support.Direction, (int)support.Kind })],
                Json.Int32ArrayArray);

    internal static string Of(IReadOnlyList<IntroductionStep> steps) => Of([.. steps.Select(StepOf)], Json.StepJsonArray);

    /// <summary>Who initiated an interaction: the owner is 0, the contacts count from 1.</summary>
    internal static int? InitiatorOf(Interaction interaction)
    {
        if (interaction.Initiator.IsOwner) return 0;
        if (interaction.Initiator.Contact is not { } contact) return null;
        int index = 0;
        while (interaction.Contacts[index] != contact) index++;
        return index + 1;
    }

    internal static Instant Instant(long seconds, long nanoseconds) =>
        NodaTime.Instant.FromUnixTimeSeconds(seconds).PlusNanoseconds(nanoseconds);

    internal static Duration Length(long seconds, long nanoseconds) => Duration.FromSeconds(seconds)
        + Duration.FromNanoseconds(nanoseconds);

    internal static LocalDate Day(string day) => DayPattern.Parse(day).Value;

    internal static LocalDate? OptionalDay(string? day) => day is null ? null : Day(day);

    internal static AnnualDate? OptionalAnnualDate(string? date) => date is null ? null : AnnualPattern.Parse(date).Value;

    internal static Cadence? OptionalCadence(string? target, string? tolerance) => target switch
    {
        null => null,
        AsItComes => Cadence.AsItComes,
        _ => Cadence.Every(PeriodPattern.Parse(target).Value, tolerance is null ? null : PeriodPattern.Parse(tolerance).Value),
    };

    internal static IReadOnlyList<string> Texts(string texts) => List(texts, Json.StringArray);

    internal static IEnumerable<ContactId> Contacts(string ids) =>
        List(ids, Json.StringArray).Select(static id => new ContactId(OrdinalKey.Decode(id)));

    internal static IReadOnlyList<StatedState> States(string states) =>
        [.. List(states, Json.StateJsonArray)
            .Select(static stated => new StatedState((ContactState)stated.State, Day(stated.Since), OptionalDay(stated.Until)))];

    internal static IReadOnlyList<StatedCloseness> Closeness(string closeness) =>
        [.. List(closeness, Json.ClosenessJsonArray).Select(static stated =>
            new StatedCloseness((Closeness)stated.Closeness, Day(stated.On), (ClosenessMeaning)stated.Meaning))];

    internal static IReadOnlyList<Support> Supports(string? supports) => supports is null
        ? []
        : [.. List(supports, Json.Int32ArrayArray)
            .Select(static support => new Support((SupportDirection)support[0], (SupportKind)support[1]))];

    internal static IEnumerable<IntroductionStep> Steps(string steps) =>
        List(steps, Json.StepJsonArray)
            .Select(static step => new IntroductionStep((IntroductionStage)step.Stage, Instant(step.AtS, step.AtNs)));

    internal static Initiator InitiatorOf(int? number, IReadOnlyList<ContactId> contacts) => number switch
    {
        null => Initiator.Unknown,
        0 => Initiator.Owner,
        { } contact => Initiator.Of(contacts[contact - 1]),
    };

    private static StepJson StepOf(IntroductionStep step)
    {
        (long seconds, long nanoseconds) = Of(step.At);
        return new((int)step.Stage, seconds, (int)nanoseconds);
    }

    private static string Of<T>(T values, JsonTypeInfo<T> type) => JsonSerializer.Serialize(values, type);

    private static T List<T>(string values, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(values, type)!;
}
