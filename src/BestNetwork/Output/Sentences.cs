using System.Globalization;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace BestNetwork.Output;

/// <summary>Reasons, names and days as a terminal shows them.</summary>
internal static class Sentences
{
    internal static string Of(Reason reason, NetworkSnapshot? snapshot) =>
        Language.English.Render(reason, id => Name(id, snapshot));

    /// <summary>Several reasons, in which a person who was just named is not named again.</summary>
    internal static IReadOnlyList<string> All(IEnumerable<Reason> reasons, NetworkSnapshot? snapshot) =>
        Language.English.RenderAll(reasons, id => Name(id, snapshot));

    internal static string Name(ContactId contact, NetworkSnapshot? snapshot) =>
        Name(snapshot?.Contact(contact)?.Name ?? contact.Value);

    internal static string Name(string name) => RelationshipModel.Import.Quoted.Short(name, 60);

    internal static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
