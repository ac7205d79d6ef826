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
    [InlineData("\"Id\":\"1\",", "", "The property 'Id' of interaction is missing.")]
    [InlineData("\"1\"", "\"\"", "Id: '' is not a valid interaction id; write it like \"42\".")]
    [InlineData("\"1\"", "1", "Id: This number is not a valid interaction id; write it as text, such as \"42\".")]
    [InlineData("\"1\"", "null", "The property 'Id' of interaction is missing.")]
    [InlineData("\"At\":\"2026-01-31T18:30:00Z\",", "", "The property 'At' of interaction is missing.")]
    [InlineData("2026-01-31T18:30:00Z", "2026-01-31",
        "At: '2026-01-31' is not a valid instant; write it like \"2026-01-31T18:30:00Z\".")]
    [InlineData("\"2026-01-31T18:30:00Z\"", "{}",
        "At: This object is not a valid instant; write it as text, such as \"2026-01-31T18:30:00Z\".")]
    [InlineData("\"Letter\"", "\"Pigeon\"",
        "Channel: 'Pigeon' is not a valid channel; "
            + "write one of Other, InPerson, Video, Voice, Letter, Message, Email, Reaction.")]
    [InlineData("\"Letter\"", "4",
        "Channel: This number is not a valid channel; write it as text, one of Other, InPerson, Video, Voice, Letter, Message, "
            + "Email, Reaction.")]
    [InlineData("[\"ada\"]", "[]", "Contacts: An interaction needs at least one contact.")]
    [InlineData(",\"Contacts\":[\"ada\"]", "", "The property 'Contacts' of interaction is missing.")]
    [InlineData("[\"ada\"]", "[null]", "Contacts: A list must not contain null.")]
    [InlineData("[\"ada\"]", "\"ada\"", "Contacts: This text is not a valid list; write it as an array.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"id\":\"2\"", "The property 'Id' of interaction appears twice.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"Length\":\"P1M\"",
        "Length: 'P1M' is not a valid duration; write it like \"PT1H30M\".")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"IsReply\":\"yes\"",
        "IsReply: This text is not a valid boolean; write it as true or false.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"HeadCount\":1.5",
        "HeadCount: This number is not a valid integer; write it as a whole number.")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"HeadCount\":1", "HeadCount: The head count must be at least 2:")]
    [InlineData("\"Id\":\"1\"", "\"Id\":\"1\",\"AfterFeel\":3", "AfterFeel: The after-feel must be from -2 to 2.")]
    [InlineData("2026-01-31T18:30:00Z", "0001-01-01T00:00:00Z", "At: The instant must be from 0001-01-02T00:00:00Z to")]
    [InlineData("\"Letter\"", "\"Letter, Message\"", "Channel: 'Letter, Message' is not a valid channel; write one of Other,")]
    [InlineData("\"ada\"", "\"\\ud800\"", "Contacts: The text is not valid Unicode.")]
    [InlineData("\"Id\"", "\"\\ud800\"", "The text is not valid Unicode.")]
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
            "There is no property 'capcity' of circle; there are id, name, purpose, cadence, capacity.", e.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnUnknownFlag_NamesThoseThereAre()
    {
        JsonException e = Assert.Throws<JsonException>(
            () => JsonSerializer.Deserialize<TieKind>("\"Foe\""));

        Assert.Equal(
            $"'Foe' is not a valid tie kind; write one or more of {string.Join(", ", Enum.GetNames<TieKind>())} with commas "
                + "between them.", e.Message.Split(" Path:")[0]);
    }

    [Theory]
    [InlineData(typeof(Circle), "5", "This number is not a valid circle; write it as an object.")]
    [InlineData(typeof(Cadence), "{}", "This is not a valid cadence: A cadence has a target, such as P1M, or is as it comes.")]
    [InlineData(typeof(Cadence), """{"IsAsItComes":true,"Target":"P1M"}""",
        "This is not a valid cadence: A cadence has a target, such as P1M, or is as it comes.")]
    [InlineData(typeof(Initiator), """{"Side":"Owner","Contact":"ada"}""",
        "This is not a valid initiator: Either the owner or a contact initiated; name the contact if it was one.")]
    [InlineData(typeof(Initiator), """{"Side":"Contact"}""",
        "This is not a valid initiator: Either the owner or a contact initiated; name the contact if it was one.")]
    [InlineData(typeof(FollowUp),
        """{"Id":"f","By":"Owner","Contact":"ada","PromisedAt":"2026-01-31T18:30:00Z","ClosedAt":"2026-01-31T18:30:00Z"}""",
        "This is not a valid follow up: An open promise has no instant at which it was closed.")]
    [InlineData(typeof(FollowUp),
        """{"Id":"f","By":"Owner","Contact":"ada","PromisedAt":"2026-01-31T18:30:00Z","Outcome":"Kept"}""",
        "The property 'ClosedAt' of follow up is missing.")]
    [InlineData(typeof(ReasonArgument), """{"Name":"n","Contact":"ada","Number":1}""",
        "This is not a valid reason argument: A reason's argument must have exactly one value.")]
    [InlineData(typeof(ReasonArgument), """{"Name":"n","Contacts":["ada"],"Words":["tea"]}""",
        "This is not a valid reason argument: A reason's argument must have exactly one value.")]
    [InlineData(typeof(ReasonArgument), """{"Name":"n","Date":"2026-01-31","Length":"P1D"}""",
        "This is not a valid reason argument: A reason's argument must have exactly one value.")]
    [InlineData(typeof(Contact), """{"Id":"a","Name":"Ada","Birthday":"2026-01-31"}""",
        "Birthday: '2026-01-31' is not a valid annual date; write it like \"01-31\".")]
    [InlineData(typeof(Contact), """{"Id":"a","Name":"Ada","SnoozedUntil":"31.1.2026"}""",
        "SnoozedUntil: '31.1.2026' is not a valid local date; write it like \"2026-01-31\".")]
    [InlineData(typeof(Contact), """{"Id":"a","Name":5}""",
        "Name: This number is not a valid string; write it as text, such as \"text\".")]
    [InlineData(typeof(Cadence), """{"Target":"monthly"}""", "Target: 'monthly' is not a valid period; write it like \"P1M\".")]
    [InlineData(typeof(Channel), "\"1234567890123456789012345678901234567890\"",
        "'1234567890123456789012345678901234567890' is not a valid channel; write one of Other, InPerson,")]
    [InlineData(typeof(Channel), "\"12345678901234567890123456789012345678901\"",
        "'1234567890123456789012345678901234567890...' is not a valid channel; write one of Other, InPerson,")]
    [InlineData(typeof(TieKind), "5",
        "This number is not a valid tie kind; write it as text, one or more of None, Contact, Acquaintance,")]
    [InlineData(typeof(Tie), """{"Key":{"Owner":"me","Contact":"ada"},"History":{}}""",
        "History: This object is not a valid list; write it as an array.")]
    [InlineData(typeof(Merge), """{"Kept":"a","Absorbed":"b","State":"Accepted","At":"2026-01-31T18:30:00Z","Similarity":"1"}""",
        "Similarity: This text is not a valid number; write it as a number.")]
    public void Read_OfOtherTypesWhatIsNotSo_SaysWhatAndHow(Type type, string json, string message) =>
        Assert.StartsWith(
            message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("\"Berlin\"", "'Berlin' is not a valid date time zone; write it like \"Europe/Berlin\".",
        "There is no time zone Berlin.")]
    [InlineData("5", "This number is not a valid date time zone; write it as text, such as \"Europe/Berlin\".", null)]
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
