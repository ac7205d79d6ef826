namespace RelationshipModel.Testing;

/// <summary>The ways to write through the ports of a store. Reading is never left out.</summary>
/// <remarks>A verb that is left out throws a <see cref="NotSupportedException"/> that says where to write instead.</remarks>
[Flags]
public enum StoreVerbs
{
    /// <summary>The ports are only read.</summary>
    None = 0,

    /// <summary>Contacts are saved, new ones and changed ones.</summary>
    SaveContacts = 1 << 0,

    /// <summary>Contacts are removed.</summary>
    RemoveContacts = 1 << 1,

    /// <summary>Interactions are added.</summary>
    AddInteractions = 1 << 2,

    /// <summary>Interactions are saved in place of what was kept.</summary>
    SaveInteractions = 1 << 3,

    /// <summary>Interactions are removed.</summary>
    RemoveInteractions = 1 << 4,

    /// <summary>Everything.</summary>
    All = SaveContacts | RemoveContacts | AddInteractions | SaveInteractions | RemoveInteractions,
}
