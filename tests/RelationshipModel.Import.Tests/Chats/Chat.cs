using System.Text;
using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests.Chats;

/// <summary>Short ways to read a chat in a test.</summary>
internal static class Chat
{
    internal static readonly ImportOptions Options = new()
    {
        Me = ["me@home.example"],
        AsOf = Instant.FromUtc(2026, 6, 1, 12, 0),
        Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
    };

    internal static List<ImportItem> Import(string text, string file = "chat.txt", params string[] me) =>
        Import(Encoding.UTF8.GetBytes(text), file, Options with { Me = [.. Options.Me, .. me] });

    internal static List<ImportItem> Import(byte[] bytes, string file, ImportOptions options) =>
        [.. new RecordsReader(options).Read(new MemoryStream(bytes), file)];

    internal static Interaction[] Interactions(this IEnumerable<ImportItem> items) =>
        [.. items.OfType<ImportedInteraction>().Select(static item => item.Interaction)];

    internal static string[] Senders(this IEnumerable<ImportItem> items) =>
        [.. items.OfType<ImportedInteraction>()
            .Select(static item => item.Interaction.Initiator.Side == TieSide.Owner ? "me" : NameOf(item))];

    internal static SkipReason[] Skipped(this IEnumerable<ImportItem> items) =>
        [.. items.OfType<SkippedItem>().Select(static item => item.Reason)];

    internal static string[] Faults(this IEnumerable<ImportItem> items) =>
        [.. items.OfType<ItemFault>().Select(static item => item.Fault.Reason)];

    internal static string Local(this Interaction interaction) =>
        interaction.At.InZone(Options.Zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm:ss", null);

    private static string NameOf(ImportedInteraction item)
    {
        NamedAddress person = item.People.Single(person => person.Address.Id == item.Interaction.Initiator.Contact);
        return person.Name ?? person.Address.Value;
    }
}
