using System.Reflection;
using NodaTime;

namespace RelationshipModel.Testing;

/// <summary>
/// Copies of a record with another value in one property each. The properties are found by reflection, so that one that is added
/// later is followed through the house like the others, and a value of a new type fails until this class has two of it.
/// </summary>
internal static class PropertyVariants
{
    private static readonly Dictionary<Type, object[]> Samples = new()
    {
        [typeof(string)] = ["another text", "yet another text"],
        [typeof(bool)] = [true, false],
        [typeof(int)] = [1, 2, 13, 14],
        [typeof(double)] = [.25, .5],
        [typeof(LocalDate)] = [new LocalDate(2018, 3, 4), new LocalDate(2031, 5, 6)],
        [typeof(AnnualDate)] = [new AnnualDate(3, 4), new AnnualDate(5, 6)],
        [typeof(Cadence)] = [Cadence.Every(Period.FromWeeks(5), Period.FromDays(2)), Cadence.AsItComes],
        [typeof(ContactId)] = [new ContactId("a"), new ContactId("b")],
        [typeof(CircleId)] = [new CircleId("a"), new CircleId("B")],
        [typeof(GatheringId)] = [new GatheringId("one"), new GatheringId("two")],
        [typeof(FollowUpId)] = [new FollowUpId("one"), new FollowUpId("two")],
        [typeof(NoteId)] = [new NoteId("one"), new NoteId("two")],
        [typeof(InteractionId)] = [new InteractionId("one"), new InteractionId("two")],
        [typeof(IntroductionId)] = [new IntroductionId("one"), new IntroductionId("two")],
        [typeof(ContactPair)] = [new ContactPair(new("x"), new("y")), new ContactPair(new("x"), new("z"))],
        [typeof(Initiator)] = [Initiator.Owner, Initiator.Unknown],
        [typeof(IReadOnlyList<string>)] = [new[] { "another" }, new[] { "yet another" }],
    };

    /// <summary>A copy for each property, except those that follow from others.</summary>
    internal static IEnumerable<(string Property, T Variant)> Of<T>(T full, params IEnumerable<string> dependent)
        where T : class
    {
        HashSet<string> left = [.. dependent];
        foreach (PropertyInfo property in StateOf(full.GetType()))
        {
            object? value = property.GetValue(full);
            Assert.False(IsDefault(value),
                $"{typeof(T).Name}.{property.Name} has its default value in the sample that should have everything.");
            if (left.Contains(property.Name)) continue;
            bool isVaried = false;
            foreach ((string path, object other) in OthersOf(property.PropertyType, value!))
            {
                T variant = (T)full.GetType().GetMethod("<Clone>$")!.Invoke(full, null)!;
                if (!TrySet(property, variant, other) || variant.Equals(full)) continue;
                isVaried = true;
                yield return ($"{typeof(T).Name}.{property.Name}{path}", variant);
                if (path.Length == 0) break;
            }

            Assert.True(isVaried,
                $"No other value of {typeof(T).Name}.{property.Name} is known: add two of {property.PropertyType} to the samples.");
        }
    }

    /// <summary>The properties that hold what a record is made of.</summary>
    private static IEnumerable<PropertyInfo> StateOf(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => FieldOf(property) is not null);

    private static FieldInfo? FieldOf(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);

    private static bool TrySet(PropertyInfo property, object target, object value)
    {
        // A list is one of the nouns' own, which are equal when their items are.
        if (value is Array items && property.GetValue(target) is { } list)
            value = Activator.CreateInstance(list.GetType(), BindingFlags.Instance | BindingFlags.NonPublic, binder: null,
                [items], culture: null)!;
        MethodInfo? setter = property.DeclaringType!.GetProperty(property.Name)!.GetSetMethod(nonPublic: true);
        if (setter is null)
        {
            FieldOf(property)!.SetValue(target, value);
            return true;
        }

        try
        {
            setter.Invoke(target, [value]);
            return true;
        }
        catch (TargetInvocationException fault) when (fault.InnerException is ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Other values; of a list of values with properties also lists in which one property of
    /// the first item is another.</summary>
    private static IEnumerable<(string Path, object Value)> OthersOf(Type type, object value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        object? near = value switch
        {
            Instant at => at - Duration.FromHours(1),
            Duration length => length + Duration.FromHours(1),
            IReadOnlyList<ContactId> contacts => (ContactId[])[.. contacts, new("zoe")],
            _ => null,
        };
        if (near is not null) yield return ("", near);
        else if (ItemOf(type) is { } item && !Samples.ContainsKey(type))
        {
            object[] items = [.. ((System.Collections.IEnumerable)value).Cast<object>()];
            foreach ((string path, object other) in ItemsOf(item, items[0]))
            {
                Array list = Array.CreateInstance(item, items.Length);
                for (int i = 0; i < items.Length; i++) list.SetValue(i == 0 ? other : items[i], i);
                yield return (path, list);
            }
        }
        else
        {
            foreach (object other in type.IsEnum ? Enum.GetValues(type).Cast<object>()
                .Reverse() : Samples.GetValueOrDefault(type, [])) yield return ("", other);
        }
    }

    /// <summary>A value with another argument of its constructor in turn.</summary>
    private static IEnumerable<(string Path, object Value)> ItemsOf(Type type, object value)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(static constructor => constructor.GetParameters().Length)!;
        ParameterInfo[] parameters = constructor.GetParameters();
        foreach (PropertyInfo property in StateOf(type))
        {
            int index = Array.FindIndex(parameters,
                parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase));
            Assert.True(index >= 0, $"{type.Name}.{property.Name} is not a parameter of the constructor.");
            object? other = OthersOf(property.PropertyType, property.GetValue(value) ?? 0)
                .Select(static candidate => candidate.Value)
                .Where(candidate => !candidate.Equals(property.GetValue(value)))
                .Select(candidate => Made(constructor, parameters, value, index, candidate))
                .FirstOrDefault(static made => made is not null);
            Assert.True(other is not null, $"No other value of {type.Name}.{property.Name} is known.");
            yield return ($"[].{property.Name}", other);
        }
    }

    private static object? Made(ConstructorInfo constructor, ParameterInfo[] parameters, object value, int changed,
        object argument)
    {
        object?[] arguments =
        [
            .. parameters.Select((parameter, i) => i == changed
                ? argument
                : StateOf(value.GetType())
                .Single(property => string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                .GetValue(value)),
        ];
        try
        {
            return constructor.Invoke(arguments);
        }
        catch (TargetInvocationException fault) when (fault.InnerException is ArgumentException)
        {
            return null;
        }
    }

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsDefault(object? value) => value switch
    {
        null => true,
        System.Collections.IEnumerable items => !items.Cast<object>().Any(),
        _ => value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType())),
    };
}
