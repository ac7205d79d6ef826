namespace RelationshipModel.AspNetCore;

/// <summary>The endpoints of a network, by what they are for.</summary>
[Flags]
public enum RelationshipEndpoints
{
    /// <summary>No endpoints.</summary>
    None = 0,

    /// <summary>Scores of all ties and of one, and what changed.</summary>
    Scores = 1,

    /// <summary>The people to reach out to.</summary>
    Revisits = 2,

    /// <summary>The people to introduce to each other, and the steps of introductions.</summary>
    Introductions = 4,

    /// <summary>Reviews of circles.</summary>
    Circles = 8,

    /// <summary>Briefings and reviews of gatherings.</summary>
    Gatherings = 16,

    /// <summary>Promises, and how they ended.</summary>
    Promises = 32,

    /// <summary>Recording of interactions.</summary>
    Recording = 64,

    /// <summary>The network as a page.</summary>
    Report = 128,

    /// <summary>All of them.</summary>
    All = 255,
}
