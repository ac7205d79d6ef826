namespace RelationshipModel.Import;

/// <summary>An item that could not be read.</summary>
public sealed class ItemFault : ImportItem
{
    internal ItemFault(SourceFault fault)
        : base(fault.File, fault.Line) => Fault = fault;

    /// <summary>Gets the fault.</summary>
    public SourceFault Fault { get; }

    /// <summary>Returns file, line and reason.</summary>
    public override string ToString() => Fault.ToString();
}
