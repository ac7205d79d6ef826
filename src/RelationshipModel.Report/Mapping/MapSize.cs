namespace RelationshipModel.Report.Mapping;

/// <summary>A size of the map, in units of a CSS pixel on the screens that it is for.</summary>
/// <param name="Name">Its class in the page.</param>
/// <param name="Width">Its width.</param>
/// <param name="Radius">The radius of the outermost ring if there are few ties.</param>
/// <param name="LargeRadius">The radius of the outermost ring if there are many.</param>
/// <param name="FontSize">The size of its letters.</param>
/// <param name="Spacing">The least distance between two dots: a finger's width, also where the map is shown somewhat
/// smaller.</param>
/// <param name="MaxDots">The most ties drawn.</param>
/// <param name="MaxLabels">The most ties named, if there are more than <see cref="Few"/>.</param>
internal sealed record MapSize(
    string Name, int Width, int Radius, int LargeRadius, int FontSize, int Spacing, int MaxDots, int MaxLabels)
{
    /// <summary>Up to this number of ties each gets its name, where there is room.</summary>
    internal const int Few = 24;

    private const int Margin = 14;

    internal static MapSize Wide { get; } = new("wide", 1080, 350, 430, 14, 28, 300, 26);

    internal static MapSize Medium { get; } = new("medium", 640, 270, 305, 13, 28, 110, 16);

    internal static MapSize Narrow { get; } = new("narrow", 340, 160, 163, 12, 30, 32, 9);

    internal static IReadOnlyList<MapSize> All { get; } = [Wide, Medium, Narrow];

    internal int CenterX => Width / 2;

    internal double OwnerRadius => FontSize * 1.35;

    internal double MinDot => FontSize * 0.42;

    internal double MaxDot => FontSize * 0.9;

    internal int RadiusFor(int ties) => ties <= Few ? Radius : LargeRadius;

    internal int HeightFor(int ties) => 2 * (RadiusFor(ties) + Margin);
}
