using CsCheck;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Storage;

public sealed class SnapshotListTests
{
    private enum Change
    {
        Put,
        PutAll,
        Remove,
        Snapshot,
    }

    private static readonly Gen<(Change Change, int[] Values)[]> Changes =
        Gen.Select(Gen.Enum<Change>(), Gen.Int[0, 60].Array[1, 12]).Array[0, 60];

    [Fact]
    public void SnapshotList_AnyChanges_HoldsWhatASortedSetHoldsAndLeavesSnapshotsAsTheyWere() => Changes.Sample(static changes =>
    {
        SnapshotList<int> list = new(static (a, b) => a.CompareTo(b));
        SortedSet<int> model = [];
        List<(ReadOnlyMemory<int> Snapshot, int[] Then)> snapshots = [];
        foreach ((Change change, int[] values) in changes)
        {
            switch (change)
            {
                case Change.Put:
                    list.Put(values[0]);
                    model.Add(values[0]);
                    break;
                case Change.PutAll:
                    int[] free = [.. values.Distinct().Where(value => !model.Contains(value)).Order()];
                    list.PutAll(free);
                    model.UnionWith(free);
                    break;
                case Change.Remove:
                    list.Remove(values[0]);
                    model.Remove(values[0]);
                    break;
                case Change.Snapshot:
                    snapshots.Add((list.Snapshot(), [.. model]));
                    break;
            }
        }

        snapshots.Add((list.Snapshot(), [.. model]));
        Assert.Equal(model.Count == 0, list.IsEmpty);
        foreach ((ReadOnlyMemory<int> snapshot, int[] then) in snapshots) Assert.Equal(then, snapshot.ToArray());
    });

    [Fact]
    public void Put_TakenPlace_ReplacesTheItemButNotInASnapshot()
    {
        SnapshotList<(int Place, string Text)> list = new(static (a, b) => a.Place.CompareTo(b.Place));
        list.Put((1, "old"));
        ReadOnlyMemory<(int, string)> before = list.Snapshot();

        list.Put((1, "new"));

        Assert.Equal([(1, "old")], before.ToArray());
        Assert.Equal([(1, "new")], list.Snapshot().ToArray());
    }
}
