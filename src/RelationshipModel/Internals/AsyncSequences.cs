using System.Runtime.CompilerServices;

namespace RelationshipModel.Internals;

/// <summary>The operators on asynchronous sequences that the library needs. They never come back to the caller's context:
/// a thread that waits for an answer there, such as that of a window, would wait for ever.</summary>
internal static class AsyncSequences
{
    internal static async ValueTask<List<T>> CollectAsync<T>(this IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        List<T> all = [];
        await foreach (T item in items.WithCancellation(cancellationToken).ConfigureAwait(false)) all.Add(item);
        return all;
    }

    internal static async ValueTask<T?> FindAsync<T>(
        this IAsyncEnumerable<T> items, Func<T, bool> isWanted, CancellationToken cancellationToken)
        where T : class
    {
        await foreach (T item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            if (isWanted(item)) return item;
        return null;
    }

    internal static async IAsyncEnumerable<T> Filter<T>(
        this IAsyncEnumerable<T> items, Func<T, bool> isWanted,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (T item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            if (isWanted(item)) yield return item;
    }

    internal static async IAsyncEnumerable<TResult> Map<T, TResult>(
        this IAsyncEnumerable<T> items, Func<T, TResult> change,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (T item in items.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return change(item);
    }
}
