using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.People;

/// <summary>An address by which a person is recognized: e-mail, web profile, telephone or another URI, in one spelling.</summary>
/// <remarks>
/// <para>
/// Two spellings of an e-mail address are the same if they differ only in case, in what follows a <c>+</c> in the local part (a
/// subaddress, RFC 5233), in a final dot or the encoding of the domain (<c>bücher.example</c>, <c>xn--bcher-kva.example</c>), or,
/// at gmail.com and googlemail.com alone, in dots of the local part and in which of the two domains it is. RFC 5321 lets a host
/// tell local parts apart by case; none that people write to does. Quotes around a local part that needs none do not matter.
/// </para>
/// <para>
/// People of the same Exchange server bear an X.500 address (<c>/o=Corp/ou=First/cn=Recipients/cn=ann</c>), which mail to the
/// outside wraps (<c>IMCEAEX-_o=Corp_ou=...@host</c>): both are <c>x500:/o=corp/ou=first/...</c>.
/// </para>
/// <para>The default value names nothing.</para>
/// </remarks>
public readonly partial record struct PersonAddress : IComparable<PersonAddress>
{
    private const int MaxLength = 256;

    private const string Wrapped = "IMCEA";

    private readonly string? _value;

    private PersonAddress(string value, bool isEmail)
    {
        _value = value;
        IsEmail = isEmail;
    }

    /// <summary>Gets the one spelling: <c>name@host</c>, <c>tel:+4930123</c>, <c>www.linkedin.com/in/name</c> with its scheme, or
    /// another URI.</summary>
    public string Value => _value
        ?? throw new InvalidOperationException("This PersonAddress is its default value and names nothing.");

    /// <summary>Whether it is an e-mail address.</summary>
    public bool IsEmail { get; }

    /// <summary>Gets the id under which the records of this address are kept.</summary>
    public ContactId Id => new(Value);

    /// <summary>Reads an address: an e-mail address, bare, in angle brackets or as <c>mailto:</c>, a web address,
    /// <c>tel:</c>, or another URI.</summary>
    public static bool TryParse(string? text, out PersonAddress address)
    {
        address = default;
        if (text is null || text.Length > 4 * MaxLength) return false;
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        if (trimmed.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) return TryPhone(trimmed[4..].ToString(), out address);
        if (trimmed.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || trimmed.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return TryWeb(trimmed, out address);
        if (TryWhatsApp(trimmed, out address) || TryEmail(trimmed, out address)) return true;
        if (IsLinkedIn(trimmed)) return TryWeb($"https://{trimmed}", out address);
        int colon = trimmed.IndexOf(':');
        bool isUri = colon > 1 && !trimmed.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            && trimmed[..colon].IndexOfAnyExcept(SchemeCharacters) < 0;
        return isUri && TryMake(trimmed.ToString(), isEmail: false, out address);
    }

    /// <summary>Whether a text is the address of a person's profile at LinkedIn, with its scheme or without.</summary>
    internal static bool IsLinkedIn(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme is >= 0 and <= 5) text = text[(scheme + 3)..];
        int slash = text.IndexOf('/');
        if (slash < 0) return false;
        ReadOnlySpan<char> path = text[slash..];
        return IsLinkedInHost(text[..slash])
            && (path.StartsWith("/in/", StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("/pub/", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("/mwlite/in/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Reads an id of WhatsApp: <c>491711234567@s.whatsapp.net</c> is a telephone number,
    /// <c>123@lid</c> hides one and is not an address.
    /// </summary>
    private static bool TryWhatsApp(ReadOnlySpan<char> text, out PersonAddress address)
    {
        address = default;
        int at = text.IndexOf('@');
        if (at < 1 || text[..at].ContainsAnyExceptInRange('0', '9')) return false;
        return text[(at + 1)..] switch
        {
            "s.whatsapp.net" or "c.us" => TryPhone($"+{text[..at]}", out address),
            "lid" => TryMake($"whatsapp:lid-{text[..at]}", isEmail: false, out address),
            _ => false,
        };
    }

    /// <summary>Reads an e-mail address, or the address of a person within an Exchange server, for which <see cref="IsEmail"/>
    /// is false.</summary>
    public static bool TryEmail(ReadOnlySpan<char> text, out PersonAddress address)
    {
        address = default;
        text = text.Trim();
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[7..];
            int query = text.IndexOf('?');
            if (query >= 0) text = text[..query];
            if (text.Contains('%')) text = Uri.UnescapeDataString(text.ToString());
        }
        else if (text.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase))
        {
            text = text[5..];
        }

        if (text is ['<', .., '>']) text = text[1..^1];
        text = text.Trim();
        if (TryExchange(text, out address)) return true;
        int at = text.LastIndexOf('@');
        if (at < 1 || text.Length > MaxLength || !IsPlain(text)) return false;
        string domain = Domain(text[(at + 1)..].TrimEnd('.'));
        if (domain.Length == 0 || domain.AsSpan().ContainsAny(NeverInDomain)) return false;
        if (text[0] != '"' && text[..at].Contains(':')) return false;
        string local = Unquoted(text[..at]).ToString();
        local = (System.Text.Ascii.IsValid(local) ? local : local.Normalize()).ToLowerInvariant();
        int tag = local.IndexOf('+', StringComparison.Ordinal);
        if (tag > 0 && !local.StartsWith(Wrapped, StringComparison.OrdinalIgnoreCase)) local = local[..tag];
        if (domain is "gmail.com" or "googlemail.com")
        {
            domain = "gmail.com";
            local = local.Replace(".", "", StringComparison.Ordinal);
        }

        return local.Length > 0 && TryMake($"{local}@{domain}", isEmail: true, out address);
    }

    /// <summary>Reads an address within an Exchange server, plain or wrapped; a wrapped e-mail address is that address.</summary>
    private static bool TryExchange(ReadOnlySpan<char> text, out PersonAddress address)
    {
        address = default;
        if (text.Length > MaxLength) return false;
        if (text.StartsWith(Wrapped, StringComparison.OrdinalIgnoreCase))
        {
            int start = text.IndexOf('-') + 1, end = text.LastIndexOf('@');
            if (start <= Wrapped.Length || end < start) return false;
            string inner = Escape().Replace(text[start..end].ToString().Replace('_', '/'),
                static escape => ((char)Convert.ToInt32(escape.Groups[1].Value, 16)).ToString());
            return inner.StartsWith('/') ? TryExchange(inner, out address) : TryEmail(inner, out address);
        }

        foreach (string type in (ReadOnlySpan<string>)["EX:", "X500:"])
            if (text.StartsWith(type, StringComparison.OrdinalIgnoreCase)) text = text[type.Length..].TrimStart();
        return text.StartsWith("/o=", StringComparison.OrdinalIgnoreCase)
            && TryMake($"x500:{text}".ToLowerInvariant().Replace(" ", "%20", StringComparison.Ordinal), isEmail: false,
                out address);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"\+([0-9A-Fa-f]{2})")]
    private static partial System.Text.RegularExpressions.Regex Escape();

    /// <summary>Takes the quotes off a local part that could stand without them; the dots of some hosts need them by the
    /// letter, and are written either way.</summary>
    private static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> local) =>
        local is ['"', .. { Length: > 0 } inner, '"'] && !inner.ContainsAny(NeverUnquoted) ? inner : local;

    private static readonly System.Buffers.SearchValues<char> NeverUnquoted =
        System.Buffers.SearchValues.Create("\"\\(),:;<>@[]");

    /// <summary>Reads a telephone number: its digits, and a leading plus if it has one.</summary>
    public static bool TryPhone(string? text, out PersonAddress address)
    {
        address = default;
        if (text is null || text.Length > MaxLength) return false;
        int parameters = text.IndexOf(';', StringComparison.Ordinal);
        ReadOnlySpan<char> number = (parameters < 0 ? text : text[..parameters]).AsSpan().Trim();
        StringBuilder digits = new("tel:");
        foreach (char c in number)
        {
            if (char.IsAsciiDigit(c) || (c == '+' && digits.Length == 4)) digits.Append(c);
            else if (char.IsAsciiLetter(c)) return false;
        }

        return digits.Length > 6 && TryMake(digits.ToString(), isEmail: false, out address);
    }

    /// <summary>Returns the order of the spellings, ordinally.</summary>
    public int CompareTo(PersonAddress other) => string.CompareOrdinal(_value, other._value);

    /// <summary>Returns the one spelling, or the empty string for the default value.</summary>
    public override string ToString() => _value ?? "";

    private static readonly (string Name, string Host)[] Networks =
    [
        ("linkedin.com", "www.linkedin.com"), ("facebook.com", "www.facebook.com"), ("fb.com", "www.facebook.com"),
        ("instagram.com", "www.instagram.com"), ("twitter.com", "x.com"), ("x.com", "x.com"), ("xing.com", "www.xing.com"),
        ("github.com", "github.com"),
    ];

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    private static readonly System.Buffers.SearchValues<char> NeverInDomain = System.Buffers.SearchValues.Create("@<>()\\\",;: ");

    private static bool IsLinkedInHost(ReadOnlySpan<char> host) =>
        host.Equals("linkedin.com", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".linkedin.com", StringComparison.OrdinalIgnoreCase);

    private static bool TryWeb(ReadOnlySpan<char> text, out PersonAddress address)
    {
        address = default;
        if (!Uri.TryCreate(text.ToString(), UriKind.Absolute, out Uri? uri)) return false;
        string path = uri.GetComponents(UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/').ToLowerInvariant();
        string host = NetworkOf(uri.Host.ToLowerInvariant(), out bool isNetwork);
        if (IsLinkedInHost(host))
        {
            // A language may follow the name of a profile.
            if (path.StartsWith("mwlite/", StringComparison.Ordinal)) path = path[7..];
            if (path.StartsWith("in/", StringComparison.Ordinal) && path.IndexOf('/', 3) is > 0 and var end) path = path[..end];
        }

        // Networks put where a link was copied behind it; elsewhere it may say whose page it is.
        bool hasName = isNetwork && path.Length > 0 && !path.EndsWith(".php", StringComparison.Ordinal);
        string query = hasName ? "" : uri.GetComponents(UriComponents.Query | UriComponents.KeepDelimiter, UriFormat.UriEscaped);
        return TryMake($"https://{host}/{path}{query}", isEmail: false, out address);
    }

    /// <summary>The one host of a network that has one for each country or for telephones; else the host itself.</summary>
    private static string NetworkOf(string host, out bool isNetwork)
    {
        foreach ((string name, string network) in Networks)
        {
            isNetwork = host == name || (host.EndsWith(name, StringComparison.Ordinal) && host[^(name.Length + 1)] == '.');
            if (isNetwork) return network;
        }

        isNetwork = false;
        return host;
    }

    private static bool TryMake(string value, bool isEmail, out PersonAddress address)
    {
        address = default;
        if (!IsPlain(value) || !ContactId.TryParse(value, CultureInfo.InvariantCulture, out _)) return false;
        address = new(value, isEmail);
        return true;
    }

    private static string Domain(ReadOnlySpan<char> domain)
    {
        string lower = domain.ToString().ToLowerInvariant();
        if (System.Text.Ascii.IsValid(lower)) return lower;
        try
        {
            return new IdnMapping().GetAscii(lower);
        }
        catch (ArgumentException)
        {
            return lower;
        }
    }

    /// <summary>Whether the text is valid Unicode without spaces and controls.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange('!', '~')) return true;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int length) != System.Buffers.OperationStatus.Done) return false;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) return false;
            text = text[length..];
        }

        return true;
    }
}
