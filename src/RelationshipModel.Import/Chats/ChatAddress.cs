using System.Text;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Chats;

/// <summary>Makes addresses of what chats call their members.</summary>
internal static class ChatAddress
{
    private const int MaxNameLength = 200;

    /// <summary>
    /// Returns the telephone number where the name is one, else the service and a hash of the name: the same name is the same
    /// person within a service, and
    /// an id tells nobody's name.
    /// </summary>
    internal static NamedAddress FromName(string service, string name, TelephoneNumbers numbers)
    {
        string plain = BidiMarks.Remove(name);
        if (TelephoneNumbers.IsNumber(plain) && numbers.TryParse(plain, out PersonAddress number)) return new(number);
        return new(Uri($"{service}:{HashedId.Of(Key(plain))[HashedId.Prefix.Length..]}"), PersonName.Clean(plain.TrimStart('~')));
    }

    /// <summary>
    /// Returns the address that a handle is: a telephone number, a mail address, or WhatsApp's account of one; null for anything
    /// else. WhatsApp's
    /// <c>@lid</c> is an account that hides the number, and no number.
    /// </summary>
    internal static NamedAddress? FromHandle(string handle, string? name, TelephoneNumbers numbers)
    {
        string plain = BidiMarks.Remove(handle);
        if (plain.EndsWith("@lid", StringComparison.OrdinalIgnoreCase)) return new(FromAccount("whatsapp",
            plain.ToLowerInvariant()), name);
        foreach (string host in (ReadOnlySpan<string>)["@s.whatsapp.net", "@c.us"])
        {
            if (!plain.EndsWith(host, StringComparison.OrdinalIgnoreCase)) continue;
            string account = plain[..^host.Length];
            int device = account.IndexOf(':', StringComparison.Ordinal);
            if (device >= 0) account = account[..device];
            return numbers.TryParse($"+{account}", out PersonAddress known) ? new(known, name) : null;
        }

        if (PersonAddress.TryEmail(plain, out PersonAddress email)) return new(email, name);
        return TelephoneNumbers.IsNumber(plain) && numbers.TryParse(plain, out PersonAddress number) ? new(number, name) : null;
    }

    /// <summary>Returns the address of an account that has an id.</summary>
    internal static PersonAddress FromAccount(string service, string id) =>
        id.Length is > 0 and <= MaxNameLength && PersonAddress.TryParse($"{service}:{id}", out PersonAddress address)
            ? address
            : Uri($"{service}:{HashedId.Of(id)[HashedId.Prefix.Length..]}");

    /// <summary>Returns what is the same for all spellings of a name within one service.</summary>
    internal static string Key(string name)
    {
        StringBuilder key = new(name.Length);
        foreach (Rune rune in BidiMarks.Remove(name).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune)) key.Append(rune);
            else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
        }

        return key.ToString().TrimEnd().Normalize().ToLowerInvariant();
    }

    private static PersonAddress Uri(string text) =>
        PersonAddress.TryParse(text, out PersonAddress address) ? address
            : throw new InvalidOperationException("A hash makes a valid address.");
}
