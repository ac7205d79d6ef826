using System.Reflection;

namespace RelationshipModel.Testing;

/// <summary>Copies records property by property. The properties are found by reflection, so that one that is added later is
/// copied like the others.</summary>
/// <typeparam name="T">The record.</typeparam>
internal static class RowCopy<T>
    where T : class
{
    private static readonly PropertyInfo[] Settable =
        [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.SetMethod?.IsPublic == true)];

    /// <summary>Gets the names of the properties that a store may keep or leave out.</summary>
    internal static IEnumerable<string> Names => Settable.Select(static property => property.Name);

    /// <summary>Gives a new record the properties of another.</summary>
    /// <param name="made">The new record.</param>
    /// <param name="from">The other record.</param>
    /// <param name="isCopied">Whether a property is copied.</param>
    internal static T Fill(T made, T from, Func<string, bool> isCopied)
    {
        foreach (PropertyInfo property in Settable.Where(property => isCopied(property.Name)))
            property.SetValue(made, property.GetValue(from));
        return made;
    }
}
