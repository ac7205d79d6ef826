using System.Globalization;
using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation;

/// <summary>Writes results as Markdown tables.</summary>
internal static class Report
{
    /// <summary>A line for each rule and for the best of each family; a column for each file, and one for their
    /// mean where there are several.</summary>
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
            string[] counts = [Number(file.People), Number(file.Times.Count), Number(file.Span.TotalDays), Number(result.Runs),
                Number(result.Owners, "0.0")];
            WriteLine(output, [file.Name, .. counts]);
        }

        double Mean(int rule) => results.Average(result => result.Auc[rule].Value!.Value);

        void WriteRule(string name, int rule) =>
            WriteLine(output,
                [name, .. Optional(several, Number(Mean(rule), ".000")),
                    .. results.Select(result => Number(result.Auc[rule].Value!.Value, ".000"))]);
    }

    /// <summary>A line for each measure and date: the area and the precision, and below them how many pairs there were.</summary>
    public static void Write(TextWriter output, IReadOnlyList<IntroductionForecastResult> files)
    {
        output.Write('\n');
        WriteLine(output,
            ["who will meet",
                .. files.SelectMany(static file => (string[])[$"{file.Name}: AUC", "precision among the first n"])]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", 2 * files.Count)]);
        for (int i = 0; i < IntroductionForecast.Names.Length; i++)
        {
            int measure = i;
            WriteLine(output, [IntroductionForecast.Names[i],
                .. files.SelectMany(
                    file => (string[])[Mean(file.Dates, date => date.Auc[measure]),
                        Mean(file.Dates, date => date.Precision[measure])])]);
        }

        output.Write('\n');
        WriteLine(output, ["file", "date", "pairs at distance two", "pairs that met"]);
        WriteLine(output, [":--", "--:", "--:", "--:"]);
        foreach (IntroductionForecastResult file in files)
            foreach (IntroductionDate date in file.Dates)
                WriteLine(output,
                    [file.Name, Number(date.Date, ".00"), Number(date.Pairs), date.Positives == 0
                        ? "0 (left out)" : Number(date.Positives)]);

        static string Mean(IReadOnlyList<IntroductionDate> dates, Func<IntroductionDate, double?> value) =>
            dates.Average(value) is { } mean ? Number(mean, ".000") : "-";
    }

    /// <summary>A line for each rule: which silent ties resume.</summary>
    public static void Write(TextWriter output, IReadOnlyList<RevivalForecastResult> results)
    {
        output.Write('\n');
        WriteLine(output, ["which silent ties resume",
            .. results.SelectMany(static result => (string[])[$"{result.Correspondence.Name}: pooled", "mean over dates"])]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", 2 * results.Count)]);
        for (int i = 0; i < RevivalForecast.Rules.Length; i++)
        {
            int rule = i;
            WriteLine(output,
                [RevivalForecast.Rules[i],
                    .. results.SelectMany(result => (string[])[Area(result.Auc[rule].Value), Area(result.MeanAuc[rule])])]);
        }

        WriteLine(output, ["silent ties, resumed ties",
            .. results.SelectMany(static result => (string[])[$"{Number(result.Ties)}, {Number(result.Positives)}", ""])]);

        static string Area(double? area) => area is { } known ? Number(known, ".000") : "-";
    }

    /// <summary>A line for each way to a probability, and below them how often what was forecast with presence came.</summary>
    public static void Write(TextWriter output, IReadOnlyList<ChanceForecastResult> results)
    {
        output.Write('\n');
        WriteLine(output, ["chance of contact",
            .. results.SelectMany(
                static result => (string[])[$"{result.Name}: log loss", "gained over the base rate", "Brier"])]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", 3 * results.Count)]);
        for (int i = 0; i < ChanceForecast.Names.Length; i++)
        {
            int way = i;
            WriteLine(output, [ChanceForecast.Names[i], .. results.SelectMany(result => (string[])
            [
                Loss(result.LogLoss[way]), Number(1 - result.LogLoss[way].Value!.Value / result.LogLoss[0].Value!.Value, ".000"),
                Loss(result.Brier[way]),
            ])]);
        }

        WriteLine(output,
            ["ties over all runs", .. results.SelectMany(static result => (string[])[Number(result.Forecasts), "", ""])]);
        output.Write('\n');
        WriteLine(output,
            ["forecast with presence",
                .. results.SelectMany(static result => (string[])[$"{result.Name}: ties", "mean forecast", "came"])]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", 3 * results.Count)]);
        for (int tenth = 0; tenth < results[0].Reliability.Count; tenth++)
        {
            int at = tenth;
            WriteLine(output, [$".{tenth} to {(tenth == 9 ? "1" : $".{tenth + 1}")}",
                .. results.SelectMany(result => result.Reliability[at] is { Ties: > 0 } known
                ? (string[])[Number(known.Ties), Number(known.Mean, ".000"), Number(known.Active, ".000")]
                : ["0", "", ""])]);
        }

        static string Loss(Estimate loss) => Number(loss.Value!.Value, ".0000");
    }

    /// <summary>Model 1 beside model 2, a line for each measure, each with the interval over owners drawn anew.</summary>
    public static void Write(TextWriter output, IReadOnlyList<ModelComparison> files)
    {
        output.Write('\n');
        WriteLine(output,
            ["measure", .. files.SelectMany(static file => (string[])[$"{file.Name}: model 1", "model 2", "difference"])]);
        WriteLine(output, [":--", .. Enumerable.Repeat("--:", 3 * files.Count)]);
        for (int i = 0; i < files[0].Rows.Count; i++)
        {
            int row = i;
            WriteLine(output,
                [files[0].Rows[row].Measure, .. files.SelectMany(file => Cells(file.Rows[row].Earlier, file.Rows[row].Present))]);
        }

        static string[] Cells(Estimate? earlier, Estimate? present) =>
            [Text(earlier), Text(present), earlier is null || present is null ? "-" : (present - earlier)
                .Text("+.000;-.000;.000")];

        static string Text(Estimate? estimate) => estimate?.Text(".000") ?? "-";
    }

    private static IEnumerable<string> Optional(bool given, string cell) => given ? [cell] : [];

    private static string Number(double value, string format = "0") => value.ToString(format, CultureInfo.InvariantCulture);

    private static void WriteLine(TextWriter output, IEnumerable<string> cells) =>
        output.Write($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
}
