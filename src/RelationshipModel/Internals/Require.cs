using System.Runtime.CompilerServices;
using NodaTime;

namespace RelationshipModel.Internals;

/// <summary>Checks made where a value enters the library; each fault says what, the value and what is allowed.</summary>
internal static class Require
{
    internal const int MaxNameLength = 1024;
    internal const int MaxNoteLength = 65_536;

    /// <summary>The first and last instants the library computes with: local days of every zone
    /// stay within years 1 to 9999.</summary>
    internal static readonly Instant Earliest = Instant.FromUtc(1, 1, 2, 0, 0);
    internal static readonly Instant Latest = Instant.FromUtc(9999, 12, 30, 0, 0);

    internal static Instant InRange(Instant at, [CallerArgumentExpression(nameof(at))] string name = "") =>
        at >= Earliest && at <= Latest
            ? at
            : throw new ArgumentOutOfRangeException(name, at, $"The instant must be from {Earliest} to {Latest}.");

    /// <summary>A local day of years 1 to 9999, kept in the ISO calendar whatever calendar it was stated in.</summary>
    internal static LocalDate Day(LocalDate day, [CallerArgumentExpression(nameof(day))] string name = "")
    {
        LocalDate iso = day.WithCalendar(CalendarSystem.Iso);
        return iso.Year is >= 1 and <= 9999
            ? iso : throw new ArgumentOutOfRangeException(name, day, "The day must be in the years 1 to 9999.");
    }

    internal static LocalDate? OptionalDay(LocalDate? day, [CallerArgumentExpression(nameof(day))] string name = "") =>
        day is { } given ? Day(given, name) : null;

    /// <summary>A text that is not empty and not too long.</summary>
    /// <param name="value">The text.</param>
    /// <param name="maxLength">The greatest number of UTF-16 code units.</param>
    /// <param name="name">The name of the parameter or property.</param>
    /// <param name="type">The type that has the property; null for a parameter.</param>
    internal static string Text(string value, int maxLength, [CallerArgumentExpression(nameof(value))] string name = "",
        string? type = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (string.IsNullOrWhiteSpace(value)) throw new ArgumentException($"{Subject()} must not be empty.", name);
        if (value.Length > maxLength)
            throw new ArgumentException($"{Subject()} has {value.Length} characters; at most {maxLength} are allowed.", name);
        return UnicodeFault(value) is { } fault ? throw new ArgumentException($"{Subject()} {fault}.", name) : value;

        string Subject() => type is null ? $"The {name}" : $"{type}.{name}";
    }

    /// <summary>Returns the reason that a text cannot be kept by every store and written as UTF-8 without loss; null if it
    /// can.</summary>
    internal static string? UnicodeFault(string value)
    {
        // All before is plain; a vector tells.
        int i = value.AsSpan().IndexOfAnyExceptInRange('\u0001', '\uD7FF');
        for (; (uint)i < (uint)value.Length; i++)
        {
            if (value[i] == '\0') return "must not contain the character U+0000, which no store keeps";
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1])) i++;
            else return $"must be valid Unicode; there is half a surrogate pair at position {i}";
        }

        return null;
    }

    internal static string? OptionalText(string? value, int maxLength,
        [CallerArgumentExpression(nameof(value))] string name = "", string? type = null) =>
        value is null ? null : Text(value, maxLength, name, type);

    /// <summary>A text of a list, neither empty nor too long.</summary>
    /// <param name="item">The text.</param>
    /// <param name="maxLength">The greatest number of UTF-16 code units.</param>
    /// <param name="name">The name of the list.</param>
    /// <param name="type">The type that has the list; null for a parameter.</param>
    internal static string Item(string? item, int maxLength, string name, string? type = null)
    {
        string? fault = item is null ? "null"
            : string.IsNullOrWhiteSpace(item) ? "an empty text"
            : item.Length > maxLength ? $"a text of {item.Length} characters; at most {maxLength} are allowed" : null;
        if (fault is not null) throw new ArgumentException($"{Subject()} must not contain {fault}.", name);
        return UnicodeFault(item!) is { } wrong ? throw new ArgumentException($"A text of {Subject()} {wrong}.", name) : item!;

        string Subject() => type is null ? $"The {name}" : $"{type}.{name}";
    }

    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value : throw new ArgumentOutOfRangeException(name, value, $"The value is not a {typeof(T).Name}.");

    /// <summary>One of the two sides.</summary>
    internal static TieSide Side(TieSide side, [CallerArgumentExpression(nameof(side))] string name = "") =>
        side is TieSide.Owner or TieSide.Contact
            ? side
            : throw new ArgumentOutOfRangeException(name, side, "The side must be the owner or the contact.");

    /// <summary>A combination of flags, each of which is one of its enumeration.</summary>
    internal static T DefinedFlags<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum =>
        (Unsafe.BitCast<T, int>(value) & ~Flags<T>.All) == 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"The value has flags that {typeof(T).Name} does not define.");

    internal static T NotDefault<T>(T id, [CallerArgumentExpression(nameof(id))] string name = "")
        where T : struct, IIdentifier<T> =>
        id.IsDefault ? throw new ArgumentException($"The {typeof(T).Name} is its default value; give it a non-empty string.",
            name) : id;

    /// <summary>The key of a record.</summary>
    internal static TKey Key<TKey>(TKey key, [CallerArgumentExpression(nameof(key))] string name = "")
        where TKey : struct =>
        EqualityComparer<TKey>.Default.Equals(key, default)
            ? throw new ArgumentException($"The {typeof(TKey).Name} is its default value; give the key of a record.", name)
            : key;

    internal static TKey[] Keys<TKey>(IReadOnlyCollection<TKey> keys, [CallerArgumentExpression(nameof(keys))] string name = "")
        where TKey : struct
    {
        ArgumentNullException.ThrowIfNull(keys, name);
        TKey[] all = [.. keys];
        foreach (TKey key in all) Key(key, name);
        return all;
    }

    /// <summary>Two contacts, neither the default value nor the same.</summary>
    internal static void Apart(
        ContactId a, ContactId b, [CallerArgumentExpression(nameof(a))] string nameOfA = "",
        [CallerArgumentExpression(nameof(b))] string nameOfB = "")
    {
        NotDefault(a, nameOfA);
        NotDefault(b, nameOfB);
        if (a == b) throw new ArgumentException($"A pair needs two contacts; both are {a}.", nameOfB);
    }

    internal static ContactPair NotDefault(ContactPair pair, [CallerArgumentExpression(nameof(pair))] string name = "")
    {
        NotDefault(pair.First, name);
        return pair;
    }

    internal static T NotNull<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    private static class Flags<T>
        where T : struct, Enum
    {
        internal static readonly int All = Enum.GetValues<T>()
            .Aggregate(0, static (all, flag) => all | Unsafe.BitCast<T, int>(flag));
    }
}
