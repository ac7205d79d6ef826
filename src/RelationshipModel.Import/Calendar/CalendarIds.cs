using System.Security.Cryptography;
using System.Text;

namespace RelationshipModel.Import;

/// <summary>The ids of events and their occurrences: from the file where it has them, stable where it has not.</summary>
internal static class CalendarIds
{
    private const string HashPrefix = "sha256-";

    internal static string Of(string uid, string? key = null)
    {
        string id = key is null ? uid : $"{uid}#{key}";
        return InteractionId.TryParse(id, null, out _) ? id : HashPrefix + HashOf(id);
    }

    /// <summary>A stand-in for a UID that is missing: the same for the same event.</summary>
    internal static string Hash(CalendarDraft draft, string start) =>
        HashPrefix + HashOf(string.Join('\n', [start, draft.Summary, draft.Organiser?.Address.Value, .. draft.Attendees.Select(static a => a.Person.Address.Value).Order(StringComparer.Ordinal)]));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
