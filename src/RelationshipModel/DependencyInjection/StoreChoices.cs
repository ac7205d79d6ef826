namespace RelationshipModel.DependencyInjection;

/// <summary>The store named for each port while a host adds its services.</summary>
internal sealed class StoreChoices
{
    internal Dictionary<Type, Type> Stores { get; } = [];
}
