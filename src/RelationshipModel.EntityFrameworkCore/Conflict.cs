namespace RelationshipModel.EntityFrameworkCore;

/// <summary>The effect of writing a row when one with the same key exists.</summary>
internal sealed class Conflict
{
    /// <summary>The command fails.</summary>
    internal static readonly Conflict Fails = new();

    /// <summary>The row that exists stays as it is.</summary>
    internal static readonly Conflict Keeps = new();

    /// <summary>Every column of the row that exists is replaced.</summary>
    internal static readonly Conflict Replaces = new();

    /// <summary>Gets the properties that are replaced; null for all but the key.</summary>
    internal IReadOnlyList<string>? Replaced { get; init; }

    /// <summary>Gets a property that keeps the smaller of both values, if there are two.</summary>
    internal string? Smallest { get; init; }

    /// <summary>Gets the property that must have the same value in both rows; if it differs, the row stays as it is.</summary>
    internal string? Token { get; init; }
}
