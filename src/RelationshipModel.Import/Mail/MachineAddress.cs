using System.Globalization;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Recognises addresses that no person reads: machines, and mailing lists.</summary>
internal static class MachineAddress
{
    private static readonly HashSet<string> LocalParts = new(StringComparer.Ordinal)
    {
        "noreply", "donotreply", "noresponse", "nepasrepondre", "nichtantworten", "keineantwort", "bittenichtantworten",
        "naoresponda", "noresponder", "nonrispondere", "mailerdaemon", "postmaster", "bounce", "bounces", "notification",
        "notifications", "autoreply", "autoresponder", "autoresponse", "unsubscribe", "listserv", "majordomo", "mailman",
        "listmaster", "mailmanowner", "mailmanbounces", "undisclosedrecipients", "root", "nobody", "wwwdata", "cron",
        "crondaemon", "newsletter", "newsletters", "maildeliverysystem", "maildeliverysubsystem",
    };

    private static readonly string[] Parts =
        ["noreply", "donotreply", "unsubscribe", "mailerdaemon", "notification", "notifications", "microsoftexchange"];

    private static readonly string[] ListSuffixes = ["-request", "-subscribe", "-leave", "-join", "-owner", "-bounces",
        "-confirm", "-unsub"];

    private static readonly string[] ListDomains =
        ["lists.", "listserv.", "groups.", "googlegroups.com", "groups.io", "yahoogroups.", "freelists.org", "mailman.",
            "listes.", "mailinglist.",
            "mailing-list.", "reply.github.com", "unsubscribe."];

    /// <summary>Gets the address that stands for a machine or the writer of a draft without one.</summary>
    internal static PersonAddress Nobody { get; } = PersonAddress.TryEmail("nobody@invalid", out PersonAddress nobody)
        ? nobody : throw new InvalidOperationException("The address is valid.");

    /// <summary>Whether a machine writes from the address, and nobody reads what is sent to it.</summary>
    internal static bool IsUnread(PersonAddress address) => IsUnread(LocalPart(address));

    /// <summary>Whether a machine writes from an address with this local part.</summary>
    internal static bool IsUnread(string localPart)
    {
        string local = localPart.ToLower(CultureInfo.InvariantCulture);
        string letters = string.Concat(local.Where(char.IsAsciiLetter));
        return LocalParts.Contains(letters)
            || Parts.Any(part => letters.StartsWith(part, StringComparison.Ordinal)
                || letters.EndsWith(part, StringComparison.Ordinal))
            || letters.Contains("unsubscribe", StringComparison.Ordinal) || local.StartsWith("bounce-", StringComparison.Ordinal)
            || local.StartsWith("bounces-", StringComparison.Ordinal) || (local.Length >= 32 && IsToken(local));
    }

    /// <summary>Whether the address is one of a mailing list, by its name.</summary>
    internal static bool IsList(PersonAddress address)
    {
        string local = LocalPart(address), domain = address.Value[(address.Value.LastIndexOf('@') + 1)..];
        return ListSuffixes.Any(suffix => local.EndsWith(suffix, StringComparison.Ordinal))
            || ListDomains.Any(known => known.EndsWith('.')
                ? domain.StartsWith(known, StringComparison.Ordinal) : domain == known);
    }

    /// <summary>Whether the address is one that Google gives to calendars, rooms, birthdays and organizers it does not
    /// know.</summary>
    internal static bool IsCalendar(PersonAddress address) =>
        address.Value[(address.Value.LastIndexOf('@') + 1)..] is var host
            && (host is "calendar.google.com" or "virtual" || host.EndsWith(".calendar.google.com", StringComparison.Ordinal));

    private static string LocalPart(PersonAddress address) =>
        address.IsEmail ? address.Value[..address.Value.LastIndexOf('@')].ToLower(CultureInfo.InvariantCulture) : "";

    /// <summary>Whether a local part is a token of a machine: long, and mostly hexadecimal digits.</summary>
    private static bool IsToken(string local) =>
        local.Count(char.IsAsciiDigit) >= 8
            && local.Count(static c => char.IsAsciiHexDigit(c) || c is '-' or '_' or '=') >= local.Length - 2;
}
