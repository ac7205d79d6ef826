using Sylvan.Data.Csv;

namespace RelationshipModel.Import.Csv;

/// <summary>The positions of the columns; -1 for a missing one.</summary>
internal sealed class InteractionCsvColumns
{
    private static readonly string[] Names =
        ["timestamp", "sender", "recipient", "channel", "duration_minutes", "depth", "support", "gathering", "reply_to", "id"];

    private readonly int[] _ordinals = [.. Names.Select(_ => -1)];

    private InteractionCsvColumns(int count) => Count = count;

    internal int Count { get; }

    internal int Timestamp => _ordinals[0];

    internal int Sender => _ordinals[1];

    internal int Recipient => _ordinals[2];

    internal int Channel => _ordinals[3];

    internal int Duration => _ordinals[4];

    internal int Depth => _ordinals[5];

    internal int Support => _ordinals[6];

    internal int Gathering => _ordinals[7];

    internal int ReplyTo => _ordinals[8];

    internal int Id => _ordinals[9];

    /// <summary>Reads the header row; says what is wrong with it, or null.</summary>
    internal static string? Fault(CsvDataReader header, out InteractionCsvColumns columns)
    {
        columns = new(header.RowFieldCount);
        for (int i = 0; i < header.RowFieldCount; i++)
        {
            string name = header.GetFieldSpan(i).Trim().ToString();
            int known = Array.FindIndex(Names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (known < 0) continue;
            if (columns._ordinals[known] >= 0) return $"the header names the column '{Names[known]}' twice";
            columns._ordinals[known] = i;
        }

        int missing = columns._ordinals.AsSpan(0, 3).IndexOf(-1);
        if (missing < 0) return null;
        ReadOnlySpan<char> first = header.GetFieldSpan(0);
        string hint = first.Contains('\0') ? "; the file does not look like UTF-8 text"
            : columns.Count == 1 && first.IndexOfAny(';', '\t') >= 0 ? "; the columns must be separated by commas"
            : "";
        return $"the header lacks the column '{Names[missing]}'; it must name timestamp, sender and recipient{hint}";
    }
}
