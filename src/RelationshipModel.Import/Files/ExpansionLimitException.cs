using System.Globalization;

namespace RelationshipModel.Import.Files;

/// <summary>Compressed data expands further than is allowed.</summary>
internal sealed class ExpansionLimitException(long maxBytes, string limit)
    : IOException(string.Create(
        CultureInfo.InvariantCulture, $"the compressed data expands to more than {maxBytes} bytes ({limit})"));
