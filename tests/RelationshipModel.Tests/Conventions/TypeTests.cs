using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Tests.Nouns;

namespace RelationshipModel.Tests.Conventions;

public sealed class TypeTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // TieKind.Agent and the like are values of RFC 6350; the words are forbidden as names of ours.
    private static readonly string[] ForbiddenWords =
        ["Customer", "Lead", "Prospect", "Tier", "Rank", "Ranked", "Ranking", "Manager", "Helper", "Util", "Utils", "Utility",
            "Data", "Info", "Processor", "Entity", "Dto"];

    public static TheoryData<Type> PublicTypes => [.. Core.PublicTypes];

    public static TheoryData<Type> Nouns => [.. Samples.ByType.Keys];

    [Fact]
    public void PublicClasses_AreSealedOrAbstract() =>
        Core.AssertNone(Core.PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }));

    // A host sets these in an Action; the engines take the immutable groups of them.
    [Fact]
    public void PublicProperties_HaveNoSetterButInit() =>
        Core.AssertNone(Core.PublicTypes.Except([typeof(RelationshipModelOptions)])
            .SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.SetMethod is { } set && (set.IsPublic || set.IsFamily || set.IsFamilyOrAssembly)
                && !IsInit(set))
            .Select(property => $"{property.DeclaringType}.{property.Name}"));

    [Fact]
    public void InstanceFieldsOfRecordsAndStructs_AreReadOnly() =>
        Core.AssertNone(Core.PublicTypes.Except([typeof(RelationshipModelOptions)])
            .Where(type => Core.Records.Contains(type) || (type.IsValueType && !type.IsEnum))
            .SelectMany(type => type.GetFields(Declared))
            .Where(field => field is { IsInitOnly: false, IsLiteral: false } && !field.IsStatic)
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void PublicFields_AreConstantsOrStaticReadOnly() =>
        Core.AssertNone(Core.PublicTypes.Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(Declared))
            .Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsLiteral
                && !(field is { IsStatic: true, IsInitOnly: true }))
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void StaticFields_AreReadOnly() =>
        Core.AssertNone(Core.Types.SelectMany(type => type.GetFields(Declared))
            .Where(field => field is { IsStatic: true, IsInitOnly: false, IsLiteral: false } && !field.Name.StartsWith('<'))
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void PublicStructs_AreReadOnlyRecordsOrReadOnly() =>
        Core.AssertNone(
            Core.PublicTypes.Where(type => type is { IsValueType: true, IsEnum: false }
                && !type.IsDefined(typeof(IsReadOnlyAttribute))));

    [Fact]
    public void EquatableTypes_HaveEqualityOperators() =>
        Core.AssertNone(Core.PublicTypes
            .Where(type => !type.IsEnum && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type))
            .Where(type => type.GetMethod("op_Equality", [type, type]) is null
                || type.GetMethod("op_Inequality", [type, type]) is null));

    [Fact]
    public void PublicEnums_HaveDistinctValues() =>
        Core.AssertNone(Core.PublicTypes.Where(
            type => type.IsEnum && Enum.GetValuesAsUnderlyingType(type).Cast<object>().Distinct().Count()
                != Enum.GetNames(type).Length));

    [Fact]
    public void PublicNames_HoldNoForbiddenWord() =>
        Core.AssertNone(Core.PublicTypes
            .SelectMany(type => PublicNames(type).Select(name => (Type: type, Name: name)))
            .Where(named => Words(named.Name).Any(word => ForbiddenWords.Contains(word, StringComparer.OrdinalIgnoreCase)))
            .Select(named => $"{named.Type}: {named.Name}"));

    [Theory]
    [InlineData("RankedTies", true)]
    [InlineData("frankly", false)]
    [InlineData("UserDTO", true)]
    [InlineData("metadata", false)]
    [InlineData("contactInfo", true)]
    [InlineData("Leading", false)]
    public void Words_OfAName_AreTakenApart(string name, bool isForbidden) =>
        Assert.Equal(isForbidden, Words(name).Any(word => ForbiddenWords.Contains(word, StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void PublicSignatures_NameNoDateTimeOrTimeSpan() =>
        Core.AssertNone(Core.PublicTypes.SelectMany(Core.VisibleMethods)
            .Where(method => SignatureTypes(method)
                .Any(type => type == typeof(DateTime) || type == typeof(TimeSpan) || type == typeof(DateOnly)
                    || type == typeof(TimeOnly)))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void CancellationTokens_ComeLastAndHaveADefault() =>
        Core.AssertNone(Core.PublicTypes.SelectMany(Core.VisibleMethods)
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
            .Where(method => method.GetParameters()[^1] is not { HasDefaultValue: true, Name: "cancellationToken" } last
                || last.ParameterType != typeof(CancellationToken)
                || method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1)
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void MethodsThatReturnTasks_AreNamedAsyncAndTakeACancellationToken() =>
        Core.AssertNone(Core.PublicTypes.SelectMany(Core.VisibleMethods).OfType<MethodInfo>()
            .Where(method => SignatureTypes(method.ReturnType).Any(type =>
                type == typeof(Task) || type == typeof(ValueTask) || type == typeof(Task<>) || type == typeof(ValueTask<>)
                    || type == typeof(IAsyncEnumerable<>)))
            .Where(method => method.Name is not "DisposeAsync"
                && (!method.Name.EndsWith("Async", StringComparison.Ordinal)
                    || method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken))))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void Samples_HoldEveryNoun()
    {
        IEnumerable<Type> nouns = Core.PublicTypes.Where(
            type => type.Namespace == "RelationshipModel" && !type.IsAbstract && type.GetConstructors().Length
                + Factories(type) > 0)
            .Where(type => Core.Records.Contains(type) || (type is { IsValueType: true, IsEnum: false }))
            .Where(type => !ResultTypes.Contains(type.Name));

        Core.AssertNone(nouns.Except(Samples.ByType.Keys));
    }

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Noun_BuiltTwiceAlike_IsEqualAndHashesAlike(Type type)
    {
        object one = Samples.ByType[type]();
        object two = Samples.ByType[type]();

        Assert.NotSame(one, two);
        Assert.True(one.Equals(two), $"{one} is not equal to itself built again.");
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.True((bool)type.GetMethod("op_Equality", [type, type])!.Invoke(null, [one, two])!);
        Assert.False((bool)type.GetMethod("op_Inequality", [type, type])!.Invoke(null, [one, two])!);
    }

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Noun_ToString_ShowsNoFreeText(Type type)
    {
        object noun = Samples.ByType[type]();

        Assert.DoesNotContain(Samples.Marker, noun.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("", noun.ToString());
    }

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Noun_WithFreeTexts_HoldsTheMarkerInEachInItsSample(Type type)
    {
        object noun = Samples.ByType[type]();

        IEnumerable<string> unmarked = type.GetProperties()
            .Where(property => !Codes.Contains($"{type.Name}.{property.Name}") && property.Name != "Value")
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(IReadOnlyList<string>))
            .Where(property => !Texts(property.GetValue(noun))
                .Any(text => text.Contains(Samples.Marker, StringComparison.Ordinal)))
            .Select(property => property.Name);

        Core.AssertNone(unmarked);
    }

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Noun_ToString_IsTheSameInEveryCulture(Type type)
    {
        object noun = Samples.ByType[type]();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            string[] texts = [.. new[] { "", "de-DE", "ar-SA", "fa-IR", "th-TH" }.Select(culture =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                return noun.ToString()!;
            })];

            Assert.Single(texts.Distinct());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void PublicConstructorsAndFactories_RefuseDefaultIds()
    {
        List<string> accepted = [];
        int tried = 0;
        foreach (MethodBase method in Core.PublicTypes.Where(type => MakerOf(type) is not null).SelectMany(TakesIds))
        {
            object? target = method.IsStatic || method is ConstructorInfo ? null : MakerOf(method.DeclaringType!)!();
            ParameterInfo[] parameters = method.GetParameters();
            for (int i = 0; i < parameters.Length; i++)
            {
                if (IdOf(parameters[i].ParameterType) is null) continue;
                object?[] arguments = [.. parameters.Select(Argument)];
                Assert.True(IsAccepted(method, target, arguments, out Exception? unexpected),
                    $"{method.DeclaringType}.{method.Name} refuses good arguments: {unexpected}");
                arguments[i] = DefaultOf(parameters[i].ParameterType);
                tried++;
                if (IsAccepted(method, target, arguments, out Exception? refusal) || refusal is not ArgumentException)
                    accepted.Add($"{method.DeclaringType}.{method.Name}({parameters[i].Name})");
            }
        }

        Core.AssertNone(accepted);
        Assert.True(tried > 20, $"Only {tried} parameters were tried.");
    }

    [Fact]
    public void InitProperties_RefuseDefaultIds()
    {
        List<string> accepted = [];
        foreach (Type type in Samples.ByType.Keys)
        {
            foreach (PropertyInfo property in type.GetProperties()
                .Where(property => property.SetMethod is { IsPublic: true } && IdOf(property.PropertyType) is not null))
            {
                if (IsAccepted(property.SetMethod!, Samples.ByType[type](), [DefaultOf(property.PropertyType)],
                    out Exception? refusal) || refusal is not ArgumentException)
                    accepted.Add($"{type}.{property.Name}");
            }
        }

        Core.AssertNone(accepted);
    }

    // What the library gives out rather than takes in: their tests are with what makes them.
    private static readonly string[] ResultTypes =
        ["RelationshipScore", "Explanation", "ScoreChange", "ReciprocityBalance", "TrustEstimate"];

    // Texts that are not free: ours, not a person's.
    private static readonly string[] Codes = ["Reason.Code", "ReasonArgument.Name"];

    /// <summary>The types that take ids, beside the nouns.</summary>
    private static readonly Dictionary<Type, Func<object>> Takers = new()
    {
        [typeof(NetworkSnapshot)] = () => new NetworkSnapshot(new OwnerId("owner"), Samples.At, DateTimeZone.Utc, [], []),
        [typeof(TieLedger)] = () =>
        {
            TieLedger ledger = new(new RelationshipScorer(), _ => [Samples.Interaction()]);
            ledger.Record(new OwnerId("owner"), Samples.Interaction());
            return ledger;
        },
    };

    private static IEnumerable<MethodBase> TakesIds(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .OfType<MethodBase>()
            .Where(method => method is not MethodInfo || !(method.IsAbstract || method.IsSpecialName))
            .Where(method => method.Name is not ("Equals" or "CompareTo" or "Parse" or "TryParse" or "Deconstruct"))
            .Where(method => method.IsStatic || method is ConstructorInfo || MakerOf(type) is not null)
            .Where(method => method.GetParameters().Any(parameter => IdOf(parameter.ParameterType) is not null));

    private static Func<object>? MakerOf(Type type) => Samples.ByType.GetValueOrDefault(type) ?? Takers.GetValueOrDefault(type);

    /// <summary>The type of id, pair or key that a parameter takes, by itself, as nullable or in a
    /// list; null where it takes none.</summary>
    private static Type? IdOf(Type type)
    {
        Type bare = Nullable.GetUnderlyingType(type)
            ?? (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments()[0] : type);
        return IsIdentifier(bare) || bare == typeof(ContactPair) || bare == typeof(TieKey) ? bare : null;
    }

    private static bool IsIdentifier(Type type) =>
        type.IsValueType && type.GetInterfaces()
            .Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IIdentifier<>));

    private static object? DefaultOf(Type type)
    {
        Type id = IdOf(type)!;
        object none = RuntimeHelpers.GetUninitializedObject(id);
        if (type.IsValueType) return none;
        Array list = Array.CreateInstance(id, 1);
        list.SetValue(none, 0);
        return list;
    }

    private static object? Argument(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type == typeof(ContactId)) return parameter.Name is "b" or "second" or "absorbed" ? Samples.Ben : Samples.Ada;
        if (type == typeof(IEnumerable<ContactId>)) return new[] { Samples.Ada, Samples.Ben };
        if (type == typeof(IEnumerable<Interaction>)) return new[] { Samples.Interaction() };
        if (type == typeof(IEnumerable<IntroductionStep>))
            return new IntroductionStep[] { new(IntroductionStage.Draft, Samples.At),
                new(IntroductionStage.AskedFirst, Samples.At), new(IntroductionStage.Declined, Samples.At) };
        if (type == typeof(Interaction) && parameter.Name == "hypothetical")
            return new Interaction(new InteractionId("new"), Samples.At, Channel.Voice, Samples.Ada);
        if (type == typeof(Instant)) return Samples.At;
        if (type == typeof(DateTimeOffset)) return Samples.At.ToDateTimeOffset();
        if (type == typeof(LocalDate)) return parameter.Name == "until" ? Samples.Day.PlusDays(1) : Samples.Day;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(1);
        if (Samples.ByType.TryGetValue(type, out Func<object>? make)) return make();
        if (type == typeof(string)) return "text";
        if (type == typeof(DateTimeZone)) return DateTimeZone.Utc;
        if (type == typeof(IEnumerable<Contact>)) return Array.Empty<Contact>();
        if (type == typeof(IEnumerable<RelationshipScore>)) return Array.Empty<RelationshipScore>();
        return parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException($"There is no sample of {type} for {parameter.Member}.");
    }

    private static bool IsAccepted(MethodBase method, object? target, object?[] arguments, out Exception? refusal)
    {
        try
        {
            refusal = null;
            _ = method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(target, arguments);
            return true;
        }
        catch (TargetInvocationException e)
        {
            refusal = e.InnerException;
            return false;
        }
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        IEnumerable<string> texts => texts,
        _ => [],
    };

    private static int Factories(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Count(method => method.ReturnType == type && !method.IsSpecialName);

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers()
        .Contains(typeof(IsExternalInit));

    private static IEnumerable<string> PublicNames(Type type) =>
    [
        .. type.FullName!.Split('.', '+'),
        .. type.GetMembers(Declared).Where(IsVisible).Select(member => member.Name),
        .. Core.VisibleMethods(type).SelectMany(method => method.GetParameters()).Select(parameter => parameter.Name ?? ""),
    ];

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        _ => false,
    };

    /// <summary>The words of a name in Pascal or camel case; a run of capitals is one.</summary>
    private static IEnumerable<string> Words(string name)
    {
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i < name.Length
                && !(char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))))
                continue;
            yield return name[start..i].Trim('_');
            start = i;
        }
    }

    private static IEnumerable<Type> SignatureTypes(MethodBase method) =>
        [.. method.GetParameters().SelectMany(parameter => SignatureTypes(parameter.ParameterType)),
            .. method is MethodInfo { ReturnType: var returned } ? SignatureTypes(returned) : []];

    private static IEnumerable<Type> SignatureTypes(Type type)
    {
        while (type.HasElementType) type = type.GetElementType()!;
        return type.IsGenericType
            ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(SignatureTypes)] : [type];
    }
}
