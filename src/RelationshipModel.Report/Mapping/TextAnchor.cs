namespace RelationshipModel.Report.Mapping;

/// <summary>The side of a text that is at its place, in the order that the page's script knows.</summary>
internal enum TextAnchor
{
    /// <summary>Where it begins.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Where it ends.</summary>
    End,
}
