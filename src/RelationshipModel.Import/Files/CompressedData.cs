namespace RelationshipModel.Import.Files;

/// <summary>The faults of compressed data that only show while it is read.</summary>
internal static class CompressedData
{
    internal static bool IsAtFault(Exception e) => e is InvalidDataException or ExpansionLimitException;

    internal static string Fault(Exception e) => e is ExpansionLimitException
        ? $"{e.Message} (ExpandedSize)" : "the compressed data is damaged or cut off";
}
