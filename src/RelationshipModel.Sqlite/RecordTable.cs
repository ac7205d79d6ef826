using Microsoft.Data.Sqlite;

namespace RelationshipModel.Sqlite;

/// <summary>The table of a record port.</summary>
/// <param name="name">The name of the table.</param>
/// <param name="keyOf">The values of the key columns of a key.</param>
/// <param name="key">The columns that, with the owner, find a row.</param>
/// <param name="order">The columns by which rows are listed; they tell every two rows of an owner apart.</param>
/// <param name="columns">All columns but the owner, in the order in which rows are written and read.</param>
/// <param name="write">The values of a row.</param>
/// <param name="read">A row of its values.</param>
internal sealed class RecordTable<TKey, T>(
    string name, Func<TKey, string[]> keyOf, string[] key, string[] order, string[] columns, Func<T, object?[]> write,
    Func<SqliteDataReader, T> read)
    : RowTable<T>(name, key, order, columns, write, read)
    where TKey : struct
    where T : class
{
    /// <summary>The values of the key columns of a key.</summary>
    internal string[] KeyOf(TKey key) => keyOf(key);

    internal T? Find(SqliteSession session, long owner, TKey key) => Find(session, owner, keyOf(key));
}
