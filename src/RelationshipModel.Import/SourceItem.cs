namespace RelationshipModel.Import;

/// <summary>An item or a fault, at a place of a file.</summary>
/// <typeparam name="T">What the reader reads.</typeparam>
internal readonly record struct SourceItem<T>
    where T : class
{
    internal SourceItem(T item, long line)
    {
        Item = item;
        Line = line;
    }

    internal SourceItem(SourceFault fault)
    {
        Fault = fault;
        Line = fault.Line;
    }

    /// <summary>Gets the item; null if there is a fault.</summary>
    public T? Item { get; }

    /// <summary>Gets the fault; null if there is an item.</summary>
    public SourceFault? Fault { get; }

    /// <summary>Gets the line on which it begins, from 1.</summary>
    public long Line { get; }

    /// <summary>Returns the line, and the fault if there is one.</summary>
    public override string ToString() => Fault?.ToString() ?? FormattableString.Invariant($"line {Line}: {Item}");
}
