namespace RelationshipModel.Report.Mapping;

/// <summary>A leader line on the map.</summary>
internal readonly record struct Line(double X1, double Y1, double X2, double Y2)
{
    internal double DistanceFrom(double x, double y)
    {
        double dx = X2 - X1, dy = Y2 - Y1, squared = dx * dx + dy * dy;
        double along = squared > 0 ? Math.Clamp(((x - X1) * dx + (y - Y1) * dy) / squared, 0, 1) : 0;
        return double.Hypot(X1 + along * dx - x, Y1 + along * dy - y);
    }

    internal bool Crosses(Line other) =>
        Side(other.X1, other.Y1) * Side(other.X2, other.Y2) < 0 && other.Side(X1, Y1) * other.Side(X2, Y2) < 0;

    internal bool Crosses(Box box) =>
        box.DistanceFrom(X1, Y1) == 0 || box.DistanceFrom(X2, Y2) == 0
        || Crosses(new Line(box.Left, box.Top, box.Right, box.Bottom))
        || Crosses(new Line(box.Left, box.Bottom, box.Right, box.Top));

    private double Side(double x, double y) => (X2 - X1) * (y - Y1) - (Y2 - Y1) * (x - X1);
}
