namespace RelationshipModel.Scoring.Bulk;

/// <content>Taking over states that were folded before, and handing them out to be kept.</content>
public sealed partial class TieLedger
{
    /// <summary>Puts a tie at a state folded before, under the same options and statements.</summary>
    internal void Restore(TieKey tie, in TieState state)
    {
        int index = IndexOf(tie);
        _states[index] = state;
        MarkChanged(index);
    }

    internal TieState StateOf(TieKey tie) => _index.TryFind(tie, out int index) ? _states[index] : TieState.Empty;
}
