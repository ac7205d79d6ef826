using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Network;

/// <summary>Reads options from settings as text, such as a section of a host's configuration. Collects all faults.</summary>
internal sealed class SettingsReader(string section, IEnumerable<KeyValuePair<string, string?>> settings)
{
    private const string ZoneId = "the id of a time zone, such as Europe/Berlin";

    private static readonly string[] Groups =
    [
        nameof(RelationshipModelOptions.Scoring), nameof(RelationshipModelOptions.Revisits),
        nameof(RelationshipModelOptions.Introductions), nameof(RelationshipModelOptions.Gatherings),
        nameof(RelationshipModelOptions.Changes), nameof(RelationshipModelOptions.Circles),
    ];

    // A section itself has no value, and what has none is left as it is.
    private readonly (string[] Path, string Value)[] _settings =
    [
        .. settings.Where(static setting => !string.IsNullOrEmpty(setting.Key) && setting.Value is not null)
            .Select(static setting => (setting.Key.Split(':'), setting.Value!)),
    ];

    private readonly List<string> _faults = [];

    /// <summary>Gets everything that is wrong; null if nothing is.</summary>
    internal string? Fault => _faults.Count == 0 ? null : $"The configuration is not valid. {string.Join(" ", _faults)}";

    internal RelationshipModelOptions Apply(RelationshipModelOptions options)
    {
        string[] known = [nameof(options.Language), nameof(options.OwnersAreContacts), nameof(options.Zone), .. Groups];
        foreach ((string[] path, _) in _settings)
            if (!known.Any(name => Is(name, path[0]))) Unknown(path[..1], known);

        options = Scoring(options);
        options = Group(nameof(options.Revisits), options, options.Revisits, OptionsJsonContext.Default.RevisitOptions,
            static (all, group) => all with { Revisits = group });
        options = Group(nameof(options.Introductions), options, options.Introductions,
            OptionsJsonContext.Default.IntroductionOptions, static (all, group) => all with { Introductions = group });
        options = Group(nameof(options.Gatherings), options, options.Gatherings, OptionsJsonContext.Default.GatheringOptions,
            static (all, group) => all with { Gatherings = group });
        options = Group(nameof(options.Changes), options, options.Changes, OptionsJsonContext.Default.ChangeOptions,
            static (all, group) => all with { Changes = group });
        options = Group(nameof(options.Circles), options, options.Circles, OptionsJsonContext.Default.CircleOptions,
            static (all, group) => all with { Circles = group });
        foreach ((string[] path, string value) in Of(nameof(options.Zone)))
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is { } zone && path.Length == 1)
                options = options with { Zone = zone };
            else
                Refuse(path, value, ZoneId);
        }

        foreach ((string[] path, string value) in Of(nameof(options.OwnersAreContacts)))
        {
            if (bool.TryParse(value, out bool areContacts) && path.Length == 1)
                options = options with { OwnersAreContacts = areContacts };
            else
                Refuse(path, value, "true or false");
        }

        foreach ((string[] path, string value) in Of(nameof(options.Language)))
        {
            if (Language.All.FirstOrDefault(language => Is(language.Tag, value)) is { } language && path.Length == 1)
                options = options with { Language = language };
            else
                Refuse(path, value, $"one of {string.Join(", ", Language.All.Select(static language => language.Tag))}");
        }

        return options;
    }

    private RelationshipModelOptions Scoring(RelationshipModelOptions options)
    {
        // A zone of the host's own may have no id that can be read.
        bool hasZone = Of(nameof(options.Scoring)).Any(static setting => Is(setting.Path[^1], nameof(ScoringOptions.Zone)));
        return Group(nameof(options.Scoring), options, options.Scoring with { Zone = DateTimeZone.Utc },
            OptionsJsonContext.Default.ScoringOptions,
            (all, group) => all with { Scoring = hasZone ? group : group with { Zone = options.Scoring.Zone } });
    }

    private RelationshipModelOptions Group<T>(
        string name, RelationshipModelOptions options, T group, JsonTypeInfo<T> type,
        Func<RelationshipModelOptions, T, RelationshipModelOptions> with)
        where T : class
    {
        JsonObject json = JsonSerializer.SerializeToNode(group, type)!.AsObject();
        bool any = false;
        foreach ((string[] path, string value) in Of(name))
        {
            any = true;
            if (Find(json, path) is not var (parent, key)) continue;
            JsonNode before = parent[key]!.DeepClone();
            parent[key] = before.GetValueKind() == JsonValueKind.Number ? Number(value) : value;
            try
            {
                group = json.Deserialize(type)!;
            }
            catch (JsonException)
            {
                parent[key] = before;
                Refuse(path, value, Expected(key, before));
            }
        }

        try
        {
            return any ? with(options, group) : options;
        }
        catch (ArgumentException e)
        {
            _faults.Add($"{Named([name])}: {e.Message.Split(" (Parameter")[0]}");
            return options;
        }
    }

    /// <summary>The object that holds an option, and the option's name there; null with a fault if not found.</summary>
    private (JsonObject Parent, string Key)? Find(JsonObject json, string[] path)
    {
        for (int i = 1; i < path.Length; i++)
        {
            if (json.FirstOrDefault(option => Is(option.Key, path[i])) is not { Key: { } key, Value: { } value })
            {
                Unknown(path[..(i + 1)], json.Select(static option => option.Key));
                return null;
            }

            if (i == path.Length - 1 && value is not JsonObject) return (json, key);
            if (value is not JsonObject inner) break;
            json = inner;
        }

        Unknown(path, json.Select(static option => option.Key));
        return null;
    }

    /// <summary>A number; any other text stays as it is, and is refused.</summary>
    private static JsonNode Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
        : text;

    private static string Expected(string key, JsonNode before) =>
        key == nameof(ScoringOptions.Zone) ? ZoneId
        : before.GetValueKind() == JsonValueKind.Number ? $"a number such as {before.ToJsonString()}"
        : before.GetValue<string>() is ['P', ..] length ? $"a length of time in ISO 8601, such as {length} or PT1H30M"
        : $"a value such as {before.GetValue<string>()}";

    private IEnumerable<(string[] Path, string Value)> Of(string name) =>
        _settings.Where(setting => Is(setting.Path[0], name));

    private void Refuse(string[] path, string value, string expected) =>
        _faults.Add($"{Named(path)} is '{value}'; it must be {expected}.");

    private void Unknown(string[] path, IEnumerable<string> known) =>
        _faults.Add($"{Named(path)} is not an option; the options there are {string.Join(", ", known)}.");

    private string Named(string[] path) => string.Join(':', section.Length == 0 ? path : [section, .. path]);

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
