namespace RelationshipModel.Import;

/// <summary>What compressed data may turn out to be only while it is read.</summary>
internal static class CompressedData
{
    internal static bool IsAtFault(Exception e) => e is InvalidDataException or ExpansionLimitException;

    internal static string Fault(Exception e) => e is ExpansionLimitException
        ? $"{e.Message} (ExpandedSize)" : "the compressed data is damaged or cut off";
}
