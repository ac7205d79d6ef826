using System.Text.Json;

namespace RelationshipModel.Json;

internal delegate T JsonScalarReader<T>(ref Utf8JsonReader reader);
