using System.Collections;
using System.Globalization;
using System.Reflection;

namespace RelationshipModel.Testing;

/// <summary>The properties in which rows differ. The text of a row is its id alone, so that two rows may look the same.</summary>
internal static class Difference
{
    /// <summary>Describes the properties of a row that are not as expected, a line each.</summary>
    /// <param name="expected">The row expected.</param>
    /// <param name="actual">The row that the store gave.</param>
    /// <returns>The lines; empty if either is null, or the rows are no records of the library.</returns>
    internal static string Of<T>(T expected, T actual)
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType()) return "";
        if (expected.GetType().Assembly != typeof(Contact).Assembly) return "";
        return string.Concat(expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.GetIndexParameters().Length == 0)
            .Select(property => (property.Name, Expected: property.GetValue(expected), Actual: property.GetValue(actual)))
            .Where(static property => !Equals(property.Expected, property.Actual))
            .Select(property =>
                $"{property.Name} of {expected}: expected {Text(property.Expected)}, not {Text(property.Actual)}.\n"));
    }

    /// <summary>Describes the first row that is not as expected, if it looks the same.</summary>
    /// <param name="expected">The rows expected.</param>
    /// <param name="actual">The rows that the store gave.</param>
    internal static string OfLists<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual)
    {
        if (expected.Count == actual.Count && !expected.SequenceEqual(actual) && expected.ToHashSet().SetEquals(actual))
            return "The rows are right, but in another order. Fix All_are_listed_in_order first.\n";
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
            if (!EqualityComparer<T>.Default.Equals(expected[i], actual[i]))
                return Equals(expected[i]?.ToString(), actual[i]?.ToString()) ? Of(expected[i], actual[i]) : "";
        return "";
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
