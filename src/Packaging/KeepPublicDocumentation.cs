using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Leaves in a documentation file what a user of the package can see. The compiler documents every member that has a comment.
/// </summary>
/// <remarks>Compiled by MSBuild while packing; see Directory.Build.props.</remarks>
public sealed class KeepPublicDocumentation : Task
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Gets or sets the path of the assembly.</summary>
    [Required]
    public string AssemblyPath { get; set; }

    /// <summary>Gets or sets the paths of the assemblies that it references.</summary>
    [Required]
    public string[] References { get; set; }

    /// <summary>Gets or sets the path of the file that the compiler wrote.</summary>
    [Required]
    public string Documentation { get; set; }

    /// <summary>Gets or sets the path of the file to write.</summary>
    [Required]
    public string Destination { get; set; }

    /// <inheritdoc/>
    public override bool Execute()
    {
        // It comes with MSBuild, but not with what a task is compiled against.
        Assembly metadata = Assembly.Load("System.Reflection.MetadataLoadContext");
        object resolver = Activator.CreateInstance(
            metadata.GetType("System.Reflection.PathAssemblyResolver"), new object[] { References.Append(AssemblyPath) });
        Type type = metadata.GetType("System.Reflection.MetadataLoadContext");
        HashSet<string> visible;
        using (var context = (IDisposable)Activator.CreateInstance(type, new object[] { resolver, "System.Runtime" }))
        {
            Assembly assembly = (Assembly)type.GetMethod("LoadFromAssemblyPath").Invoke(context, new object[] { AssemblyPath });
            visible = new HashSet<string>(assembly.GetTypes().Where(IsVisible).SelectMany(IdsOf));
        }

        XDocument document = XDocument.Load(Documentation);
        document.Descendants("member").Where(member => !visible.Contains((string)member.Attribute("name"))).Remove();
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Destination));
        document.Save(Destination);
        return true;
    }

    private static bool IsVisible(Type type) =>
        type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType)
            : type.IsPublic;

    private static bool IsVisible(MethodBase method) =>
        method != null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static IEnumerable<string> IdsOf(Type type)
    {
        string name = NameOf(type);
        yield return "T:" + name;
        foreach (FieldInfo field in type.GetFields(Declared))
            if (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
                yield return "F:" + name + "." + field.Name;
        foreach (EventInfo e in type.GetEvents(Declared))
            if (IsVisible(e.AddMethod))
                yield return "E:" + name + "." + e.Name;
        foreach (PropertyInfo property in type.GetProperties(Declared))
            if (IsVisible(property.GetMethod) || IsVisible(property.SetMethod))
                yield return "P:" + name + "." + property.Name + Parameters(property.GetIndexParameters());
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared))
            if (IsVisible(constructor))
                yield return "M:" + name + ".#ctor" + Parameters(constructor.GetParameters());
        foreach (MethodInfo method in type.GetMethods(Declared))
            if (IsVisible(method))
                yield return "M:" + name + "." + method.Name
                    + (method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "")
                    + Parameters(method.GetParameters())
                    + (method.Name == "op_Implicit" || method.Name == "op_Explicit" ? "~" + Reference(method.ReturnType) : "");
    }

    private static string NameOf(Type type) => type.FullName.Replace('+', '.');

    private static string Parameters(ParameterInfo[] parameters) => parameters.Length == 0 ? ""
        : "(" + string.Join(",", parameters.Select(parameter => Reference(parameter.ParameterType))) + ")";

    /// <summary>A type in the parameters of an id.</summary>
    private static string Reference(Type type)
    {
        if (type.IsByRef) return Reference(type.GetElementType()) + "@";
        if (type.IsPointer) return Reference(type.GetElementType()) + "*";
        if (type.IsArray)
        {
            int rank = type.GetArrayRank();
            return Reference(type.GetElementType())
                + (rank == 1 ? "[]" : "[" + string.Join(",", Enumerable.Repeat("0:", rank)) + "]");
        }

        if (type.IsGenericParameter)
            return (type.DeclaringMethod != null ? "``" : "`") + type.GenericParameterPosition;
        if (!type.IsGenericType) return NameOf(type);
        var arguments = new Queue<Type>(type.GetGenericArguments());
        return string.Join(".", type.GetGenericTypeDefinition().FullName.Split('+').Select(part =>
        {
            string[] name = part.Split('`');
            return name.Length == 1 ? part
                : name[0] + "{" + string.Join(",", Enumerable.Range(0, int.Parse(name[1]))
                    .Select(_ => Reference(arguments.Dequeue()))) + "}";
        }));
    }
}
