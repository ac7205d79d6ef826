using System.Diagnostics;
using System.Globalization;
using RelationshipModel.Benchmarks.Alternatives;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Benchmarks;

/// <summary>The memory that a ledger of many ties uses, beside a dictionary of objects: by the garbage collector, and by the peak
/// of the process.</summary>
internal static class Memory
{
    /// <summary>The most bytes a tie with its place in the index may take, without the ids that the host made: 256 for the state
    /// of ties some of which have stated lengths or turns of both sides, and 64 for the index.</summary>
    private const double Most = 320;

    /// <returns>Whether the ledger keeps within its goal.</returns>
    internal static bool Measure(int ties)
    {
        Histories histories = new(ties * 2, ties);
        TieKey[] keys = [.. Enumerable.Range(0, ties).Select(Histories.Key)];
        long ids = keys.Length == 0 ? 0 : BytesOf(() => Enumerable.Range(0, ties).Select(Histories.Key).ToArray()) - 16L * ties;
        long ledger = BytesOf(() => Filled(histories, keys));
        long scored = BytesOf(() =>
        {
            TieLedger filled = Filled(histories, keys);
            filled.Strengths(new double[ties], Histories.AsOf);
            return filled;
        });
        long plain = BytesOf(() =>
        {
            Dictionary<(string Owner, string Contact), PlainTie> dictionary = [];
            foreach (Row row in histories.Rows)
            {
                (string, string) key = (keys[row.Tie].Owner.Value, keys[row.Tie].Contact.Value);
                if (!dictionary.TryGetValue(key, out PlainTie? tie)) dictionary.Add(key, tie = new());
                tie.Add(row);
            }

            return dictionary;
        });
        using Process process = Process.GetCurrentProcess();
        Write($"### Memory of {ties:#,0} ties");
        Write($"");
        Write($"| what is kept | B a tie |");
        Write($"|---|---:|");
        Write($"| the ledger: state and index | {(double)ledger / ties:0.0} |");
        Write($"| the same, after all ties were scored at once | {(double)scored / ties:0.0} |");
        Write($"| a dictionary of objects with fewer numbers each | {(double)plain / ties:0.0} |");
        Write($"| the ids, which belong to the host | {(double)ids / ties:0.0} |");
        Write($"");
        Write($"Peak of the process, all of the above one after another and a log of {histories.Rows.Length:#,0} interactions: {process.PeakWorkingSet64 >> 20} MB.");
        return (double)ledger / ties <= Most;

        static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static TieLedger Filled(Histories histories, TieKey[] keys)
    {
        TieLedger ledger = new(new());
        TieHandle[] handles = Array.ConvertAll(keys, ledger.Open);
        ledger.Record(Array.ConvertAll(histories.Rows, row => handles[row.Tie]), histories.Episodes);
        return ledger;
    }

    private static long BytesOf(Func<object> make)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        object made = make();
        long bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        return bytes;
    }
}
