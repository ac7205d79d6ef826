using System.Runtime.InteropServices;
using RelationshipModel.Orleans.Digests;

namespace RelationshipModel.Orleans.Sharing;

/// <summary>Keeps a part of the index in memory and in the grain storage.</summary>
[GrainType("relationship-shared-ties")]
internal sealed class SharedTiesGrain(
    [PersistentState("shared-ties", WeeklyDigest.StorageName)] IPersistentState<SharedTiesState> kept)
    : Grain, ISharedTiesGrain
{
    public async ValueTask ReplaceAsync(Guid person, Guid[] knows)
    {
        byte[] bytes = MemoryMarshal.AsBytes(knows.AsSpan()).ToArray();
        kept.State.Knows.TryGetValue(person, out byte[]? before);
        if (bytes.AsSpan().SequenceEqual(before)) return;
        if (bytes.Length == 0) kept.State.Knows.Remove(person);
        else kept.State.Knows[person] = bytes;
        try
        {
            if (kept.State.Knows.Count == 0) await kept.ClearStateAsync().ConfigureAwait(true);
            else await kept.WriteStateAsync().ConfigureAwait(true);
        }
        catch
        {
            // Memory must not say what the storage does not.
            if (before is null) kept.State.Knows.Remove(person);
            else kept.State.Knows[person] = before;
            DeactivateOnIdle();
            throw;
        }
    }

    public ValueTask<Guid[]> FindAsync(Guid[] persons, Guid[] among)
    {
        HashSet<Guid> asked = [.. among];
        List<Guid> pairs = [];
        foreach (Guid person in persons)
        {
            if (!kept.State.Knows.TryGetValue(person, out byte[]? knows)) continue;
            foreach (Guid other in MemoryMarshal.Cast<byte, Guid>(knows))
            {
                if (!asked.Contains(other)) continue;
                pairs.Add(person);
                pairs.Add(other);
            }
        }

        return new([.. pairs]);
    }
}
