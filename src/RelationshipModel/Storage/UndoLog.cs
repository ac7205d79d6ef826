namespace RelationshipModel.Storage;

/// <summary>Takes back what a unit of work changed in memory.</summary>
internal sealed class UndoLog
{
    private readonly Stack<Action> _steps = [];

    /// <summary>Whether a unit is under way.</summary>
    internal bool IsOpen { get; private set; }

    internal void Begin() => IsOpen = true;

    /// <summary>Notes what takes a change back.</summary>
    internal void Note(Action step) => _steps.Push(step);

    /// <summary>Ends the unit; what was changed stays, or is taken back, the last change first.</summary>
    internal void End(bool keeps)
    {
        IsOpen = false;
        if (!keeps) while (_steps.TryPop(out Action? step)) step();
        _steps.Clear();
    }
}
