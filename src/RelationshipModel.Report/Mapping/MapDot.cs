namespace RelationshipModel.Report.Mapping;

/// <summary>A tie on the map.</summary>
/// <param name="Tie">The tie at the map's moment.</param>
/// <param name="X">The middle.</param>
/// <param name="Y">The middle.</param>
/// <param name="Radius">The radius, by the level of the bond.</param>
/// <param name="Label">Its name; null if there was no room.</param>
internal sealed record MapDot(TieMoment Tie, int X, int Y, double Radius, MapLabel? Label);
