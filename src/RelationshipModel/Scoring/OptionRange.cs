using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Bounds that several options share.</summary>
internal static class OptionRange
{
    internal const double Least = 1e-9;

    internal static readonly Duration Second = Duration.FromSeconds(1);
    internal static readonly Duration Day = Duration.FromDays(1);
    internal static readonly Duration TenThousandHours = Duration.FromHours(10_000);
    internal static readonly Duration Millennium = Duration.FromDays(365_250);
}
