using System.Collections;
using CsCheck;
using RelationshipModel.Internals;

namespace RelationshipModel.Tests.Internals;

public sealed class ValueListTests
{
    private static readonly Gen<int[]> Items = Gen.Int[0, 3].Array[0, 4];

    [Fact]
    public void Equality_IsThatOfTheItemsInOrder() => Gen.Select(Items, Items).Sample(static (a, b) =>
    {
        ValueList<int> one = ValueList.Copy(a), other = ValueList.Copy(b);
        bool areEqual = a.SequenceEqual(b);
        Assert.Equal(areEqual, one.Equals(other));
        Assert.Equal(areEqual, one.Equals((object)other));
        if (areEqual) Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(a, ((IEnumerable)one).Cast<int>());
    });

    [Fact]
    public void GetHashCode_OfOtherItems_IsAnother() =>
        Assert.True(Enumerable.Range(0, 9).Select(static i => ValueList.Copy([i, 9 - i]).GetHashCode()).Distinct().Count() > 1);

    [Fact]
    public void Equals_NullOrAnotherType_IsFalse()
    {
        Assert.False(ValueList.Copy([1]).Equals(null));
        Assert.False(ValueList<int>.Empty.Equals((object)Array.Empty<int>()));
    }

    [Fact]
    public void Copy_ListThatCannotChange_IsTheSame()
    {
        ValueList<int> list = ValueList.Copy([1, 2]);
        Assert.Same(list, ValueList.Copy<int>(list));
        Assert.Same(list, ValueList.CopyOrdered(list, static (a, b) => a.CompareTo(b)));
        Assert.Same(ValueList<int>.Empty, ValueList.Copy(Array.Empty<int>()));
        Assert.Same(ValueList<int>.Empty, ValueList.Copy(Enumerable.Range(0, 9).Where(static n => n < 0)));
        Assert.Same(ValueList<int>.Empty, ValueList.Create<int>([]));
    }

    [Fact]
    public void CopyOrdered_AnyItems_AreInOrderAndAlikeStayAsGiven() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9]).Array[0, 8].Sample(static pairs =>
            Assert.Equal(
                pairs.OrderBy(static pair => pair.Item1),
                ValueList.CopyOrdered(pairs, static (a, b) => a.Item1.CompareTo(b.Item1))));

    [Fact]
    public void CopySorted_AnyItems_AreInOrderEachOnce() => Gen.Int[0, 5].Array[0, 9].Sample(static items =>
    {
        int[] before = [.. items];
        Assert.Equal(items.Distinct().Order(), ValueList.CopySorted(items, static (a, b) => a.CompareTo(b)));
        Assert.Equal(before, items);
    });
}
