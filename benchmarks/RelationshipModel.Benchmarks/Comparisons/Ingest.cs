using RelationshipModel.Benchmarks.Alternatives;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Benchmarks.Comparisons;

/// <summary>Interactions into their ties, one by one as they happen.</summary>
internal static class Ingest
{
    internal const string Title = "Take interactions one by one";

    /// <summary>The states of the ties, whose stated lengths and turns of both sides take room of their own;
    /// nothing else is allocated.</summary>
    private const double MaxBytes = 20;

    internal static Comparison Of(int interactions, int ties)
    {
        Histories histories = new(interactions, ties);
        Interaction[] given = histories.Interactions();
        OwnerId owner = new("owner");
        TieKey[] keys = [.. Enumerable.Range(0, ties).Select(Histories.Key)];
        (TieLedger Ledger, TieHandle[] Handles) made = histories.NewLedger();
        Dictionary<(string Owner, string Contact), PlainTie> plain = [];
        double[] strengths = new double[ties];
        return new(Title, FormattableString.Invariant($"{interactions:#,0} interactions, {ties:#,0} ties"), interactions,
        [
            new("ours, by handle", () =>
            {
                for (int i = 0; i < histories.Rows.Length; i++)
                    made.Ledger.Record(made.Handles[histories.Rows[i].Tie], histories.Episodes[i]);
                return Answer();
            })
            { Prepare = Make, MaxBytes = MaxBytes },
            new("ours, by string ids", () =>
            {
                for (int i = 0; i < histories.Rows.Length; i++)
                    made.Ledger.Record(made.Ledger.Open(keys[histories.Rows[i].Tie]), histories.Episodes[i]);
                return Answer();
            })
            { Prepare = Make, MaxBytes = MaxBytes },
            new("ours, by string ids, of whole interactions", () =>
            {
                foreach (Interaction interaction in given) made.Ledger.Record(owner, interaction);
                return Answer();
            })
            { Prepare = Make, MaxBytes = MaxBytes },
            new("a dictionary of objects, the same formulas", () =>
            {
                foreach (Row row in histories.Rows)
                {
                    TieKey key = keys[row.Tie];
                    if (!plain.TryGetValue((key.Owner.Value, key.Contact.Value), out PlainTie? tie))
                        plain.Add((key.Owner.Value, key.Contact.Value), tie = new());
                    tie.Add(row);
                }

                return PlainAnswer();
            })
            { Prepare = () => plain = new(ties), Goal = 5 },
        ]);

        void Make() => made = histories.NewLedger();

        double[] Answer()
        {
            made.Ledger.Strengths(strengths, Histories.AsOf);
            return [strengths.Sum(), strengths[0], strengths[^1]];
        }

        double[] PlainAnswer()
        {
            for (int i = 0; i < ties; i++) strengths[i] = plain[(keys[i].Owner.Value, keys[i].Contact.Value)]
                .Strength(Histories.AsOf);
            return [strengths.Sum(), strengths[0], strengths[^1]];
        }
    }
}
