using System.Globalization;
using RelationshipModel.Import.Csv;

namespace RelationshipModel.Evaluation;

/// <summary>Reads a correspondence from a CSV file, plain or compressed.</summary>
internal static class CorrespondenceReader
{
    /// <param name="path">The file.</param>
    /// <param name="channel">The channel of the rows that do not say.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A row is bad, or there are too few to ask anything of.</exception>
    public static Correspondence Read(string path, Channel channel)
    {
        using FileStream file = File.OpenRead(path);
        CsvInteractions log = CsvInteractions.Read(file, path, new() { Channel = channel });
        if (log.Faults is [{ } fault, ..])
            throw new InvalidDataException(
                string.Create(CultureInfo.InvariantCulture, $"{path}, line {fault.Line}: {fault.Reason}"));
        return new(Path.GetFileName(path).Split('.')[0], log.All());
    }
}
