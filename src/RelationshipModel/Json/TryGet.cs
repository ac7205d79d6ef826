namespace RelationshipModel.Json;

internal delegate bool TryGet<T, TValue>(T from, out TValue value);
