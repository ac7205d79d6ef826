namespace BestNetwork.Records;

/// <summary>Works on several items at once.</summary>
internal static class ParallelWork
{
    /// <summary>Returns what the work makes of each item, in the order of the items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="ahead">The number of items worked on before the result of the first is taken: 1 or more.</param>
    /// <param name="work">The work on one item.</param>
    internal static async IAsyncEnumerable<TResult> SelectAhead<T, TResult>(
        this IEnumerable<T> items, int ahead, Func<T, Task<TResult>> work)
    {
        Queue<Task<TResult>> running = [];
        foreach (T item in items)
        {
            if (running.Count == ahead) yield return await running.Dequeue();
            running.Enqueue(Task.Run(() => work(item)));
        }

        while (running.TryDequeue(out Task<TResult>? next)) yield return await next;
    }
}
