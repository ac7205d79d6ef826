using System.CommandLine;
using RelationshipModel;
using RelationshipModel.Evaluation;
using RelationshipModel.Evaluation.Rules;

Argument<FileInfo[]> files = new("files") { Description = "CSV files with the columns timestamp, sender and recipient.", Arity = ArgumentArity.OneOrMore };
Option<Channel> channel = new("--channel") { Description = "The way in which all messages of the files were sent.", DefaultValueFactory = _ => Channel.Letter };
RootCommand command = new("Asks of each file whether the scores foretell which ties will be active soon, and writes a Markdown table.") { files, channel };
command.SetAction(parsed =>
{
    try
    {
        IReadOnlyList<IRule> rules = RuleSet.All();
        ContactForecast forecast = new(rules);
        Report.Write(Console.Out, rules, [.. parsed.GetRequiredValue(files).Select(file => forecast.Evaluate(CorrespondenceReader.Read(file.FullName, parsed.GetValue(channel))))]);
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
