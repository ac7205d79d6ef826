using NodaTime;

namespace RelationshipModel;

/// <summary>Why something is suggested: a code with arguments, which a renderer puts into words.</summary>
public sealed record Reason
{
    /// <summary>States a reason.</summary>
    /// <param name="code">A stable code such as <c>dormant</c>.</param>
    /// <param name="arguments">What the words need.</param>
    /// <exception cref="ArgumentException">The code is empty, or two arguments have one name.</exception>
    public Reason(string code, params IEnumerable<ReasonArgument> arguments)
    {
        Code = Require.Text(code, Identifier.MaxLength);
        Arguments = ValueList.Copy(arguments);
        if (Arguments.DistinctBy(static argument => argument.Name).Count() != Arguments.Count)
            throw new ArgumentException($"Two arguments of the reason {code} have one name.", nameof(arguments));
    }

    /// <summary>A stable code.</summary>
    public string Code { get; }

    /// <summary>What the words need.</summary>
    public IReadOnlyList<ReasonArgument> Arguments { get; }

    /// <summary>The argument of a name; null where there is none.</summary>
    public ReasonArgument? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>The code; never the arguments.</summary>
    public override string ToString() => Code;
}

/// <summary>An argument of a reason: a contact, a day, a length of time, a number or some words.</summary>
public sealed record ReasonArgument
{
    private ReasonArgument(string name) => Name = Require.Text(name, Identifier.MaxLength);

    /// <summary>Its name in the reason.</summary>
    public string Name { get; }

    /// <summary>The contact, if it is one.</summary>
    public ContactId? Contact { get; private init; }

    /// <summary>The local day, if it is one.</summary>
    public LocalDate? Date { get; private init; }

    /// <summary>The length of time, if it is one.</summary>
    public Duration? Length { get; private init; }

    /// <summary>The number, if it is one.</summary>
    public double? Number { get; private init; }

    /// <summary>The words, if it is some; empty otherwise.</summary>
    public IReadOnlyList<string> Words { get; private init; } = ValueList<string>.Empty;

    /// <summary>A contact, who is named by whoever renders.</summary>
    public static ReasonArgument Of(string name, ContactId contact) => new(name) { Contact = Require.Given(contact) };

    /// <summary>A local day.</summary>
    public static ReasonArgument Of(string name, LocalDate date) => new(name) { Date = date };

    /// <summary>A length of time.</summary>
    public static ReasonArgument Of(string name, Duration length) => new(name) { Length = length };

    /// <summary>A number.</summary>
    public static ReasonArgument Of(string name, double number) => new(name) { Number = number };

    /// <summary>Some words: topics, a place.</summary>
    public static ReasonArgument Of(string name, params IEnumerable<string> words) => new(name) { Words = ValueList.Copy(words) };

    /// <summary>The name; never the value.</summary>
    public override string ToString() => Name;
}
