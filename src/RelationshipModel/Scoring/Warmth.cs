namespace RelationshipModel.Scoring;

/// <summary>How close two are now, in a word for people. It describes the tie, never the person.</summary>
/// <remarks>
/// A tie that is dormant or lapsed is asleep, whatever was built. Any other goes by its strength: close from .75, warm from .5, light from .2 on,
/// and faint below.
/// </remarks>
public enum Warmth
{
    /// <summary>Silent for long, or without any contact.</summary>
    Asleep = 0,

    /// <summary>A strength below .2.</summary>
    Faint = 1,

    /// <summary>A strength from .2 to below .5.</summary>
    Light = 2,

    /// <summary>A strength from .5 to below .75.</summary>
    Warm = 3,

    /// <summary>A strength of .75 or more.</summary>
    Close = 4,
}
