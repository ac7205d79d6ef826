using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RelationshipModel.Report;

/// <summary>The styles and the script that the page holds.</summary>
internal static partial class PageResource
{
    internal static string Style { get; } = Read("report.css");

    internal static string Script { get; } = Read("report.js");

    /// <summary>Gets the style of the map.</summary>
    internal static string MapStyle { get; } = Read("map.css");

    /// <summary>Gets the style of the map for a file of its own: with the light colors of the page, by their values.</summary>
    internal static string MapStyleAlone { get; } = Variable().Replace(MapStyle, static use => Colors()[use.Groups[1].Value]);

    /// <summary>Gets the policy: nothing may be requested, and nothing is run but the style and the script of this
    /// page.</summary>
    internal static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Hash(Style)}' 'sha256-{Hash(MapStyle)}'; script-src 'sha256-{Hash(Script)}'; "
        + "img-src data:; base-uri 'none'; form-action 'none'";

    private static Dictionary<string, string> Colors() =>
        Definition().Matches(Style[..Style.IndexOf('}', StringComparison.Ordinal)])
            .ToDictionary(static color => color.Groups[1].Value, static color => color.Groups[2].Value);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Read(string name)
    {
        using Stream stream = typeof(PageResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"var\((--[a-z-]+)\)")]
    private static partial Regex Variable();

    [GeneratedRegex("(--[a-z-]+): ([^;]+);")]
    private static partial Regex Definition();
}
