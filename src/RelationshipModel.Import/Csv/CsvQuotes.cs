namespace RelationshipModel.Import.Csv;

/// <summary>Judges the quotes of one raw record. The record was cut where its quotes said, so an open quote is
/// open at the end of the file.</summary>
internal static class CsvQuotes
{
    internal enum State
    {
        /// <summary>Each quoted field is closed and followed by a comma or the end.</summary>
        Sound,

        /// <summary>Something follows a closing quote.</summary>
        Stray,

        /// <summary>A quote is not closed.</summary>
        Open,
    }

    internal static State Check(ReadOnlySpan<char> record, char separator = ',')
    {
        bool stray = false;
        int at = 0;
        while (at < record.Length)
        {
            if (record[at] != '"')
            {
                int comma = record[at..].IndexOf(separator);
                if (comma < 0) break;
                at += comma + 1;
                continue;
            }

            at++;
            while (true)
            {
                int quote = record[at..].IndexOf('"');
                if (quote < 0) return State.Open;
                at += quote + 1;
                if (at == record.Length || record[at] != '"') break;
                at++;
            }

            if (at < record.Length && record[at] != separator && record[at] is not ('\r' or '\n'))
            {
                stray = true;
                int comma = record[at..].IndexOf(separator);
                if (comma < 0) break;
                at += comma + 1;
            }
            else
            {
                at++;
            }
        }

        return stray ? State.Stray : State.Sound;
    }
}
