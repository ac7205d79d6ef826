using System.Globalization;
using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation;

/// <summary>Writes results as Markdown tables.</summary>
internal static class Report
{
    /// <summary>A line for each rule and for the best of each family; a column for each file, and one for their mean where there are several.</summary>
    public static void Write(TextWriter output, IReadOnlyList<IRule> rules, IReadOnlyList<ContactForecastResult> results)
    {
        bool several = results.Count > 1;
        WriteLine(output, ["rule", .. Optional(several, "mean"), .. results.Select(result => result.Correspondence.Name)]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", results.Count + (several ? 1 : 0))]);
        for (int i = 0; i < rules.Count; i++)
        {
            WriteRule(rules[i].Name, i);
            if (rules[i].Family is { } family && (i + 1 == rules.Count || rules[i + 1].Family != family))
            {
                int best = Enumerable.Range(0, rules.Count).Where(rule => rules[rule].Family == family).MaxBy(Mean);
                WriteRule($"{family}: {rules[best].Name}", best);
            }
        }

        output.Write('\n');
        WriteLine(output, ["file", "people", "messages", "days", "runs", "owners judged in a run"]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", 5)]);
        foreach (ContactForecastResult result in results)
        {
            Correspondence file = result.Correspondence;
            string[] counts = [Number(file.People), Number(file.Times.Count), Number(file.Span.TotalDays), Number(result.Runs), Number(result.Owners, "0.0")];
            WriteLine(output, [file.Name, .. counts]);
        }

        double Mean(int rule) => results.Average(result => result.Auc[rule]);

        void WriteRule(string name, int rule) =>
            WriteLine(output, [name, .. Optional(several, Number(Mean(rule), ".000")), .. results.Select(result => Number(result.Auc[rule], ".000"))]);
    }

    private static IEnumerable<string> Optional(bool given, string cell) => given ? [cell] : [];

    private static string Number(double value, string format = "0") => value.ToString(format, CultureInfo.InvariantCulture);

    private static void WriteLine(TextWriter output, IEnumerable<string> cells) =>
        output.Write($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
}
