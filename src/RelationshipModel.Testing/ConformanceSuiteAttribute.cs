namespace RelationshipModel.Testing;

/// <summary>Marks a suite, and says what a store must be capable of to have to pass it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceSuiteAttribute(StoreCapabilities needs) : Attribute
{
    /// <summary>What a store must be capable of. All of it, or the suite does not apply.</summary>
    public StoreCapabilities Needs { get; } = needs;
}
