namespace RelationshipModel.Json;

/// <summary>Properties of one type, by how their values may be null.</summary>
internal static class PropertyOf<T>
{
    internal static ShapeProperty<T> Value<TValue>(string name, Func<T, TValue> get, JsonShape<TValue>? shape = null)
        where TValue : notnull =>
        new TypedProperty<T, TValue>(name, (T from, out TValue value) =>
        {
            value = get(from);
            return true;
        }, shape ?? JsonShapes.Of<TValue>());

    internal static ShapeProperty<T> Optional<TValue>(string name, Func<T, TValue?> get, bool isPrivate = false,
        bool isSparse = false)
        where TValue : struct =>
        new TypedProperty<T, TValue>(name, (T from, out TValue value) =>
        {
            TValue? found = get(from);
            value = found.GetValueOrDefault();
            return found is not null;
        }, JsonShapes.Of<TValue>())
        { IsPrivate = isPrivate, IsSparse = isSparse, IsOptional = true };

    internal static ShapeProperty<T> OptionalReference<TValue>(string name, Func<T, TValue?> get)
        where TValue : class =>
        new TypedProperty<T, TValue>(name, (T from, out TValue value) => (value = get(from)!) is not null,
            JsonShapes.Of<TValue>())
        { IsOptional = true };

    internal static ShapeProperty<T> List<TValue>(string name, Func<T, IReadOnlyList<TValue>> get, bool isSparse = false)
        where TValue : notnull =>
        new TypedProperty<T, IReadOnlyList<TValue>>(name, (T from, out IReadOnlyList<TValue> value) =>
        {
            value = get(from);
            return value.Count > 0 || !isSparse;
        }, new ListShape<TValue>(JsonShapes.Of<TValue>()))
        { IsSparse = isSparse };
}
