using System.CommandLine;
using RelationshipModel;
using RelationshipModel.Evaluation;
using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Import.Csv;

Argument<FileInfo[]> files = new("files")
{
    Description = "CSV files with the columns timestamp, sender and recipient.",
    Arity = ArgumentArity.OneOrMore
};
Option<Channel> channel = new("--channel")
{
    Description = $"The channel of rows that do not say: {string.Join(", ", CsvWords.Channels)}.",
    HelpName = "CHANNEL",
    DefaultValueFactory = _ => Channel.Letter,
    CustomParser = argument =>
    {
        if (CsvWords.TryParseChannel(argument.Tokens[0].Value, out Channel value)) return value;
        argument.AddError($"'{argument.Tokens[0].Value}' is not a channel; write {string.Join(", ", CsvWords.Channels)}.");
        return default;
    },
};
RootCommand command = new(
    "Asks of each file whether the scores predict which ties will be active soon, and writes Markdown tables.") { files,
    channel };
command.SetAction(parsed =>
{
    try
    {
        Engine engine = new();
        EarlierEngine earlier = new();
        IReadOnlyList<IRule> rules = RuleSet.All(engine, earlier);
        ContactForecast forecast = new(rules);
        Channel usual = parsed.GetValue(channel);
        Correspondence[] read = Array.ConvertAll(parsed.GetRequiredValue(files),
            file => CorrespondenceReader.Read(file.FullName, usual));
        ContactForecastResult[] contact = Array.ConvertAll(read, forecast.Evaluate);
        IntroductionForecastResult[] introductions = Array.ConvertAll(read, new IntroductionForecast(engine, earlier).Evaluate);
        RevivalForecastResult[] revival = Array.ConvertAll(read, new RevivalForecast(engine, earlier).Evaluate);
        ChanceForecastResult[] chance = Array.ConvertAll(read, new ChanceForecast(engine).Evaluate);
        Report.Write(Console.Out, rules, contact);
        Report.Write(Console.Out, introductions);
        Report.Write(Console.Out, revival);
        Report.Write(Console.Out, chance);
        ModelComparison[] models =
            [.. Enumerable.Range(0, read.Length)
                .Select(i => ModelComparison.Of(rules, contact[i], introductions[i], revival[i], chance[i]))];
        Report.Write(Console.Out, models);
        return 0;
    }
    catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
    {
        Console.Error.WriteLine(refused.Message);
        return 1;
    }
});
ParseResult result = command.Parse(args);
int code = result.Invoke();
return result.Errors.Count > 0 ? 2 : code;
