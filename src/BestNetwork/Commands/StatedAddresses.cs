using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary>The owner's addresses and names as they were typed: each for itself, a line each, or with commas between addresses.
/// </summary>
internal static class StatedAddresses
{
    /// <summary>Returns the addresses that <c>--me</c> states.</summary>
    /// <exception cref="UsageException">One of them is neither an address nor a name.</exception>
    internal static IReadOnlyList<string> Of(IEnumerable<string>? given)
    {
        string[] all = [.. (given ?? []).SelectMany(Parts)];
        return Array.Find(all, static one => !ImportOptions.CanNameOwner(one)) is not { } wrong ? all
            : throw new UsageException(
                $"--me '{wrong}' is neither an address, such as me@example.org or +49301234, nor a name");
    }

    /// <summary>Returns the parts of a text. A comma in a name alone parts nothing: 'Doe, Jane' is one name.</summary>
    internal static IEnumerable<string> Parts(string text)
    {
        const StringSplitOptions Plain = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        string[] lines = text.Split('\n', Plain);
        return lines is [] ? [text] : lines.SelectMany(
            static line => HasAddress(line) ? line.Split(',', Plain).SelectMany(Words) : [line]);

        static bool HasAddress(string line) => line.Any(static c => c is '@' or '/' or ':' || char.IsAsciiDigit(c));

        static string[] Words(string part) =>
            part.Split(' ', Plain) is var words && words.All(static word => word.Contains('@', StringComparison.Ordinal))
                ? words : [part];
    }
}
