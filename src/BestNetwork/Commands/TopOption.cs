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
    };

    internal int Of(ParseResult options) =>
        options.GetValue(Option) switch
        {
            null => usual,
            < 0 => throw new UsageException("--top is 0 (all) or more"),
            int count => count,
        };
}
