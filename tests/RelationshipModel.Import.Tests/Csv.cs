using System.IO.Compression;
using System.Text;
using RelationshipModel.Import.Csv;

namespace RelationshipModel.Import.Tests;

/// <summary>Reads texts and bytes as files.</summary>
internal static class Csv
{
    internal static (List<InteractionCsvRow> Rows, List<SourceFault> Faults) Rows(string text,
        InteractionCsvOptions? options = null) =>
        Rows(Encoding.UTF8.GetBytes(text), options);

    internal static (List<InteractionCsvRow> Rows, List<SourceFault> Faults) Rows(byte[] bytes,
        InteractionCsvOptions? options = null)
    {
        using MemoryStream stream = new(bytes);
        using InteractionCsvReader reader = new(stream, "", options);
        return Rows(reader);
    }

    internal static (List<InteractionCsvRow> Rows, List<SourceFault> Faults) Rows(InteractionCsvReader reader)
    {
        List<InteractionCsvRow> rows = [];
        List<SourceFault> faults = [];
        while (reader.Read())
        {
            if (reader.Fault is { } fault) faults.Add(fault);
            else rows.Add(reader.Row);
        }

        return (rows, faults);
    }

    internal static InteractionCsvRow Row(string text, InteractionCsvOptions? options = null)
    {
        var (rows, faults) = Rows(text, options);
        Assert.Empty(faults);
        return Assert.Single(rows);
    }

    internal static SourceFault Fault(string text, InteractionCsvOptions? options = null) =>
        Assert.Single(Rows(text, options).Faults);

    internal static CsvInteractions Log(string text, bool skipBadRows = false, bool lastingIds = false)
    {
        using StringReader source = new(text);
        using InteractionCsvReader reader = new(source);
        return CsvInteractions.Read(reader, skipBadRows, lastingIds);
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
