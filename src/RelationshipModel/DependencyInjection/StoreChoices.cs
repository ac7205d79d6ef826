namespace RelationshipModel.DependencyInjection;

/// <summary>Which store was named for which port, while a host adds its services.</summary>
internal sealed class StoreChoices
{
    internal Dictionary<Type, Type> Stores { get; } = [];
}
