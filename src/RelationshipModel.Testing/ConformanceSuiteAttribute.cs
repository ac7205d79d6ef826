namespace RelationshipModel.Testing;

/// <summary>Marks a suite, and says what a store must be capable of to have to pass it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceSuiteAttribute(StoreCapabilities needs) : Attribute
{
    /// <summary>Gets the capabilities that a store must have for the suite to apply.</summary>
    public StoreCapabilities Needs { get; } = needs;
}
