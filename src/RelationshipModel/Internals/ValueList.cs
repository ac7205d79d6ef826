using System.Collections;
using System.Runtime.CompilerServices;

namespace RelationshipModel.Internals;

/// <summary>An immutable list equal to another with equal items in the same order, so that records
/// holding one have value equality.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
internal sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
    where T : IEquatable<T>
{
    internal static readonly ValueList<T> Empty = new([]);

    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    public int Count => _items.Length;

    public T this[int index] => _items[index];

    public ReadOnlySpan<T> AsSpan() => _items;

    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (T item in _items) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

internal static class ValueList
{
    internal static ValueList<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> =>
        items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>Copies the items as given.</summary>
    internal static ValueList<T> Copy<T>(IEnumerable<T> items, [CallerArgumentExpression(nameof(items))] string name = "")
        where T : IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(items, name);
        if (items is ValueList<T> same) return same;
        if (items is ICollection<T> { Count: 0 }) return ValueList<T>.Empty;
        T[] copy = [.. items];
        foreach (T item in copy) if (item is null) throw new ArgumentException("The list must not contain null.", name);
        return copy.Length == 0 ? ValueList<T>.Empty : new(copy);
    }

    /// <summary>Copies the items in the order of a comparison; equal ones stay in the order given.</summary>
    internal static ValueList<T> CopyOrdered<T>(IEnumerable<T> items, Comparison<T> order,
        [CallerArgumentExpression(nameof(items))] string name = "")
        where T : IEquatable<T>
    {
        ValueList<T> copy = Copy(items, name);
        // Stores list in order.
        for (int i = 1; i < copy.Count; i++)
            if (order(copy[i - 1], copy[i]) > 0) return new([.. copy.Order(Comparer<T>.Create(order))]);
        return copy;
    }

    /// <summary>Copies the items in the order of a comparison, each once: two sets with the
    /// same members are then equal.</summary>
    internal static ValueList<T> CopySorted<T>(IEnumerable<T> items, Comparison<T> order,
        [CallerArgumentExpression(nameof(items))] string name = "")
        where T : IEquatable<T>
    {
        ValueList<T> given = Copy(items, name);
        if (given.Count < 2) return given;
        T[] copy = [.. given.AsSpan()];
        Array.Sort(copy, order);
        int kept = 0;
        for (int i = 0; i < copy.Length; i++)
            if (kept == 0 || order(copy[kept - 1], copy[i]) != 0) copy[kept++] = copy[i];
        return Create<T>(copy.AsSpan(0, kept));
    }

    /// <summary>Copies ids in ordinal order, each once.</summary>
    internal static ValueList<TId> CopyIds<TId>(IEnumerable<TId> ids, [CallerArgumentExpression(nameof(ids))] string name = "")
        where TId : struct, IIdentifier<TId>, IEquatable<TId>, IComparable<TId>
    {
        ValueList<TId> copy = CopySorted(ids, static (a, b) => a.CompareTo(b), name);
        foreach (TId id in copy.AsSpan()) Require.NotDefault(id, name);
        return copy;
    }

    /// <summary>Copies topics (interests, offers, needs): trimmed, each once whatever its case, in ordinal order.</summary>
    internal static ValueList<string> CopyTopics(IEnumerable<string> topics, string name)
    {
        ArgumentNullException.ThrowIfNull(topics, name);
        string[] trimmed = [.. topics];
        bool isInOrder = true;
        for (int i = 0; i < trimmed.Length; i++)
        {
            trimmed[i] = Require.Item(trimmed[i], Require.MaxNameLength, name, nameof(Contact)).Trim();
            isInOrder &= i == 0 || StringComparer.OrdinalIgnoreCase.Compare(trimmed[i - 1], trimmed[i]) < 0;
        }

        return isInOrder
            ? Create<string>(trimmed)
            : Copy(trimmed.Order(StringComparer.Ordinal).Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase), name);
    }
}
