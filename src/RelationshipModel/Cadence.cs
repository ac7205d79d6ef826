using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The wish of the owner to be in touch: a target and a tolerance, or "as it comes".</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Cadence>))]
public sealed record Cadence
{
    private Cadence(Period? target, Period? tolerance)
    {
        Target = target;
        Tolerance = tolerance;
    }

    /// <summary>Gets the cadence without a target: contact comes as it comes, and nobody is reminded of it.</summary>
    public static Cadence AsItComes { get; } = new(null, null);

    /// <summary>Gets the time from one contact to the next; null for "as it comes".</summary>
    public Period? Target { get; }

    /// <summary>Gets the time after the target that still counts as in time; null for half of the target.</summary>
    public Period? Tolerance { get; }

    /// <summary>Whether there is no target.</summary>
    public bool IsAsItComes => Target is null;

    /// <summary>Creates a cadence with a target.</summary>
    /// <param name="target">Years, months, weeks and days; together at least one day, no negative part
    /// and no part smaller than a day.</param>
    /// <param name="tolerance">The time by which contact may be late, of the same form or zero; null for half the target.</param>
    /// <exception cref="ArgumentException">A period has negative parts or parts smaller than a day, or the
    /// target is less than a day.</exception>
    public static Cadence Every(Period target, Period? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        Check(target, nameof(target));
        if (target is { Years: 0, Months: 0, Weeks: 0, Days: 0 })
            throw new ArgumentException("The target must be at least one day.", nameof(target));
        if (tolerance is not null) Check(tolerance, nameof(tolerance));
        return new(target, tolerance);
    }

    private static void Check(Period period, string name)
    {
        if (period.HasTimeComponent) throw new ArgumentException($"The period {period} has parts smaller than a day.", name);
        if (period.Years < 0 || period.Months < 0 || period.Weeks < 0 || period.Days < 0)
            throw new ArgumentException($"The period {period} has negative parts.", name);
        if (period.Years > 1000 || period.Months > 12_000 || period.Weeks > 52_000 || period.Days > 365_000)
            throw new ArgumentException($"The period {period} is longer than a thousand years.", name);
    }

    /// <summary>Returns the target and the tolerance as ISO 8601 periods.</summary>
    public override string ToString() => Target is null ? "as it comes" : Tolerance is null
        ? $"every {Target}" : $"every {Target} within {Tolerance}";
}
