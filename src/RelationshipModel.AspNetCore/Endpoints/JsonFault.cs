using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>Faults of a body in words of JSON, where the serializer speaks of .NET types.</summary>
internal static partial class JsonFault
{
    internal static string Of(JsonException fault, JsonTypeInfo type)
    {
        if (Unconverted().Match(fault.Message) is { Success: true } unconverted)
        {
            string? place = fault.Path is null or "$" ? null : fault.Path[2..];
            if (fault.InnerException?.Message.Contains("UTF-16", StringComparison.Ordinal) == true)
                return $"{place ?? "a text"} is not valid Unicode.";
            string form = FormOf(unconverted.Groups["type"].Value);
            return place is null ? $"send {form}." : $"{place} must be {form}.";
        }

        if (Missing().Match(fault.Message) is { Success: true } missing) return $"{missing.Groups["names"].Value} is missing.";
        if (Unmapped().Match(fault.Message) is { Success: true } unmapped)
            return $"there is no property {unmapped.Groups["name"].Value}; "
                + $"there are {string.Join(", ", type.Properties.Select(static property => property.Name))}.";
        // What the reader of JSON says ends with where it was.
        if (fault.Message.IndexOf(" Path: ", StringComparison.Ordinal) is > 0 and var end)
            return fault.Message.StartsWith("The input does not contain", StringComparison.Ordinal)
                ? "it is empty."
                : $"it is not JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: "
                    + $"{fault.Message[..end].Split(". ")[0].TrimEnd('.')}.";
        return fault.Path is { Length: > 1 } path ? $"{path[1..].TrimStart('.')}: {fault.Message}" : fault.Message;
    }

    private static string FormOf(string type) =>
        type.Contains("List`1", StringComparison.Ordinal) ? "an array, [ ... ]"
        : type == "System.String" ? "a text in quotes"
        : type.StartsWith("RelationshipModel.AspNetCore.Views.", StringComparison.Ordinal) ? "an object, { ... }"
        : "a value, not null";

    [GeneratedRegex(@"^The JSON value could not be converted to (?<type>[^ ]+)\. ")]
    private static partial Regex Unconverted();

    [GeneratedRegex("was missing required properties including: (?<names>'.*')")]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON property (?<name>'.*') could not be mapped")]
    private static partial Regex Unmapped();
}
