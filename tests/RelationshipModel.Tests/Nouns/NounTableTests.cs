using System.Collections;
using System.Reflection;
using NodaTime;

namespace RelationshipModel.Tests.Nouns;

/// <summary>The tables of the package's page name every property of a contact and of an interaction, with its default.</summary>
public sealed class NounTableTests
{
    [Fact]
    public void Readme_Contact_HasEveryPropertyWithItsDefault() => AssertTable(new Contact(new("ada"), "Ada"), "Id", "Name");

    [Fact]
    public void Readme_Interaction_HasEveryPropertyWithItsDefault() => AssertTable(
        new Interaction(new("1"), Instant.FromUtc(2026, 7, 1, 0, 0), Channel.Voice, new ContactId("ada")),
        "Id", "At", "Channel", "Contacts");

    private static void AssertTable<T>(T noun, params string[] required)
    {
        string page = Path.Combine(Repository.Root, "src", "RelationshipModel", "README.md");
        Dictionary<string, string> defaults = File.ReadLines(page)
            .SkipWhile(static line => !line.StartsWith($"| `{typeof(T).Name}` |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(static line => line.StartsWith('|')).Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(static cells => cells[1].Split(',', StringSplitOptions.TrimEntries)
                .Select(name => (Name: name.Trim('`'), Default: cells[3].Trim('`'))))
            .ToDictionary();
        IEnumerable<PropertyInfo> properties = typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => required.Contains(property.Name) || property.SetMethod?.IsPublic == true);

        Assert.Equal(
            properties.Select(property => (property.Name,
                required.Contains(property.Name) ? "required" : TextOf(property.GetValue(noun)))).Order(),
            defaults.Select(static row => (row.Key, row.Value)).Order());
    }

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        // The owner and the one contact.
        2 => "contacts + 1",
        Initiator { Side: TieSide.None } => nameof(Initiator.Unknown),
        IEnumerable list when !list.Cast<object>().Any() => "empty",
        _ => value.ToString()!,
    };
}
