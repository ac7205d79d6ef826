using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;

namespace RelationshipModel.Tests.Conventions;

/// <summary>All types that a type names: in its base, interfaces, attributes, members and, instruction by
/// instruction, in their bodies.</summary>
internal static class References
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly FrozenDictionary<short, OpCode> OpCodes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToFrozenDictionary(code => code.Value);

    /// <summary>The types a type and those nested in it name, each taken apart into its element type and arguments.</summary>
    internal static IReadOnlySet<Type> Of(Type type)
    {
        HashSet<Type> seen = [];
        Collect(type, seen);
        return seen;
    }

    private static void Collect(Type type, HashSet<Type> seen)
    {
        Add(type.BaseType, seen);
        foreach (Type implemented in type.GetInterfaces()) Add(implemented, seen);
        foreach (Type argument in type.GetGenericArguments()) AddConstraints(argument, seen);
        AddAttributes(type, seen);
        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            AddAttributes(member, seen);
            switch (member)
            {
                case FieldInfo field: Add(field.FieldType, seen); break;
                case PropertyInfo property: Add(property.PropertyType, seen); break;
                case EventInfo @event: Add(@event.EventHandlerType, seen); break;
                case MethodBase method: AddMethod(method, seen); break;
                case Type nested: Collect(nested, seen); break;
            }
        }

        // GetMembers leaves the static constructor out.
        if (type.TypeInitializer is { } initializer) AddMethod(initializer, seen);
    }

    private static void AddMethod(MethodBase method, HashSet<Type> seen)
    {
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Add(parameter.ParameterType, seen);
            foreach (CustomAttributeData attribute in parameter.GetCustomAttributesData()) AddAttribute(attribute, seen);
        }

        if (method is MethodInfo { ReturnType: var returned }) Add(returned, seen);
        if (method.IsGenericMethodDefinition) foreach (Type argument in method.GetGenericArguments())
            AddConstraints(argument, seen);
        if (method.GetMethodBody() is not { } body) return;
        foreach (LocalVariableInfo local in body.LocalVariables) Add(local.LocalType, seen);
        foreach (ExceptionHandlingClause clause in body.ExceptionHandlingClauses)
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause) Add(clause.CatchType, seen);
        Type[]? typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        foreach (int token in Tokens(body.GetILAsByteArray()!))
            AddMember(method.Module.ResolveMember(token, typeArguments, methodArguments), seen);
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (int i = 0; i < code.Length;)
        {
            short value = code[i++];
            if (value == 0xFE) value = unchecked((short)(0xFE00 | code[i++]));
            OpCode operation = OpCodes[value];
            switch (operation.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, i);
                    i += 4;
                    break;
                case OperandType.InlineSwitch:
                    i += 4 + (4 * BitConverter.ToInt32(code, i));
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    i += 8;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.InlineVar:
                    i += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    i += 1;
                    break;
                default:
                    i += 4;
                    break;
            }
        }
    }

    private static void AddMember(MemberInfo? member, HashSet<Type> seen)
    {
        switch (member)
        {
            case Type type:
                Add(type, seen);
                break;
            case FieldInfo field:
                Add(field.DeclaringType, seen);
                Add(field.FieldType, seen);
                break;
            case MethodBase method:
                Add(method.DeclaringType, seen);
                foreach (ParameterInfo parameter in method.GetParameters()) Add(parameter.ParameterType, seen);
                if (method is MethodInfo { ReturnType: var returned }) Add(returned, seen);
                if (method.IsGenericMethod) foreach (Type argument in method.GetGenericArguments()) Add(argument, seen);
                break;
        }
    }

    private static void AddConstraints(Type argument, HashSet<Type> seen)
    {
        if (argument.IsGenericParameter) foreach (Type constraint in argument.GetGenericParameterConstraints())
            Add(constraint, seen);
    }

    private static void AddAttributes(MemberInfo member, HashSet<Type> seen)
    {
        foreach (CustomAttributeData attribute in member.GetCustomAttributesData()) AddAttribute(attribute, seen);
    }

    private static void AddAttribute(CustomAttributeData attribute, HashSet<Type> seen)
    {
        Add(attribute.AttributeType, seen);
        foreach (CustomAttributeTypedArgument argument in attribute.ConstructorArguments) if (argument.Value is Type type)
            Add(type, seen);
    }

    private static void Add(Type? type, HashSet<Type> seen)
    {
        while (type is { HasElementType: true }) type = type.GetElementType();
        if (type is null or { IsGenericParameter: true }) return;
        if (type.IsGenericType)
        {
            foreach (Type argument in type.GetGenericArguments()) Add(argument, seen);
            type = type.GetGenericTypeDefinition();
        }

        seen.Add(type);
    }
}
