using System.Diagnostics.CodeAnalysis;
using Xunit.Sdk;

namespace RelationshipModel.Testing;

/// <summary>A rule for stores, in a sentence with which a failure begins.</summary>
/// <param name="sentence">The sentence.</param>
internal sealed class Rule(string sentence)
{
    internal void Equal<T>(T expected, T actual) =>
        Hold(() => Assert.Equal(expected, actual), () => Difference.Of(expected, actual));

    internal void Equal<T>(T expected, T actual, Func<T, T, bool> comparer) =>
        Hold(() => Assert.Equal(expected, actual, comparer));

    internal void Equal<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        T[] wanted = [.. expected], given = [.. actual];
        Hold(() => Assert.Equal(wanted, given), () => Difference.OfLists(wanted, given));
    }

    internal void NotEqual<T>(T unwanted, T actual) => Hold(() => Assert.NotEqual(unwanted, actual));

    /// <summary>The same items, in any order.</summary>
    internal void SameSet<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        List<T> missing = [.. expected], surplus = [];
        foreach (T item in actual)
            if (!missing.Remove(item)) surplus.Add(item);
        if (missing.Count + surplus.Count > 0)
        {
            string difference = Difference.OfLists(missing, surplus);
            Assert.Fail($"{sentence}\n{difference}Missing: {Text(missing)}\nNot expected: {Text(surplus)}");
        }
    }

    internal void Empty<T>(IEnumerable<T> items) => Hold(() => Assert.Empty(items));

    internal void NotEmpty<T>(IEnumerable<T> items) => Hold(() => Assert.NotEmpty(items));

    internal T Single<T>(IEnumerable<T> items)
    {
        T? single = default;
        Hold(() => single = Assert.Single(items));
        return single!;
    }

    internal void Null(object? value) => Hold(() => Assert.Null(value));

    internal void NotNull([NotNull] object? value) => Hold(value, static value => Assert.NotNull(value));

    internal void True([DoesNotReturnIf(false)] bool condition, string? detail = null)
    {
        if (!condition) Assert.Fail(detail is null ? sentence : $"{sentence}\n{detail}");
    }

    internal void False([DoesNotReturnIf(true)] bool condition, string? detail = null) => True(!condition, detail);

    internal void InRange<T>(T actual, T low, T high)
        where T : IComparable => Hold(() => Assert.InRange(actual, low, high));

    internal void All<T>(IEnumerable<T> items, Action<T> check) => Hold(() => Assert.All(items, check));

    internal void Contains<T>(T expected, IEnumerable<T> items) => Hold(() => Assert.Contains(expected, items));

    internal void Contains<T>(IEnumerable<T> items, Predicate<T> filter) => Hold(() => Assert.Contains(items, filter));

    internal void Contains(string expected, string text, StringComparison comparison) =>
        Hold(() => Assert.Contains(expected, text, comparison));

    internal void DoesNotContain<T>(T unwanted, IEnumerable<T> items) => Hold(() => Assert.DoesNotContain(unwanted, items));

    internal void DoesNotContain<T>(IEnumerable<T> items, Predicate<T> filter) =>
        Hold(() => Assert.DoesNotContain(items, filter));

    internal void DoesNotContain(string unwanted, string text, StringComparison comparison) =>
        Hold(() => Assert.DoesNotContain(unwanted, text, comparison));

    internal Task ThrowsAsync<T>(Func<Task> call)
        where T : Exception => HoldAsync(() => Assert.ThrowsAsync<T>(call));

    internal Task ThrowsAnyAsync<T>(Func<Task> call)
        where T : Exception => HoldAsync(() => Assert.ThrowsAnyAsync<T>(call));

    private static string Text<T>(List<T> items) =>
        items.Count == 0 ? "nothing"
            : string.Join("; ", items.Take(5)) + (items.Count > 5 ? $"; and {items.Count - 5} more" : "");

    private void Hold(Action check, Func<string>? difference = null)
    {
        try
        {
            check();
        }
        catch (XunitException fault)
        {
            throw Broken(fault, difference?.Invoke());
        }
    }

    private void Hold([NotNull] object? value, Action<object?> check)
    {
        Hold(() => check(value));
        ArgumentNullException.ThrowIfNull(value);
    }

    private async Task HoldAsync(Func<Task> check)
    {
        try
        {
            await check().ConfigureAwait(false);
        }
        catch (XunitException fault)
        {
            throw Broken(fault);
        }
    }

    private FailException Broken(XunitException fault, string? difference = null) =>
        FailException.ForFailure($"{sentence}\n{difference}{fault.Message}");
}
