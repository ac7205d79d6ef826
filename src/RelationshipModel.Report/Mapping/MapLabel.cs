namespace RelationshipModel.Report.Mapping;

/// <summary>The name of a dot, at a place relative to the dot.</summary>
/// <param name="X">Its start, end or middle, by <paramref name="Anchor"/>.</param>
/// <param name="Y">Its base line.</param>
/// <param name="Anchor">The side of the text that is at <paramref name="X"/>.</param>
/// <param name="Leader">The end of the line that leads from the dot to the name; null if the two are side by side.</param>
internal sealed record MapLabel(int X, int Y, TextAnchor Anchor, (int X, int Y)? Leader);
