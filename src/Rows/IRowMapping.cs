namespace RelationshipModel.Rows;

/// <summary>The table of a noun.</summary>
internal interface IRowMapping
{
    /// <summary>The noun.</summary>
    Type Noun { get; }

    /// <summary>The name of the table, as a property is named.</summary>
    string Name { get; }

    /// <summary>All columns but the owner's.</summary>
    IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns that, with the owner's, find a row.</summary>
    IReadOnlyList<Column> Key { get; }

    /// <summary>The columns by which rows are listed; they tell every two rows of an owner apart.</summary>
    IReadOnlyList<Column> Order { get; }

    /// <summary>The column by whose value rows are listed too, in the same order.</summary>
    Column? ListedBy { get; }
}
