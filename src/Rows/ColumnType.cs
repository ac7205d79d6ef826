namespace RelationshipModel.Rows;

/// <summary>The type of a column.</summary>
internal enum ColumnType
{
    /// <summary>An id, written by <see cref="Storage.OrdinalKey"/>.</summary>
    Id,

    /// <summary>Any other text.</summary>
    Text,

    /// <summary>A number of 32 bits.</summary>
    Number,

    /// <summary>A number of 64 bits.</summary>
    BigNumber,

    /// <summary>A floating-point number.</summary>
    Real,

    /// <summary>True or false.</summary>
    Flag,
}
