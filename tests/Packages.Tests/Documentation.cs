using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Packages.Tests;

/// <summary>The documentation of a packed assembly, beside the members that its users can see.</summary>
internal sealed partial class Documentation
{
    private const MethodAttributes Public = MethodAttributes.Public, Family = MethodAttributes.Family,
        FamilyOrAssembly = MethodAttributes.FamORAssem;

    private readonly List<string> _visible = [];

    /// <param name="assembly">The assembly.</param>
    /// <param name="documentation">The XML file.</param>
    internal Documentation(Stream assembly, Stream documentation)
    {
        Ids = [.. XDocument.Load(documentation).Descendants("member").Select(static member => member.Attribute("name")!.Value)];
        using PEReader file = new(assembly);
        MetadataReader reader = file.GetMetadataReader();
        foreach (TypeDefinition type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
            if (IsVisible(reader, type)) AddMembers(reader, type);
    }

    /// <summary>Gets the ids of the documented members.</summary>
    internal IReadOnlyList<string> Ids { get; }

    /// <summary>Returns the documented members that no user can see. Overloads are told apart by their number.</summary>
    internal IEnumerable<string> FindHidden()
    {
        ILookup<string, string> visible = _visible.ToLookup(static id => id);
        return Ids.GroupBy(static id => Signature().Replace(id, "")).Where(group => group.Count() > visible[group.Key].Count())
            .SelectMany(static group => group);
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinition type) =>
        (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
                IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
            _ => false,
        };

    private static bool IsVisible(MetadataReader reader, MethodDefinitionHandle method) => !method.IsNil
        && (reader.GetMethodDefinition(method).Attributes & MethodAttributes.MemberAccessMask)
            is Public or Family or FamilyOrAssembly;

    private static string NameOf(MetadataReader reader, TypeDefinition type) => type.GetDeclaringType() is { IsNil: false } outer
        ? $"{NameOf(reader, reader.GetTypeDefinition(outer))}.{reader.GetString(type.Name)}"
        : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";

    private void AddMembers(MetadataReader reader, TypeDefinition type)
    {
        string name = NameOf(reader, type);
        _visible.Add($"T:{name}");
        foreach (FieldDefinition field in type.GetFields().Select(reader.GetFieldDefinition).Where(static field =>
            (field.Attributes & FieldAttributes.FieldAccessMask)
                is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem))
            _visible.Add($"F:{name}.{reader.GetString(field.Name)}");
        foreach (MethodDefinitionHandle method in type.GetMethods().Where(method => IsVisible(reader, method)))
            _visible.Add($"M:{name}.{reader.GetString(reader.GetMethodDefinition(method).Name).Replace('.', '#')}");
        foreach (PropertyDefinition property in type.GetProperties().Select(reader.GetPropertyDefinition).Where(property =>
            IsVisible(reader, property.GetAccessors().Getter) || IsVisible(reader, property.GetAccessors().Setter)))
            _visible.Add($"P:{name}.{reader.GetString(property.Name)}");
        foreach (EventDefinition change in type.GetEvents().Select(reader.GetEventDefinition).Where(change =>
            IsVisible(reader, change.GetAccessors().Adder)))
            _visible.Add($"E:{name}.{reader.GetString(change.Name)}");
    }

    [GeneratedRegex(@"(``\d+)?(\(.*)?(~.*)?$")]
    private static partial Regex Signature();
}
