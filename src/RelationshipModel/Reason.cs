using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A reason for a suggestion or a score: a code with arguments, which a renderer puts into words.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Reason>))]
public sealed record Reason
{
    /// <summary>Creates a reason.</summary>
    /// <param name="code">A stable code such as <c>dormant</c>.</param>
    /// <param name="arguments">The arguments of the sentence.</param>
    /// <exception cref="ArgumentException">The code is empty, or two arguments have the same name.</exception>
    public Reason(string code, params IEnumerable<ReasonArgument> arguments)
    {
        Code = Require.Text(code, Identifier.MaxLength);
        Arguments = ValueList.Copy(arguments);
        if (Arguments.DistinctBy(static argument => argument.Name).Count() != Arguments.Count)
            throw new ArgumentException($"Two arguments of the reason {code} have the same name.", nameof(arguments));
    }

    /// <summary>Gets a stable code.</summary>
    public string Code { get; }

    /// <summary>Gets the arguments.</summary>
    public IReadOnlyList<ReasonArgument> Arguments { get; }

    /// <summary>Returns the argument with a name; null if not found.</summary>
    public ReasonArgument? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);

    /// <summary>Returns the code; never the arguments.</summary>
    public override string ToString() => Code;
}
