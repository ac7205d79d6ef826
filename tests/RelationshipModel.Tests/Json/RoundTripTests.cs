using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using NodaTime;
using RelationshipModel.Json;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
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

    /// <summary>What the samples have otherwise: each optional value and its absence.</summary>
    private static readonly object[] Others =
    [
        new Contact(Samples.Ada, "Ada"), Samples.Contact() with { SupportRole = SupportRole.ContactSupportsOwner },
        TieProfile.None,
        new TieProfile
        {
            SupportRole = SupportRole.OwnerSupportsContact,
            RecordedDirections = RecordedDirections.ContactsOnly,
            IsHidden = true,
            MemberSince = Samples.Day,
        },
        new StatedCloseness(Closeness.Acquaintance, Samples.Day, ClosenessMeaning.Now),
        new StatedState(ContactState.Ended, Samples.Day),
        new Circle(new("c"), "Close"), new CircleMembership(new("c"), Samples.Ada, Samples.Day), Cadence.AsItComes,
        Cadence.Every(Period.FromDays(9)), Initiator.Owner, Initiator.Unknown, Samples.OpenFollowUp(),
        new FollowUp(new("f"), TieSide.Contact, Samples.Ada, Samples.At), new Gathering(new("g"), "Dinner", Samples.At),
        new Interaction(new("i"), Samples.At, Channel.Letter, Samples.Ada),
        Samples.Draft(), Samples.Draft().AskFirst(Samples.At).Decline(Samples.Ben, Samples.At),
        Samples.Accepted().Make(Samples.At).Meet(Samples.At),
        new Acquaintance(new(Samples.Ada, Samples.Ben), AcquaintanceState.NotAcquainted),
        new Merge(Samples.Ada, Samples.Ben, MergeState.Proposed, Samples.At), new Reason("nothing"),
        ReasonArgument.Of("n", Samples.Ada), ReasonArgument.Of("n", [Samples.Ada, Samples.Ben]),
        ReasonArgument.Of("n", Samples.Day),
        ReasonArgument.Of("n", Duration.FromHours(25)), ReasonArgument.Of("n", 1.5), ReasonArgument.Of("n", "tea"),
        ReasonArgument.Of("n", Array.Empty<string>()), new Tie(new(new("me"), Samples.Ada), []),
        new LastSeen(Samples.Ada, Samples.At),
    ];

    [Fact]
    public void Noun_WithAndWithoutEachOptionalValue_ComesBackAsItWas() => Assert.All(Others, static noun =>
    {
        foreach (JsonSerializerOptions options in (JsonSerializerOptions[])[JsonSerializerOptions.Default, Quiet])
        {
            string json = JsonSerializer.Serialize(noun, noun.GetType(), options);
            Assert.Equal(noun, JsonSerializer.Deserialize(json, noun.GetType()));
        }
    });

    [Theory]
    [InlineData(typeof(TieProfile), "{}")]
    [InlineData(typeof(Contact), """{"Id":"ada","Name":"Ada"}""")]
    [InlineData(typeof(Merge), """{"Kept":"ada","Absorbed":"ben","State":"Proposed","At":"2024-05-06T07:08:00Z"}""")]
    [InlineData(typeof(Circle), """{"Id":"c","Name":"Close"}""")]
    [InlineData(typeof(Initiator), "{}")]
    [InlineData(typeof(FollowUp), """{"Id":"f","By":"contact","Contact":"ada","PromisedAt":"2024-05-06T07:08:00Z"}""")]
    [InlineData(typeof(Tie), """{"Key":{"Owner":"me","Contact":"ada"}}""")]
    public void Noun_OfItsRequiredPropertiesAlone_HasTheDefaults(Type type, string json) =>
        Assert.Contains(JsonSerializer.Deserialize(json, type), Others);

    [Fact]
    public void Explanation_OfTermAndValueAlone_IsAGivenNumber() =>
        Assert.Equal(
            new Explanation("bond", 2, "1", Combination.Given),
            JsonSerializer.Deserialize<Explanation>("""{"Term":"bond","Value":2}"""));

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
