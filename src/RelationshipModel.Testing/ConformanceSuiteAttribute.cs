namespace RelationshipModel.Testing;

/// <summary>Marks a suite, and names the capabilities with which a store must pass it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceSuiteAttribute(StoreCapabilities needs) : Attribute
{
    /// <summary>Gets the capabilities that a store must have for the suite to apply.</summary>
    public StoreCapabilities Needs { get; } = needs;

    /// <summary>Whether the suite passes a store only what its <see cref="StoreFit"/> says. The others need every field, keys of
    /// any text and time to the nanosecond.</summary>
    public bool IsFitted { get; init; }

    /// <summary>The reason for skipping a suite that is not fitted.</summary>
    internal const string NotFitted = "The suite needs a store that keeps everything, by keys of any text (StoreFit.Everything).";
}
