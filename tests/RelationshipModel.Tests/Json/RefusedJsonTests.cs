using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Tests.Json;

/// <summary>No default is read for a value that is missing, and nothing that is written is passed over.</summary>
public sealed class RefusedJsonTests
{
    private const string Whole = """{"Id":"1","At":"2026-01-31T18:30:00Z","Channel":"Letter","Contacts":["ada"]}""";

    [Fact]
    public void Read_WhatMustBeThere_IsEnough() =>
        Assert.Equal(
            new Interaction(new("1"), Instant.FromUtc(2026, 1, 31, 18, 30), Channel.Letter, new ContactId("ada")),
            JsonSerializer.Deserialize<Interaction>(Whole));

    [Theory]
    [InlineData("\"Id\":\"1\",", "", "The property 'Id' of Interaction is missing.")]
    [InlineData("\"1\"", "\"\"", "'' is not a valid InteractionId; write it like \"42\".")]
    [InlineData("\"1\"", "1", "InteractionId is written as text, such as \"42\"; this is Number.")]
    [InlineData("\"1\"", "null", "The property 'Id' of Interaction is missing.")]
    [InlineData("\"At\":\"2026-01-31T18:30:00Z\",", "", "The property 'At' of Interaction is missing.")]
    [InlineData("2026-01-31T18:30:00Z", "2026-01-31", "'2026-01-31' is not a valid Instant; write it like \"2026-01-31T18:30:00Z\".")]
    [InlineData("\"2026-01-31T18:30:00Z\"", "{}",
        "Instant is written as text, such as \"2026-01-31T18:30:00Z\"; this is StartObject.")]
    [InlineData("\"Letter\"", "\"Pigeon\"",
        "'Pigeon' is not a valid Channel; write one of Other, InPerson, Video, Voice, Letter, Message, Email, Reaction.")]
    [InlineData("\"Letter\"", "4",
        "Channel is written as text, one of Other, InPerson, Video, Voice, Letter, Message, Email, Reaction; this is Number.")]
    [InlineData("[\"ada\"]", "[]", "This is not a valid Interaction: An interaction needs at least one contact. (Parameter 'contacts')")]
    [InlineData(",\"Contacts\":[\"ada\"]", "", "The property 'Contacts' of Interaction is missing.")]
    [InlineData("[\"ada\"]", "[null]", "A list of ContactId must not contain null.")]
    [InlineData("[\"ada\"]", "\"ada\"", "A list of ContactId is written as an array; this is String.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"id\":\"2\"", "The property 'Id' of Interaction appears twice.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"Length\":\"P1M\"", "'P1M' is not a valid Duration; write it like \"PT1H30M\".")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"IsReply\":\"yes\"", "This String is not a valid Boolean.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"HeadCount\":1.5", "This Number is not a valid Int32.")]
    public void Read_WhatIsNotSo_SaysWhatAndHow(string sound, string broken, string message)
    {
        JsonException e = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Interaction>(Whole.Replace(sound, broken, StringComparison.Ordinal)));

        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnUnknownProperty_NamesThoseThereAre()
    {
        JsonException e = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<Circle>("""{"id":"c","name":"Close","capcity":5}""", JsonSerializerOptions.Web));

        Assert.StartsWith(
            "Circle has no property 'capcity'; its properties are id, name, purpose, cadence, capacity.", e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnUnknownFlag_NamesThoseThereAre()
    {
        JsonException e = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<TieKind>("\"Foe\""));

        Assert.Equal(
            $"'Foe' is not a valid TieKind; write one or more of {string.Join(", ", Enum.GetNames<TieKind>())} with commas "
                + "between them.", e.Message.Split(" Path:")[0]);
    }

    [Theory]
    [InlineData(typeof(Circle), "5", "Circle is written as an object; this is Number.")]
    [InlineData(typeof(Cadence), "{}", "This is not a valid Cadence: Give a target, such as P1M, or IsAsItComes.")]
    [InlineData(typeof(Cadence), """{"IsAsItComes":true,"Target":"P1M"}""",
        "This is not a valid Cadence: Give a target, such as P1M, or IsAsItComes.")]
    [InlineData(typeof(Initiator), """{"Side":"Owner","Contact":"ada"}""",
        "This is not a valid Initiator: Either the owner or a contact initiated; name the contact if it was one.")]
    [InlineData(typeof(Initiator), """{"Side":"Contact"}""",
        "This is not a valid Initiator: Either the owner or a contact initiated; name the contact if it was one.")]
    [InlineData(typeof(FollowUp),
        """{"Id":"f","By":"Owner","Contact":"ada","PromisedAt":"2026-01-31T18:30:00Z","ClosedAt":"2026-01-31T18:30:00Z"}""",
        "This is not a valid FollowUp: An open promise has no instant at which it was closed.")]
    [InlineData(typeof(FollowUp),
        """{"Id":"f","By":"Owner","Contact":"ada","PromisedAt":"2026-01-31T18:30:00Z","Outcome":"Kept"}""",
        "The property 'ClosedAt' of FollowUp is missing.")]
    [InlineData(typeof(ReasonArgument), """{"Name":"n","Contact":"ada","Number":1}""",
        "This is not a valid ReasonArgument: A reason's argument must have exactly one value.")]
    [InlineData(typeof(ReasonArgument), """{"Name":"n","Contacts":["ada"],"Words":["tea"]}""",
        "This is not a valid ReasonArgument: A reason's argument must have exactly one value.")]
    [InlineData(typeof(ReasonArgument), """{"Name":"n","Date":"2026-01-31","Length":"P1D"}""",
        "This is not a valid ReasonArgument: A reason's argument must have exactly one value.")]
    [InlineData(typeof(Contact), """{"Id":"a","Name":"Ada","Birthday":"2026-01-31"}""",
        "'2026-01-31' is not a valid AnnualDate; write it like \"01-31\".")]
    [InlineData(typeof(Contact), """{"Id":"a","Name":"Ada","SnoozedUntil":"31.1.2026"}""",
        "'31.1.2026' is not a valid LocalDate; write it like \"2026-01-31\".")]
    [InlineData(typeof(Contact), """{"Id":"a","Name":5}""", "String is written as text, such as \"text\"; this is Number.")]
    [InlineData(typeof(Cadence), """{"Target":"monthly"}""", "'monthly' is not a valid Period; write it like \"P1M\".")]
    [InlineData(typeof(Channel), "\"1234567890123456789012345678901234567890\"",
        "'1234567890123456789012345678901234567890' is not a valid Channel; write one of Other, InPerson,")]
    [InlineData(typeof(Channel), "\"12345678901234567890123456789012345678901\"",
        "'1234567890123456789012345678901234567890...' is not a valid Channel; write one of Other, InPerson,")]
    [InlineData(typeof(TieKind), "5", "TieKind is written as text, one or more of None, Contact, Acquaintance,")]
    [InlineData(typeof(Tie), """{"Key":{"Owner":"me","Contact":"ada"},"History":{}}""",
        "A list of Interaction is written as an array; this is StartObject.")]
    [InlineData(typeof(Merge), """{"Kept":"a","Absorbed":"b","State":"Accepted","At":"2026-01-31T18:30:00Z","Similarity":"1"}""",
        "This String is not a valid Double.")]
    public void Read_OfOtherTypesWhatIsNotSo_SaysWhatAndHow(Type type, string json, string message) =>
        Assert.StartsWith(
            message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Berlin\"", "'Berlin' is not a valid DateTimeZone; write it like \"Europe/Berlin\".",
        "There is no time zone Berlin.")]
    [InlineData("5", "DateTimeZone is written as text, such as \"Europe/Berlin\"; this is Number.", null)]
    public void Read_AZoneThatThereIsNot_IsRefused(string json, string message, string? cause)
    {
        JsonException refusal = Assert.Throws<JsonException>(() => Read<DateTimeZone>(json));
        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(cause, refusal.InnerException?.Message);
        Assert.Equal("Europe/Berlin", Read<DateTimeZone>("\"Europe/Berlin\"").Id);
    }

    [Theory]
    [InlineData("P1Y", null)]
    [InlineData("P1M", null)]
    [InlineData("P2W", 14 * 24 * 3600.0)]
    [InlineData("P1W2D", 9 * 24 * 3600.0)]
    [InlineData("P1DT1H1M1.5S", 24 * 3600 + 3661.5)]
    [InlineData("PT-1S", -1.0)]
    [InlineData("PT0S", 0.0)]
    public void Read_ALength_IsOfPartsThatDoNotVary(string text, double? seconds)
    {
        if (seconds is { } expected) Assert.Equal(Duration.FromSeconds(expected), Read<Duration>($"\"{text}\""));
        else
            Assert.Equal(
                "A length must be in weeks, days, hours, minutes and seconds, as years and months vary.",
                Assert.Throws<JsonException>(() => Read<Duration>($"\"{text}\"")).InnerException!.Message);
    }

    [Theory]
    [InlineData(0, "P0D")]
    [InlineData(90, "PT1M30S")]
    [InlineData(24 * 3600, "P1D")]
    [InlineData(24 * 3600 + 1, "P1DT1S")]
    [InlineData(-24 * 3600 - 1, "P-1DT-1S")]
    public void Write_ALength_SetsDaysApart(int seconds, string text)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
            new RelationshipJsonConverter<Duration>().Write(writer, Duration.FromSeconds(seconds), JsonSerializerOptions.Default);
        Assert.Equal($"\"{text}\"", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Read_ANameOfAnEnum_IsTakenInAnyCaseAndTheOthersAreListed()
    {
        Assert.Equal(Channel.Letter, Read<Channel>("\"letter\""));
        Assert.Equal(
            "The names are Open, Kept, Broken, Dropped.",
            Assert.Throws<JsonException>(static () => Read<FollowUpOutcome>("\"Lost\"")).InnerException!.Message);
    }

    [Fact]
    public void Read_AnInstantWithAnOffset_IsTheSameInstant() =>
        Assert.Equal(Instant.FromUtc(2026, 1, 31, 16, 30), Read<Instant>("\"2026-01-31T18:30:00+02:00\""));

    [Fact]
    public void Converter_WithoutAFormOfTheType_IsRefused() =>
        Assert.Equal(
            "System.Version has no JSON form of its own; remove its converter.",
            Assert.Throws<NotSupportedException>(static () => new RelationshipJsonConverter<Version>()).Message);

    [Fact]
    public void Converter_WithoutAWriter_IsRefused()
    {
        RelationshipJsonConverter<ContactId> converter = new();
        Assert.Throws<ArgumentNullException>("writer", () => converter.Write(null!, new("ada"), JsonSerializerOptions.Default));
        Assert.Throws<ArgumentNullException>(
            "writer", () => converter.WriteAsPropertyName(null!, new("ada"), JsonSerializerOptions.Default));
        Assert.Throws<ArgumentNullException>("options", static () => RelationshipJson.WithPrivate(null!));
    }

    [Fact]
    public void Key_OfATypeThatIsNoText_IsRefused()
    {
        Dictionary<TieKey, int> counts = new() { [new(new("me"), new("ada"))] = 1 };
        Assert.StartsWith(
            "TieKey cannot be a key in JSON.",
            Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(counts)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "TieKey cannot be a key in JSON.",
            Assert.Throws<NotSupportedException>(static () =>
                JsonSerializer.Deserialize<Dictionary<TieKey, int>>("""{"a":1}""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ADefaultId_IsRefused() =>
        Assert.ThrowsAny<ArgumentException>(() => JsonSerializer.Serialize(default(ContactId)));

    private static T Read<T>(string json)
        where T : notnull
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return new RelationshipJsonConverter<T>().Read(ref reader, typeof(T), JsonSerializerOptions.Default);
    }
}
