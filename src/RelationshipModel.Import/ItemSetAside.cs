namespace RelationshipModel.Import;

/// <summary>An item that was read well and tells of no contact with another person.</summary>
public sealed class ItemSetAside : ImportItem
{
    internal ItemSetAside(string file, long line, SetAsideReason reason)
        : base(file, line) => Reason = reason;

    /// <summary>Why.</summary>
    public SetAsideReason Reason { get; }

    /// <summary>File, line and reason.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: set aside ({Reason})");
}
