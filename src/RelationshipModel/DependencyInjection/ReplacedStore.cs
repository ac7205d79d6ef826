namespace RelationshipModel.DependencyInjection;

/// <summary>
/// A port for which a host named two stores; the later one is used. The services hold one for each such port, so that a host can
/// log them at start: <c>provider.GetServices&lt;ReplacedStore&gt;()</c>. The web package does.
/// </summary>
/// <param name="Port">The port, such as <see cref="Storage.IContactStore"/>.</param>
/// <param name="Replaced">The store that was named first, and is not used for the port.</param>
/// <param name="Store">The store that is used.</param>
public sealed record ReplacedStore(Type Port, Type Replaced, Type Store)
{
    /// <summary>Returns a sentence that names the three.</summary>
    public override string ToString() => Store == Replaced
        ? $"The {Store.Name} that was named last is used instead of the one that was named before it."
        : $"{Store.Name} is used as {Port.Name} in place of {Replaced.Name}, which was named before it.";
}
