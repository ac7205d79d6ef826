using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Rows;

/// <summary>The codecs of the values of nouns in the cells of tables.</summary>
internal static class Codecs
{
    internal static readonly Codec<ContactId> Contact = Id(static id => id.Value, static text => new ContactId(text));

    internal static readonly Codec<ContactId?> OptionalContact = Optional(Contact);

    internal static readonly Codec<CircleId> Circle = Id(static id => id.Value, static text => new CircleId(text));

    internal static readonly Codec<InteractionId> Interaction = Id(static id => id.Value, static text => new InteractionId(text));

    internal static readonly Codec<InteractionId?> OptionalInteraction = Optional(Interaction);

    internal static readonly Codec<GatheringId> Gathering = Id(static id => id.Value, static text => new GatheringId(text));

    internal static readonly Codec<GatheringId?> OptionalGathering = Optional(Gathering);

    internal static readonly Codec<FollowUpId> FollowUp = Id(static id => id.Value, static text => new FollowUpId(text));

    internal static readonly Codec<NoteId> Note = Id(static id => id.Value, static text => new NoteId(text));

    internal static readonly Codec<IntroductionId> Introduction =
        Id(static id => id.Value, static text => new IntroductionId(text));

    internal static readonly Codec<string> Text =
        One(ColumnType.Text, static (string text) => text, static (row, place) => row.Text(place));

    internal static readonly Codec<string?> OptionalText = One(
        ColumnType.Text, static (string? text) => text, static (row, place) => row.IsEmpty(place) ? null : row.Text(place),
        isOptional: true);

    internal static readonly Codec<int> Number = One(ColumnType.Number, static (int number) => number,
        static (row, place) => row.Number(place));

    internal static readonly Codec<int?> OptionalNumber = Optional(Number);

    internal static readonly Codec<double> Real =
        One(ColumnType.Real, static (double number) => number, static (row, place) => row.Real(place));

    internal static readonly Codec<bool> Flag = One(ColumnType.Flag, static (bool flag) => flag,
        static (row, place) => row.Flag(place));

    internal static readonly Codec<LocalDate> Day =
        One(ColumnType.Text, static (LocalDate day) => Cell.Of(day), static (row, place) => Cell.Day(row.Text(place)));

    internal static readonly Codec<LocalDate?> OptionalDay = Optional(Day);

    internal static readonly Codec<AnnualDate?> OptionalAnnualDate =
        Optional(One(ColumnType.Text, static (AnnualDate date) => Cell.Of(date),
            static (row, place) => Cell.AnnualDate(row.Text(place))));

    internal static readonly Codec<Instant> Instant = Time(static (Instant at) => Cell.Of(at), Cell.Instant);

    internal static readonly Codec<Instant?> OptionalInstant = Optional(Instant);

    internal static readonly Codec<Duration> Length = Time(static (Duration length) => Cell.Of(length), Cell.Length);

    internal static readonly Codec<Duration?> OptionalLength = Optional(Length);

    internal static readonly Codec<Cadence?> OptionalCadence = new(
        static name => [name, "Tolerance"], [ColumnType.Text, ColumnType.Text], IsOptional: true,
        static cadence => Cell.Of(cadence),
        static (row, place) => Cell.OptionalCadence(OptionalText.Read(row, place), OptionalText.Read(row, place + 1)));

    internal static readonly Codec<IReadOnlyList<string>> Texts =
        One(ColumnType.Text, static (IReadOnlyList<string> list) => Cell.Of(list),
            static (row, place) => Cell.Texts(row.Text(place)));

    internal static readonly Codec<IReadOnlyList<ContactId>> Contacts =
        One(ColumnType.Text, static (IReadOnlyList<ContactId> list) => Cell.Of(list),
            static (row, place) => Cell.Contacts(row.Text(place)));

    internal static readonly Codec<IReadOnlyList<StatedState>> States =
        One(ColumnType.Text, static (IReadOnlyList<StatedState> list) => Cell.Of(list),
            static (row, place) => Cell.States(row.Text(place)));

    internal static readonly Codec<IReadOnlyList<StatedCloseness>> Closeness =
        One(ColumnType.Text, static (IReadOnlyList<StatedCloseness> list) => Cell.Of(list),
            static (row, place) => Cell.Closeness(row.Text(place)));

    internal static readonly Codec<IReadOnlyList<IntroductionStep>> Steps =
        One(ColumnType.Text, static (IReadOnlyList<IntroductionStep> list) => Cell.Of(list),
            static (row, place) => Cell.Steps(row.Text(place)));

    internal static readonly Codec<IReadOnlyList<Support>> Supports = One(
        ColumnType.Text, static (IReadOnlyList<Support> list) => Cell.Of(list),
        static (row, place) => row.IsEmpty(place) ? [] : Cell.Supports(row.Text(place)), isOptional: true);

    /// <summary>A value of an enumeration, by its number.</summary>
    internal static Codec<T> Choice<T>()
        where T : struct, Enum =>
        One(ColumnType.Number, static (T value) => Unsafe.BitCast<T, int>(value),
            static (row, place) => Unsafe.BitCast<int, T>(row.Number(place)));

    private static Codec<TId> Id<TId>(Func<TId, string> textOf, Func<string, TId> idOf) =>
        One(ColumnType.Id, (TId id) => OrdinalKey.Encode(textOf(id)), (row, place) => idOf(OrdinalKey.Decode(row.Text(place))));

    private static Codec<T> One<T, TCell>(ColumnType type, Func<T, TCell> write, Func<IRow, int, T> read,
        bool isOptional = false) =>
        new(static name => [name], [type], isOptional, value => (write(value), null), read);

    /// <summary>Whole seconds and the nanoseconds beyond them.</summary>
    private static Codec<T> Time<T>(Func<T, (long Seconds, int Nanoseconds)> write, Func<long, int, T> read) => new(
        static name => [$"{name}Seconds", $"{name}Nanoseconds"], [ColumnType.BigNumber, ColumnType.Number], IsOptional: false,
        value => write(value), (row, place) => read(row.BigNumber(place), row.Number(place + 1)));

    private static Codec<T?> Optional<T>(Codec<T> codec)
        where T : struct =>
        new(
            codec.NamesOf, codec.Types, IsOptional: true, value => value is { } given ? codec.Write(given) : default,
            (row, place) => row.IsEmpty(place) ? null : codec.Read(row, place));
}
