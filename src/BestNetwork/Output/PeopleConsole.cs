using System.Text;
using RelationshipModel.Import.Text;
using Spectre.Console;

namespace BestNetwork.Output;

/// <summary>Writes for people: in the width and colors of the terminal, or plain text without one.</summary>
internal sealed class PeopleConsole : IDisposable
{
    /// <summary>The width where there is no terminal.</summary>
    private const int PlainWidth = 100;
    private const int LeastWidth = 40;

    private readonly StringWriter _text = new() { NewLine = "\n" };
    private readonly bool _showsColor;

    internal PeopleConsole(CommandContext context)
    {
        _showsColor = context.ShowsColor;
        Ansi = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = _showsColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = _showsColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Enrichment = new() { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(_text),
        });
        Ansi.Profile.Capabilities.Unicode = true;
        Ansi.Profile.Width = Math.Max(LeastWidth, context.TerminalWidth ?? PlainWidth);
    }

    internal IAnsiConsole Ansi { get; }

    internal void Paragraph(string text, string style = "default", int indent = 0)
    {
        Ansi.Write(new Padder(new Text(Quoted.Short(text, int.MaxValue), Style.Parse(style)), new Padding(indent, 0, 0, 0)));
    }

    /// <summary>Writes one paragraph to the output.</summary>
    internal static void Say(CommandContext context, string text)
    {
        using PeopleConsole console = new(context);
        console.Paragraph(text);
        console.WriteTo(context.Output);
    }

    /// <summary>Writes one text of the command to the output, in the language of people.</summary>
    internal static void Say(CommandContext context, string key, params (string Name, object Value)[] arguments) =>
        Say(context, context.Sentences.Say(key, arguments));

    internal void Blank() => Ansi.WriteLine();

    public void Dispose() => _text.Dispose();

    internal void WriteTo(Stream output)
    {
        string text = _text.ToString().ReplaceLineEndings("\n");
        if (!_showsColor) text = string.Join('\n', text.Split('\n').Select(static line => line.TrimEnd(' ')));
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
