using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;

namespace RelationshipModel.Testing;

/// <summary>The part of contacts and interactions that a store keeps, and the form of its keys. The suites pass it nothing else,
/// and expect the same back.</summary>
public sealed record StoreFit
{
    private static readonly FrozenSet<string> AllContactFields =
        RowCopy<Contact>.Names.Except([nameof(Contact.Name)]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AllInteractionFields =
        RowCopy<Interaction>.Names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Gets the fit of a store that keeps everything, by keys of any text. It is the default of a fixture.</summary>
    public static StoreFit Everything { get; } = new();

    /// <summary>Gets the form of the keys of owners. Text by default.</summary>
    public KeyForm OwnerKeys { get; init => field = Defined(value); }

    /// <summary>Gets the form of the keys of contacts. Text by default.</summary>
    public KeyForm ContactKeys { get; init => field = Defined(value); }

    /// <summary>Gets the form of the keys of interactions. Text by default.</summary>
    public KeyForm InteractionKeys { get; init => field = Defined(value); }

    /// <summary>Gets the smallest difference between two instants that the store distinguishes: a second, a
    /// microsecond.</summary>
    /// <value>1 ns (the default) to one day. Instants are whole multiples of it, counted from 1970.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 ns to one day.</exception>
    public Duration TimePrecision { get; init => field = Precision(value, nameof(TimePrecision)); } = Duration.Epsilon;

    /// <summary>Gets the smallest difference between two lengths that the store distinguishes: a minute, a second.</summary>
    /// <value>1 ns (the default) to one day.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 ns to one day.</exception>
    public Duration LengthPrecision { get; init => field = Precision(value, nameof(LengthPrecision)); } = Duration.Epsilon;

    /// <summary>Gets the greatest length that the store keeps, such as that of a column of minutes.</summary>
    /// <value>At least an hour; null (the default) for no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than an hour.</exception>
    public Duration? MaxLength
    {
        get;
        init => field = value is null || value >= Duration.FromHours(1) ? value : throw new ArgumentOutOfRangeException(
            nameof(value), value, "The greatest length must be at least an hour.");
    }

    /// <summary>Gets the names of the properties of <see cref="Contact"/> that are kept in addition to id and name, such as
    /// <c>nameof(Contact.Place)</c>; null (the default) for all.</summary>
    /// <exception cref="ArgumentException">A name is not that of such a property.</exception>
    public IReadOnlyCollection<string>? ContactFields
    {
        get;
        init => field = Known(value, AllContactFields, nameof(Contact));
    }

    /// <summary>Gets the names of the properties of <see cref="Interaction"/> that are kept in addition to id, instant, channel
    /// and contacts, such as <c>nameof(Interaction.Length)</c>; null (the default) for all.</summary>
    /// <exception cref="ArgumentException">A name is not that of such a property.</exception>
    public IReadOnlyCollection<string>? InteractionFields
    {
        get;
        init => field = Known(value, AllInteractionFields, nameof(Interaction));
    }

    /// <summary>Gets the channels that the store distinguishes, at least one; null (the default) for all. The suites use no
    /// other.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public IReadOnlyList<Channel>? Channels
    {
        get;
        init => field = value is { Count: 0 }
            ? throw new ArgumentException("At least one channel must be kept.", nameof(value)) : value;
    }

    /// <summary>Gets the length of the longest text that the store keeps, in characters (UTF-16 code units).</summary>
    /// <value>At least 16; null (the default) for no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 16.</exception>
    public int? MaxTextLength
    {
        get;
        init => field = value is null or >= 16 ? value : throw new ArgumentOutOfRangeException(nameof(value), value,
            "The longest text must be allowed to have at least 16 characters.");
    }

    /// <summary>Gets what can be written through the ports. Everything by default.</summary>
    public StoreVerbs Verbs { get; init; } = StoreVerbs.All;

    /// <summary>Whether a key identifies one row, whoever owns it, as in an identity column. False by default, so that two owners
    /// may each have a row with the same key; keys that are not text always identify one row.</summary>
    public bool KeysAreGlobal { get; init; }

    /// <summary>Whether a key of a contact or an interaction is that of one row, whoever owns it.</summary>
    internal bool HasGlobalKeys => KeysAreGlobal || ContactKeys != KeyForm.Text || InteractionKeys != KeyForm.Text;

    /// <summary>Whether an interaction may only name contacts that are kept, as a foreign key requires. False by
    /// default.</summary>
    /// <remarks>The suites then save the contacts of an interaction before it, and remove no contact that has
    /// interactions.</remarks>
    public bool InteractionsNeedContacts { get; init; }

    /// <summary>Whether a property of a contact is kept.</summary>
    internal bool KeepsOfContact(string field) => ContactFields?.Contains(field) != false;

    /// <summary>Whether a property of an interaction is kept.</summary>
    internal bool KeepsOfInteraction(string field) => InteractionFields?.Contains(field) != false;

    /// <summary>Returns what is left out, a line for each kind; empty for a store that keeps everything.</summary>
    internal IEnumerable<(string What, string LeftOut)> LeftOut()
    {
        if (ContactFields is { } contactFields) yield return ("fields of a contact", Missing(AllContactFields, contactFields));
        if (InteractionFields is { } fields) yield return ("fields of an interaction", Missing(AllInteractionFields, fields));
        if (Channels is { } channels) yield return ("channels", string.Join(", ", Enum.GetValues<Channel>().Except(channels)));
        if (Verbs != StoreVerbs.All) yield return ("verbs", (StoreVerbs.All & ~Verbs).ToString());
        if (TimePrecision > Duration.Epsilon) yield return ("instants", $"finer than {Text(TimePrecision)}");
        if (LengthPrecision > Duration.Epsilon) yield return ("lengths", $"finer than {Text(LengthPrecision)}");
        if (MaxLength is { } longest) yield return ("lengths", $"over {Text(longest)}");
        if (MaxTextLength is { } length) yield return ("texts", $"longer than {length} characters");
        string keys = string.Join(
            ", ", new[] { ("owners", OwnerKeys), ("contacts", ContactKeys), ("interactions", InteractionKeys) }
            .Where(static form => form.Item2 != KeyForm.Text).Select(static form => $"{form.Item1} have {form.Item2}"));
        if (keys.Length > 0) yield return ("keys of any text", keys);
        if (InteractionsNeedContacts) yield return ("interactions", "with contacts that are not kept");
    }

    private static string Missing(IEnumerable<string> all, IReadOnlyCollection<string> kept) =>
        string.Join(", ", all.Except(kept).Order(StringComparer.Ordinal)) is { Length: > 0 } missing ? missing : "none";

    private static string Text(Duration precision) => DurationPattern.JsonRoundtrip.Format(precision);

    private static KeyForm Defined(KeyForm form) => Enum.IsDefined(form) ? form
        : throw new ArgumentOutOfRangeException(nameof(form), form, "The form is not one of KeyForm.");

    private static Duration Precision(Duration value, string name) =>
        value >= Duration.Epsilon && value <= Duration.FromDays(1) ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 1 ns to one day.");

    private static FrozenSet<string>? Known(IReadOnlyCollection<string>? fields, FrozenSet<string> all, string type)
    {
        string[] unknown = [.. (fields ?? []).Except(all)];
        return unknown.Length == 0 ? fields?.ToFrozenSet(StringComparer.Ordinal) : throw new ArgumentException(
            $"{string.Join(", ", unknown)}: not among what a store may keep of a {type} beside what it must: "
            + $"{string.Join(", ", all.Order(StringComparer.Ordinal))}.", nameof(fields));
    }
}
