using System.CommandLine;
using System.Text;
using RelationshipModel.Import.Text;

namespace BestNetwork.Commands;

/// <summary>Asks the owner on a terminal.</summary>
internal static class Confirmation
{
    internal static Option<bool> Option() => new("--yes") { Description = "Do it without asking." };

    /// <summary>Goes on if <c>--yes</c> was given or the owner agrees.</summary>
    /// <returns>Whether to go on.</returns>
    /// <exception cref="UsageException">There is no terminal to ask on.</exception>
    internal static async Task<bool> AskAsync(
        CommandContext context, bool isGiven, string question, CancellationToken cancellationToken)
    {
        if (isGiven) return true;
        if (!context.IsInteractive) throw new UsageException(context.Sentences.Say("confirm.say_yes", ("question", question)));
        return IsYes(await AnswerAsync(context, context.Sentences.Say("confirm.ask", ("question", question)), cancellationToken));
    }

    /// <summary>Whether an answer agrees, in any of the languages.</summary>
    internal static bool IsYes(string answer) => answer is "y" or "yes" or "j" or "ja";

    /// <summary>Whether an answer disagrees, in any of the languages.</summary>
    internal static bool IsNo(string answer) => answer is "n" or "no" or "nein";

    /// <summary>Returns what the owner types, trimmed and in lower case; empty at the end of the input.</summary>
    internal static async Task<string> AnswerAsync(CommandContext context, string question, CancellationToken cancellationToken)
    {
        context.Error.Write($"{Quoted.Short(question, int.MaxValue)} ");
        return (await Task.Run(() => ReadLine(context.Input), cancellationToken)).Trim().ToLowerInvariant();
    }

    /// <summary>Reads to the end of a line and no further, so that the next question finds its own answer.</summary>
    private static string ReadLine(Stream input)
    {
        List<byte> line = [];
        for (int next = input.ReadByte(); next >= 0 && next != '\n'; next = input.ReadByte()) line.Add((byte)next);
        return Encoding.UTF8.GetString([.. line]);
    }
}
