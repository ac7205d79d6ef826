namespace RelationshipModel.Evaluation;

/// <summary>Keeps what was computed for the last snapshot, so that several horizons and rules of one date share it.</summary>
internal sealed class PerSnapshot<T>(Func<Snapshot, T> compute)
{
    private (Snapshot Snapshot, T Value)? _last;

    public T Of(Snapshot snapshot)
    {
        if (_last is not { } last || last.Snapshot != snapshot) _last = last = (snapshot, compute(snapshot));
        return last.Value;
    }
}
