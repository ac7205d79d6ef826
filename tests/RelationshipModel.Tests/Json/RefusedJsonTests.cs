using System.Text.Json;

namespace RelationshipModel.Tests.Json;

/// <summary>No default is read for a value that is missing, and nothing that is written is passed over.</summary>
public sealed class RefusedJsonTests
{
    private const string Whole = """{"Id":"1","At":"2026-01-31T18:30:00Z","Channel":"Letter","Contacts":["ada"]}""";

    [Fact]
    public void Read_WhatMustBeThere_IsEnough() =>
        Assert.Equal(
            new Interaction(new("1"), NodaTime.Instant.FromUtc(2026, 1, 31, 18, 30), Channel.Letter, new ContactId("ada")),
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

    [Fact]
    public void Read_ACadenceThatSaysNothing_IsRefused() =>
        Assert.Contains("Give a target", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Cadence>("{}")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Write_ADefaultId_IsRefused() =>
        Assert.ThrowsAny<ArgumentException>(() => JsonSerializer.Serialize(default(ContactId)));
}
