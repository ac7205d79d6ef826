namespace RelationshipModel.Report.Mapping;

/// <summary>The side of a text that is at its place, in the order that the page's script knows.</summary>
internal enum TextAnchor
{
    /// <summary>Its start.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its end.</summary>
    End,
}
