using CsCheck;
using RelationshipModel.Internals;

namespace RelationshipModel.Tests.Internals;

public sealed class BoundedHeapTests
{
    private static readonly Gen<(int[] Items, int Capacity)> Cases = Gen.Select(Gen.Int[-9, 9].Array[0, 60], Gen.Int[0, 40]);

    [Fact]
    public void Add_AnyItems_KeepsTheSmallestInOrder() => Cases.Sample(static (items, capacity) =>
    {
        BoundedHeap<int> heap = new(capacity);
        for (int i = 0; i < items.Length; i++)
        {
            int[] kept = [.. items.Take(i).Order().Take(capacity)];
            Assert.Equal((kept.Length, kept.Length == capacity), (heap.Count, heap.IsFull));
            Assert.Equal(kept.Length < capacity || (capacity > 0 && items[i] < kept[^1]), heap.Takes(items[i]));
            if (kept.Length > 0) Assert.Equal(kept[^1], heap.Worst);
            heap.Add(items[i]);
        }

        Assert.Equal(items.Order().Take(capacity), heap.Sorted());
    });

    [Fact]
    public void Add_AnotherHeap_KeepsTheSmallestOfBoth() => Gen.Select(Cases, Cases).Sample(static (one, other) =>
    {
        BoundedHeap<int> heap = Of(one), more = Of(other);
        heap.Add(more);
        int[] kept = [.. other.Items.Order().Take(other.Capacity)];
        Assert.Equal(one.Items.Order().Take(one.Capacity).Concat(kept).Order().Take(one.Capacity), heap.Sorted());
        Assert.Equal(kept, more.Sorted());
    });

    [Fact]
    public void Clear_LeavesNothing_AndTakesAgain()
    {
        BoundedHeap<int> heap = Of(([3, 1, 2], 2));
        heap.Clear();
        Assert.Empty(heap.Sorted());
        heap.Add(7);
        Assert.Equal([7], heap.Sorted());
    }

    private static BoundedHeap<int> Of((int[] Items, int Capacity) given)
    {
        BoundedHeap<int> heap = new(given.Capacity);
        foreach (int item in given.Items) heap.Add(item);
        return heap;
    }
}
