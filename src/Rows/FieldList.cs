using System.Runtime.CompilerServices;

namespace RelationshipModel.Rows;

/// <summary>The properties of a noun that are kept, in the order of their columns.</summary>
internal sealed class FieldList<TNoun>
{
    private readonly List<IField<TNoun>> _fields = [];
    private int _columns;

    internal IReadOnlyList<IField<TNoun>> All => _fields;

    /// <summary>Adds a property.</summary>
    /// <param name="codec">The codec of its value.</param>
    /// <param name="get">Gets the value of a noun.</param>
    /// <param name="since">The version of a SQLite file in which its columns were added: a new one for a new property.</param>
    /// <param name="initial">The value in the rows that were there before, as SQL.</param>
    /// <param name="name">The name.</param>
    internal Field<TNoun, T> Add<T>(
        Codec<T> codec, Func<TNoun, T> get, int since = 1, string? initial = null, [CallerMemberName] string name = "")
    {
        Column[] columns =
        [
            .. codec.NamesOf(name)
                .Zip(codec.Types, (column, type) => new Column(_columns++, column, type, codec.IsOptional, since, initial)),
        ];
        Field<TNoun, T> field = new(codec, get, columns);
        _fields.Add(field);
        return field;
    }
}
