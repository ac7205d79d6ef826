using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using NodaTime;
using RelationshipModel.Json;
using RelationshipModel.Scoring;
using RelationshipModel.Tests.Conventions;
using RelationshipModel.Tests.Laws;
using RelationshipModel.Tests.Nouns;

namespace RelationshipModel.Tests.Json;

/// <summary>All that a host may write comes back from JSON as it was, with any options.</summary>
public sealed class RoundTripTests
{
    private static readonly JsonSerializerOptions Quiet = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static TheoryData<Type> Nouns => [.. Samples.ByType.Keys];

    public static TheoryData<Type> Enums => [.. Core.PublicTypes.Where(static type => type.IsEnum)];

    public static TheoryData<Type> Values => [.. Core.PublicTypes.Where(static type => !type.IsAbstract
        && (Core.Records.Contains(type) || type is { IsValueType: true, IsEnum: false }))];

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Noun_WithAnyOptions_ComesBackAsItWas(Type type)
    {
        object noun = Samples.ByType[type]();
        foreach (JsonSerializerOptions options in (JsonSerializerOptions[])
            [new(), Quiet, new(JsonSerializerDefaults.Web), new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower }])
        {
            JsonSerializerOptions all = RelationshipJson.WithPrivate(
                new(options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() });
            string json = JsonSerializer.Serialize(noun, type, all);

            Assert.Equal(noun, JsonSerializer.Deserialize(json, type, options));
            Assert.Equal(noun, JsonSerializer.Deserialize($"[{json}]", type.MakeArrayType(), options) is Array { Length: 1 } array
                ? array.GetValue(0) : null);
        }
    }

    [Theory]
    [MemberData(nameof(Nouns), DisableDiscoveryEnumeration = true)]
    public void Noun_WithContractsOfTheLibraryAlone_IsTheSameText(Type type)
    {
        object noun = Samples.ByType[type]();
        if (RelationshipJson.Web.TryGetTypeInfo(type, out JsonTypeInfo? contract))
            Assert.Equal(
                JsonSerializer.Serialize(noun, type, JsonSerializerOptions.Web),
                JsonSerializer.Serialize(noun, contract));
    }

    [Theory]
    [MemberData(nameof(Enums), DisableDiscoveryEnumeration = true)]
    public void Enum_OfThisLibrary_IsWrittenByName(Type type)
    {
        foreach (object value in Enum.GetValues(type))
        {
            string json = JsonSerializer.Serialize(value, type);

            Assert.Equal($"\"{value}\"", json);
            Assert.Equal(value, JsonSerializer.Deserialize(json, type));
        }

        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("1", type));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("\"1\"", type));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("\"Nothing of the kind\"", type));
    }

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Value_OfThisLibrary_HidesNoTimeBehindBraces(Type type)
    {
        Assert.NotNull(JsonSerializerOptions.Default.GetTypeInfo(type));
        if (type.IsDefined(typeof(JsonConverterAttribute))) return;

        Core.AssertNone(type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => !property.IsDefined(typeof(JsonConverterAttribute))
                && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Where(static property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Namespace
                == nameof(NodaTime))
            .Select(property => $"{type.Name}.{property.Name} is written by its parts"));
    }

    [Fact]
    public void Interaction_Any_ComesBackAsItWas() =>
        Histories.Any.Sample(static interaction =>
        {
            string json = JsonSerializer.Serialize(interaction, RelationshipJson.WithPrivate(RelationshipJson.Web));
            return interaction == JsonSerializer.Deserialize<Interaction>(json, RelationshipJson.Web);
        });

    [Fact]
    public void Duration_Any_ComesBackAsItWas() =>
        Gen.Select(Gen.Int[-15_000_000, 15_000_000], Gen.Long[0, NodaConstants.NanosecondsPerDay - 1])
            .Sample(static (days, rest) =>
        {
            RevisitHalfLife value = new(Duration.FromDays(days) + Duration.FromNanoseconds(rest));
            return value == JsonSerializer.Deserialize<RevisitHalfLife>(JsonSerializer.Serialize(value));
        });

    [Fact]
    public void Id_AsAKey_IsItsText()
    {
        Dictionary<ContactId, int> counts = new() { [new("ada \"b\"")] = 1 };
        string json = JsonSerializer.Serialize(counts);

        Assert.Equal("{\"ada \\u0022b\\u0022\":1}", json);
        Assert.Equal(counts, JsonSerializer.Deserialize<Dictionary<ContactId, int>>(json));
    }

    [Fact]
    public void Explanation_OfAScore_ComesBackAsItWas()
    {
        Tie tie = Assert.IsType<Tie>(Samples.ByType[typeof(Tie)]());
        Explanation explanation = new RelationshipScorer().Score(tie, Samples.At + Duration.FromDays(30)).Explanation;

        Assert.Equal(explanation, JsonSerializer.Deserialize<Explanation>(JsonSerializer.Serialize(explanation)));
    }

    private readonly record struct RevisitHalfLife(
        [property: JsonConverter(typeof(RelationshipJsonConverter<Duration>))] Duration Length);
}
