using System.Diagnostics.CodeAnalysis;

namespace RelationshipModel.Orleans.Kept;

/// <summary>The lists of an owner's records that an active grain keeps in memory to answer questions. They are of one version of
/// the owner, and are read again when the store has another one. The calls of a grain come one after another, and so do
/// these.</summary>
internal sealed class KeptLists
{
    private readonly Dictionary<object, object> _lists = [];
    private long? _version;
    private int _units;

    /// <summary>Gets whether a view is being read, so that lists may be taken and kept.</summary>
    internal bool IsReading { get; private set; }

    /// <summary>Begins to read a view.</summary>
    /// <param name="version">The version of the owner in the view; null if the store counts no changes.</param>
    internal void Begin(long? version)
    {
        // What a unit has changed may yet be undone, and its version come again.
        if (_units > 0) return;
        bool isSame = version is not null && version == _version;
        if (!isSame) _lists.Clear();
        GrainInstruments.CountRecords(isSame);
        _version = version;
        IsReading = version is not null;
    }

    internal void End() => IsReading = false;

    /// <summary>Begins a unit of work, in which nothing is taken from memory or kept.</summary>
    internal void BeginUnit()
    {
        IsReading = false;
        _units++;
    }

    internal void EndUnit() => _units--;

    internal bool TryGet<T>(object key, [NotNullWhen(true)] out T? list)
        where T : class
    {
        list = IsReading ? (T?)_lists.GetValueOrDefault(key) : null;
        return list is not null;
    }

    internal void Keep(object key, object list)
    {
        if (IsReading) _lists[key] = list;
    }

    /// <summary>Returns a list from memory, or reads it and keeps it once it was read to its end.</summary>
    internal async IAsyncEnumerable<T> ListAsync<T>(
        object key, IAsyncEnumerable<T> store,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (TryGet(key, out List<T>? kept))
        {
            foreach (T item in kept) yield return item;
            yield break;
        }

        List<T> read = [];
        await foreach (T item in store.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            read.Add(item);
            yield return item;
        }

        Keep(key, read);
    }
}
