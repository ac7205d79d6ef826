using NodaTime;
using RelationshipModel.Import.Text;

namespace BestNetwork;

/// <summary>The streams, the clock and the terminal that the command works with.</summary>
internal sealed record CommandContext(Stream Input, Stream Output, TextWriter Error, IClock Clock)
{
    private const int DefaultWidth = 80;

    /// <summary>The width of the terminal in columns (80 if it does not say); null if the output is redirected.</summary>
    internal int? TerminalWidth { get; init => field = value is <= 0 ? DefaultWidth : value; }

    /// <summary>The width in columns of the terminal that messages go to; null if they are redirected.</summary>
    internal int? MessageWidth { get; init => field = value is <= 0 ? DefaultWidth : value; }

    /// <summary>Whether there is somebody at the terminal who can be asked.</summary>
    internal bool IsInteractive { get; init; }

    /// <summary>The time for which a command waits while another program writes to its database. A writer holds it for a
    /// batch, not for a whole import.</summary>
    internal Duration BusyTimeout { get; init; } = Duration.FromSeconds(10);

    /// <summary>The database to use if none is named; null if there is no folder for it.</summary>
    internal string? DefaultDatabase { get; init; }

    /// <summary>The time zone of the machine, such as Europe/Berlin; null if it is UTC or not known.</summary>
    internal string? MachineZone { get; init; }

    /// <summary>The defaults of options, as the configuration file gives them.</summary>
    internal IReadOnlyDictionary<string, string> Defaults { get; init; } = new Dictionary<string, string>();

    /// <summary>The sentences in the language of people.</summary>
    internal Sentences Sentences { get; init; } = Sentences.English;

    /// <summary>Whether the language was stated, and is not just that of the terminal.</summary>
    internal bool IsLanguageStated { get; init; }

    /// <summary>Whether the output may contain colors.</summary>
    internal bool ShowsColor { get; init; }

    /// <summary>This, with a stated language.</summary>
    internal CommandContext In(string language) => this with { Sentences = Sentences.In(language), IsLanguageStated = true };

    /// <summary>A command line to type next: with the database, unless it is the one that is taken if none is named.</summary>
    internal string CommandFor(string database, string command)
    {
        bool isPlain = database.All(static c => char.IsLetterOrDigit(c) || "._-/\\:~".Contains(c, StringComparison.Ordinal));
        return database == DefaultDatabase ? $"bestnetwork {command}"
            : $"bestnetwork {command} --db {(isPlain ? database : $"\"{database}\"")}";
    }

    /// <summary>Writes a message of one line to standard error.</summary>
    internal void WriteError(string message) => Error.Write($"bestnetwork: {Quoted.Short(message, int.MaxValue)}\n");
}
