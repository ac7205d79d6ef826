using System.Text.Json;

namespace RelationshipModel.Json;

/// <summary>The properties of an object that were read.</summary>
internal sealed class ObjectFields(string type, JsonNamingPolicy? naming)
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    /// <summary>The list to which the names of required properties are added while default values are returned; null to
    /// read.</summary>
    private List<string>? _probed;

    /// <summary>The properties that must be there for an object to be made.</summary>
    internal static IReadOnlyList<string> RequiredBy<T>(Func<ObjectFields, T> make)
    {
        List<string> probed = [];
        try
        {
            make(new(typeof(T).Name, naming: null) { _probed = probed });
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // Default values make no object; all properties were asked for before.
        }

        return probed;
    }

    internal void Add(string name, object? value)
    {
        if (!_values.TryAdd(name, value)) throw new JsonException($"The property '{Written(name)}' of {type} appears twice.");
    }

    /// <summary>A property that must be there.</summary>
    internal T Required<T>(string name)
        where T : notnull =>
        _values.GetValueOrDefault(name) is T value
            ? value
            : IsProbed(name) ? default!
            : throw new JsonException($"The property '{Written(name)}' of {type} is missing.");

    /// <summary>A property, or a default where it is missing or null.</summary>
    internal T Or<T>(string name, T otherwise)
        where T : notnull =>
        _values.GetValueOrDefault(name) is T value ? value : otherwise;

    /// <summary>A property, or null if it is missing or null.</summary>
    internal T? Optional<T>(string name)
        where T : struct =>
        _values.GetValueOrDefault(name) is T value ? value : null;

    /// <summary>A property of a reference type, or null if it is missing or null.</summary>
    internal T? OptionalReference<T>(string name)
        where T : class =>
        _values.GetValueOrDefault(name) as T;

    /// <summary>A list that must be there.</summary>
    internal IReadOnlyList<T> RequiredList<T>(string name) =>
        _values.GetValueOrDefault(name) is IReadOnlyList<T> list ? list
            : IsProbed(name) ? []
            : throw new JsonException($"The property '{Written(name)}' of {type} is missing.");

    private string Written(string name) => naming?.ConvertName(name) ?? name;

    private bool IsProbed(string name)
    {
        _probed?.Add(name);
        return _probed is not null;
    }

    /// <summary>A list, empty where it is missing or null.</summary>
    internal IReadOnlyList<T> List<T>(string name) => _values.GetValueOrDefault(name) as IReadOnlyList<T> ?? [];
}
