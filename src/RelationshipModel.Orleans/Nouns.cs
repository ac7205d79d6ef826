using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel.Orleans;

/// <summary>The core's types as they travel between grains: in the JSON that the core gives them, so that the core needs no
/// attribute of Orleans.</summary>
internal static class Nouns
{
    /// <summary>Whether a type has a form of its own in JSON that is read back.</summary>
    internal static bool AreIn(Type type) =>
        type == typeof(Instant) || type == typeof(ErasureReceipt)
        || type.GetCustomAttribute<JsonConverterAttribute>(inherit: true)?.ConverterType is { IsGenericType: true } converter
            && converter.GetGenericTypeDefinition() == typeof(RelationshipJsonConverter<>);

    /// <summary>The host's options for JSON between grains, which also write our types, whole.</summary>
    internal static JsonSerializerOptions AddTo(JsonSerializerOptions options)
    {
        IJsonTypeInfoResolver others = options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver();
        JsonSerializerOptions ours = new(options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(RelationshipJson.Resolver, others),
        };
        ours.Converters.Add(new RelationshipJsonConverter<Instant>());
        return RelationshipJson.WithPrivate(ours);
    }
}
