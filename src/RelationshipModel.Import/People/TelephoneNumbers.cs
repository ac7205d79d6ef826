using NodaTime;
using NodaTime.TimeZones;
using PhoneNumbers;

namespace RelationshipModel.Import.People;

/// <summary>
/// Gives telephone numbers their international form (ITU-T E.164), with the country of the owner for those written without one.
/// Numbers that cannot be
/// dialled keep their digits. Not safe for use by several threads at once.
/// </summary>
internal sealed class TelephoneNumbers
{
    /// <summary>The number of digits up to which a number is one of a service, not of a person.</summary>
    private const int MaxServiceDigits = 6;

    private const int MaxLength = 64;
    private const int MaxKnown = 100_000;

    private readonly Dictionary<string, PersonAddress> _known = new(StringComparer.Ordinal);
    private readonly string? _region;

    /// <param name="region">The owner's country as in ISO 3166-1 (two letters), or null.</param>
    internal TelephoneNumbers(string? region) => _region = region;

    /// <summary>Takes the country of the owner's first international number, else that of the zone.</summary>
    internal static TelephoneNumbers For(IEnumerable<string> ownerAddresses, DateTimeZone zone)
    {
        foreach (string address in ownerAddresses)
        {
            string number = address.Trim();
            if (number.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) number = number[4..].Trim();
            if (number.StartsWith('+') && Parsed(number, null) is { } parsed
                && PhoneNumberUtil.GetInstance().GetRegionCodeForNumber(parsed) is { } region)
                return new(region);
        }

        return new(TzdbDateTimeZoneSource.Default.ZoneLocations?.FirstOrDefault(place => place.ZoneId == zone.Id)?.CountryCode);
    }

    /// <summary>Whether the text is nothing but a telephone number.</summary>
    internal static bool IsNumber(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not ('+' or '(' or ')' or '-' or '.' or '/' or '\u2010' or '\u2011')
                && !char.IsWhiteSpace(c)) return false;
        }

        return digits is >= 3 and <= 20;
    }

    /// <summary>Whether the sender of a short message is a service: a short number or a word.</summary>
    internal static bool IsService(ReadOnlySpan<char> text)
    {
        if (text.Contains('@')) return false;
        int digits = 0;
        foreach (char c in text)
        {
            if (char.IsLetter(c)) return true;
            if (char.IsAsciiDigit(c)) digits++;
        }

        return digits is > 0 and <= MaxServiceDigits && !text.StartsWith('+');
    }

    internal bool TryParse(string? text, out PersonAddress address)
    {
        address = default;
        if (text is null || text.Length > MaxLength) return false;
        if (_known.TryGetValue(text, out address)) return true;
        string number = text.Trim();
        if (number.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)) number = number[4..];
        int parameters = number.IndexOf(';', StringComparison.Ordinal);
        if (parameters >= 0) number = number[..parameters];
        if (!IsNumber(number)) return PersonAddress.TryPhone(number, out address);
        if (number.StartsWith("00", StringComparison.Ordinal) && _region is null) number = string.Concat("+", number.AsSpan(2));
        string? international = !IsService(number) && Parsed(number, _region) is { } parsed
            && PhoneNumberUtil.GetInstance().IsPossibleNumber(parsed)
            ? PhoneNumberUtil.GetInstance().Format(parsed, PhoneNumberFormat.E164)
            : null;
        if (!PersonAddress.TryPhone(international ?? number, out address)) return false;
        if (_known.Count < MaxKnown) _known.Add(text, address);
        return true;
    }

    private static PhoneNumber? Parsed(string number, string? region)
    {
        if (region is null && !number.StartsWith('+')) return null;
        try
        {
            return PhoneNumberUtil.GetInstance().Parse(number, region);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
