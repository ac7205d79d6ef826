using System.Globalization;

namespace RelationshipModel.Import.Text;

/// <summary>Checks names and keeps one string of each.</summary>
internal sealed class NamePool
{
    private const int MaxLength = 256;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    internal NamePool() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    internal string? Fault(ReadOnlySpan<char> text, string column, out string name)
    {
        if (_lookup.TryGetValue(text, out string? known))
        {
            name = known;
            return null;
        }

        name = "";
        if (FaultOf(text, column) is { } fault) return fault;
        _names.Add(name = text.ToString());
        return null;
    }

    internal static string? FaultOf(ReadOnlySpan<char> text, string column)
    {
        if (text.IsWhiteSpace()) return $"the {column} is empty";
        if (text.Length > MaxLength)
            return string.Create(CultureInfo.InvariantCulture,
                $"the {column} has {text.Length} characters; at most {MaxLength} are allowed");
        return ContactId.TryParse(text.ToString(), null, out _)
            ? null : $"the {column} holds a character that no text has (U+0000 or half a surrogate pair)";
    }
}
