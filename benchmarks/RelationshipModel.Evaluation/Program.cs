using System.CommandLine;
using RelationshipModel;
using RelationshipModel.Evaluation;
using RelationshipModel.Evaluation.Rules;
using RelationshipModel.Import;

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
        argument.AddError($"'{argument.Tokens[0].Value}' is no channel; write {string.Join(", ", CsvWords.Channels)}.");
        return default;
    },
};
RootCommand command = new(
    "Asks of each file whether the scores foretell which ties will be active soon, and writes Markdown tables.") { files,
    channel };
command.SetAction(parsed =>
{
    try
    {
        Engine engine = new();
        IReadOnlyList<IRule> rules = RuleSet.All(engine);
        ContactForecast forecast = new(rules);
        Channel usual = parsed.GetValue(channel);
        Correspondence[] read = Array.ConvertAll(parsed.GetRequiredValue(files),
            file => CorrespondenceReader.Read(file.FullName, usual));
        Report.Write(Console.Out, rules, Array.ConvertAll(read, forecast.Evaluate));
        Report.Write(Console.Out, Array.ConvertAll(read, file => (file.Name, new IntroductionForecast(engine).Evaluate(file))));
        Report.Write(Console.Out, Array.ConvertAll(read, new RevivalForecast(engine).Evaluate));
        Report.Write(Console.Out, Array.ConvertAll(read, new ChanceForecast(engine).Evaluate));
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
