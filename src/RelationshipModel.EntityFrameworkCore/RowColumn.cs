using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A column as statements name it and as the provider writes it.</summary>
internal sealed class RowColumn(IColumnMapping mapping, ISqlGenerationHelper sql, bool isKey)
{
    private readonly IClrPropertyGetter _getter = mapping.Property.GetGetter();
    private readonly Type _type = Nullable.GetUnderlyingType(mapping.Property.ClrType) ?? mapping.Property.ClrType;

    /// <summary>The name of the property.</summary>
    internal string Property => mapping.Property.Name;

    /// <summary>The name of the column, delimited.</summary>
    internal string Name { get; } = sql.DelimitIdentifier(mapping.Column.Name);

    internal bool IsKey => isKey;

    internal void AddParameter(IRelationalCommandBuilder command, int number) => command.AddParameter(
        TableStatements.NameOf(number), sql.GenerateParameterName(TableStatements.NameOf(number)), mapping.TypeMapping,
        mapping.Column.IsNullable);

    internal object? ValueOf(object row) => _getter.GetClrValue(row);

    /// <summary>The value that a reader has at a place.</summary>
    internal object? Read(System.Data.Common.DbDataReader reader, int place)
    {
        if (reader.IsDBNull(place)) return null;
        object value = reader.GetValue(place);
        if (mapping.TypeMapping.Converter is { } converter) return converter.ConvertFromProvider(value);
        return _type.IsInstanceOfType(value) ? value : Convert.ChangeType(value, _type, CultureInfo.InvariantCulture);
    }
}
