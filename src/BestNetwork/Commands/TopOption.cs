using System.CommandLine;
using System.Globalization;

namespace BestNetwork.Commands;

/// <summary><c>--top K</c>: how many; 0 for all.</summary>
internal sealed class TopOption(int usual, string description)
{
    internal Option<int?> Option { get; } = new("--top")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"{description}; 0 for all. Default: {usual}."),
        HelpName = "K",
        CustomParser = static result =>
        {
            string word = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count)) return count;
            result.AddError($"--top '{word}' is not a whole number");
            return null;
        },
    };

    internal int Of(ParseResult options) =>
        options.GetValue(Option) switch
        {
            null => usual,
            < 0 => throw new UsageException("--top is 0 (all) or more"),
            int count => count,
        };
}
