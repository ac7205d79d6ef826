using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.TimeZones;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Calendar;

/// <summary>The spellings in which calendars name time zones.</summary>
internal static partial class ZoneName
{
    private static readonly FrozenDictionary<string, string> Ids =
        DateTimeZoneProviders.Tzdb.Ids.ToFrozenDictionary(static id => id, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> Windows =
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping
            .ToFrozenDictionary(static zone => zone.Key, static zone => zone.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The zones by the last part of their id, in which a name of a city or region may be recognized.</summary>
    private static readonly FrozenDictionary<string, string[]> Cities = DateTimeZoneProviders.Tzdb.Ids
        .Where(static id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
        .GroupBy(static id => Words(id[(id.LastIndexOf('/') + 1)..]), StringComparer.Ordinal)
        .ToFrozenDictionary(
            static city => city.Key, static city => city.OrderBy(static id => id, StringComparer.Ordinal).ToArray(),
            StringComparer.Ordinal);

    /// <summary>Other names that programs write: abbreviations, names that Windows no longer has, and places in its display names
    /// that are not ids of the IANA database.</summary>
    private static readonly FrozenDictionary<string, string> Others = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pst"] = "America/Los_Angeles",
        ["pdt"] = "America/Los_Angeles",
        ["mdt"] = "America/Denver",
        ["cst"] = "America/Chicago",
        ["cdt"] = "America/Chicago",
        ["edt"] = "America/New_York",
        ["akst"] = "America/Anchorage",
        ["akdt"] = "America/Anchorage",
        ["bst"] = "Europe/London",
        ["cest"] = "Europe/Paris",
        ["mez"] = "Europe/Berlin",
        ["mesz"] = "Europe/Berlin",
        ["eest"] = "Europe/Helsinki",
        ["west"] = "Europe/Lisbon",
        ["msk"] = "Europe/Moscow",
        ["ist"] = "Asia/Kolkata",
        ["jst"] = "Asia/Tokyo",
        ["kst"] = "Asia/Seoul",
        ["sgt"] = "Asia/Singapore",
        ["hkt"] = "Asia/Hong_Kong",
        ["aest"] = "Australia/Sydney",
        ["aedt"] = "Australia/Sydney",
        ["awst"] = "Australia/Perth",
        ["nzst"] = "Pacific/Auckland",
        ["nzdt"] = "Pacific/Auckland",
        ["kamchatka standard time"] = "Asia/Kamchatka",
        ["mid atlantic standard time"] = "Etc/GMT+2",
        ["mid atlantic"] = "Etc/GMT+2",
        ["mexico standard time"] = "America/Mexico_City",
        ["mexico standard time 2"] = "America/Chihuahua",
        ["armenian standard time"] = "Asia/Yerevan",
        ["central brazilian standard time"] = "America/Cuiaba",
        ["europe standard time"] = "Europe/Berlin",
        ["western europe"] = "Europe/Berlin",
        ["central europe"] = "Europe/Budapest",
        ["central european"] = "Europe/Warsaw",
        ["eastern europe"] = "Europe/Bucharest",
        ["greenwich mean time"] = "Europe/London",
        ["uk"] = "Europe/London",
        ["coordinated universal time"] = "Etc/UTC",
        ["microsoft utc"] = "Etc/UTC",
        ["west central africa"] = "Africa/Lagos",
        ["central america"] = "America/Guatemala",
        ["saskatchewan"] = "America/Regina",
        ["arizona"] = "America/Phoenix",
        ["indiana east"] = "America/Indiana/Indianapolis",
        ["indiana"] = "America/Indiana/Indianapolis",
        ["baja california"] = "America/Tijuana",
        ["easter island"] = "Pacific/Easter",
        ["greenland"] = "America/Nuuk",
        ["brasilia"] = "America/Sao_Paulo",
        ["salvador"] = "America/Bahia",
        ["saint pierre and miquelon"] = "America/Miquelon",
        ["cabo verde is"] = "Atlantic/Cape_Verde",
        ["cape verde is"] = "Atlantic/Cape_Verde",
        ["coordinated universal time 11"] = "Etc/GMT+11",
        ["coordinated universal time 09"] = "Etc/GMT+9",
        ["coordinated universal time 08"] = "Etc/GMT+8",
        ["coordinated universal time 02"] = "Etc/GMT+2",
        ["ekaterinburg"] = "Asia/Yekaterinburg",
        ["astana"] = "Asia/Almaty",
        ["sri jayawardenepura"] = "Asia/Colombo",
        ["hanoi"] = "Asia/Bangkok",
        ["beijing"] = "Asia/Shanghai",
        ["abu dhabi"] = "Asia/Dubai",
        ["petropavlovsk kamchatsky"] = "Asia/Kamchatka",
        ["solomon is"] = "Pacific/Guadalcanal",
        ["marshall is"] = "Pacific/Majuro",
        ["international date line west"] = "Etc/GMT+12",
        ["nuku alofa"] = "Pacific/Tongatapu",
        ["chatham islands"] = "Pacific/Chatham",
        ["kiritimati island"] = "Pacific/Kiritimati",
        ["lord howe island"] = "Australia/Lord_Howe",
        ["norfolk island"] = "Pacific/Norfolk",
        ["bougainville island"] = "Pacific/Bougainville",
        ["marquesas islands"] = "Pacific/Marquesas",
        ["aleutian islands"] = "America/Adak",
        ["alaska"] = "America/Anchorage",
        ["hawaii"] = "Pacific/Honolulu",
        ["eastern"] = "America/New_York",
        ["central"] = "America/Chicago",
        ["mountain"] = "America/Denver",
        ["pacific"] = "America/Los_Angeles",
        ["atlantic"] = "America/Halifax",
        ["newfoundland"] = "America/St_Johns",
        ["israel"] = "Asia/Jerusalem",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name without quotes, escapes and superfluous spaces, for comparing with others.</summary>
    internal static string Plain(string id) => Spaces().Replace(TextValue.Unescape(id).Trim().Trim('"').Trim(), " ");

    /// <summary>
    /// Finds the zone that a name means beyond doubt: an IANA id in any case, perhaps behind a path, a name that
    /// Windows uses, or an offset from UTC.
    /// </summary>
    internal static DateTimeZone? Find(string plain)
    {
        if (plain.Length == 0) return null;
        if (Exact(plain) is { } zone) return zone;
        for (int slash = plain.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = plain.IndexOf('/', slash + 1))
            if (Exact(plain[(slash + 1)..]) is { } behind) return behind;
        return Offset().Match(plain) is { Success: true } match && OffsetOf(match) is { } offset
            ? DateTimeZone.ForOffset(offset) : null;
    }

    /// <summary>Whether a zone is a mere offset from UTC, also under an abbreviation such as EST.</summary>
    internal static bool IsOffset(DateTimeZone zone) =>
        !zone.Id.Contains('/', StringComparison.Ordinal) && !zone.GetZoneInterval(Instant.FromUtc(1990, 1, 1, 0, 0)).HasEnd;

    /// <summary>Finds the zone that a name probably means: a display name of Windows, an abbreviation, a city, a
    /// name with other separators.</summary>
    internal static DateTimeZone? Guess(string plain)
    {
        Offset? offset = null;
        string name = plain;
        if (Display().Match(plain) is { Success: true } display)
        {
            offset = display.Groups["hours"].Success ? OffsetOf(display) : NodaTime.Offset.Zero;
            name = display.Groups["places"].Value;
        }

        string words = Words(name);
        if (ByWords(words, offset) is { } whole) return whole;
        // Programs number zones of one name that they describe in several ways: America/New_York-1.
        string unnumbered = name.AsSpan().TrimEnd("0123456789").TrimEnd("-_ ").ToString();
        if (unnumbered.Length < name.Length && Exact(unnumbered) is { } numbered) return numbered;
        if (Exact(name.Replace('-', '/').Replace(' ', '_')) is { } respelled) return respelled;
        foreach (string place in name.Split([',', '/', ';', '&'], StringSplitOptions.TrimEntries
            | StringSplitOptions.RemoveEmptyEntries))
            if (ByWords(Words(place), offset) is { } ofPlace) return ofPlace;
        return offset is { } only ? DateTimeZone.ForOffset(only) : null;
    }

    private static DateTimeZone? Exact(string name)
    {
        if (Ids.TryGetValue(name, out string? id)) return DateTimeZoneProviders.Tzdb[id];
        if (Windows.TryGetValue(name, out string? mapped)) return DateTimeZoneProviders.Tzdb[mapped];
        return name is "Z" or "z" ? DateTimeZone.Utc : null;
    }

    private static DateTimeZone? ByWords(string words, Offset? offset)
    {
        if (words.StartsWith("city of ", StringComparison.Ordinal)) words = words["city of ".Length..];
        if (Region().Match(words) is { Success: true } region) words = region.Groups["region"].Value;
        if (words.Length == 0) return null;
        List<DateTimeZone> found = [];
        if (Others.TryGetValue(words, out string? known) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(known) is { } other)
            found.Add(other);
        if (Windows.TryGetValue($"{words} standard time", out string? mapped)) found.Add(DateTimeZoneProviders.Tzdb[mapped]);
        if (Windows.TryGetValue($"{words[..1]}. {words[Math.Min(2, words.Length)..]} standard time", out string? shortened))
            found.Add(DateTimeZoneProviders.Tzdb[shortened]);
        if (Cities.TryGetValue(words, out string[]? cities))
            found.AddRange(cities.Select(static id => DateTimeZoneProviders.Tzdb[id]));
        if (offset is { } stated) found.RemoveAll(zone => !Has(zone, stated));
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Whether a zone has, or had within the last decades, an offset in its winter.</summary>
    private static bool Has(DateTimeZone zone, Offset offset) =>
        zone.GetZoneIntervals(Instant.FromUtc(1995, 1, 1, 0, 0), Instant.FromUtc(2040, 1, 1, 0, 0))
            .Any(interval => interval.StandardOffset == offset || interval.WallOffset == offset);

    private static Offset? OffsetOf(Match match)
    {
        int hours = int.Parse(match.Groups["hours"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        int minutes = match.Groups["minutes"].Success
            ? int.Parse(match.Groups["minutes"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (hours > 14 || minutes > 59) return null;
        int seconds = (hours * 3600) + (minutes * 60);
        return NodaTime.Offset.FromSeconds(match.Groups["sign"].ValueSpan is "-" or "\u2212" ? -seconds : seconds);
    }

    /// <summary>The words of a name in lower case, with a space between them.</summary>
    private static string Words(string name) => NotWords().Replace(name, " ").Trim().ToLowerInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotWords();

    [GeneratedRegex(@"^(?:UTC|GMT)?\s*(?<sign>[+\-\u2212])(?<hours>\d{1,2})(?:[:.]?(?<minutes>\d{2}))?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    [GeneratedRegex(
        @"^\(?(?:UTC|GMT)\s*(?:(?<sign>[+\-\u2212])\s*(?<hours>\d{1,2})(?:[:.]?(?<minutes>\d{2}))?)?\)?[\s/,:-]*(?<places>\D.*)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Display();

    [GeneratedRegex(@"^(?<region>.+?)(?: standard| daylight| summer)? time(?: zone)?(?: (?:us|canada|mexico|and))*$")]
    private static partial Regex Region();
}
