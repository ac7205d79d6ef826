namespace RelationshipModel.Report.Mapping;

/// <summary>A rectangle on the map.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    internal bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Returns the distance from a point; 0 within.</summary>
    internal double DistanceFrom(double x, double y) =>
        double.Hypot(Math.Max(Math.Max(Left - x, x - Right), 0), Math.Max(Math.Max(Top - y, y - Bottom), 0));
}
