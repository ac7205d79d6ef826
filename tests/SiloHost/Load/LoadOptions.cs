using System.Globalization;

namespace SiloHost.Load;

/// <summary>How much load there is.</summary>
public sealed record LoadOptions
{
    /// <summary>Gets the number of owners.</summary>
    public int Owners { get; init; } = 200;

    /// <summary>Gets the number of interactions of each owner before the load begins.</summary>
    public int Interactions { get; init; } = 100;

    /// <summary>Gets how long clients call, in seconds.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>Gets the number of clients, each of which makes one call after another.</summary>
    public int Clients { get; init; } = 32;

    /// <summary>Gets the greatest number of silos: each number from one on is run.</summary>
    public int Silos { get; init; } = 3;

    /// <summary>Gets the name of a database that is filled once and kept for the next run; null for one of this run
    /// alone.</summary>
    public string? Database { get; init; }

    /// <summary>Reads settings such as <c>owners=20000</c>.</summary>
    /// <exception cref="ArgumentException">A setting is unknown.</exception>
    public static LoadOptions Parse(IEnumerable<string> settings) =>
        settings.Aggregate(new LoadOptions(), static (options, setting) => (setting.Split('='), setting) switch
        {
            (["owners", var text], _) => options with { Owners = Number(text) },
            (["interactions", var text], _) => options with { Interactions = Number(text) },
            (["seconds", var text], _) => options with { Seconds = Number(text) },
            (["clients", var text], _) => options with { Clients = Number(text) },
            (["silos", var text], _) => options with { Silos = Number(text) },
            (["database", var text], _) => options with { Database = text },
            _ => throw new ArgumentException(
                $"'{setting}' is no setting: owners, interactions, seconds, clients or silos with a number, or database with a "
                + "name."),
        });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
