namespace RelationshipModel;

/// <summary>The side that poured in: seen from the owner.</summary>
public enum SupportDirection
{
    /// <summary>The owner gave.</summary>
    Given = 1,

    /// <summary>The owner received.</summary>
    Received = 2,
}

/// <summary>What kind of support it was (House 1981: emotional, instrumental, informational, appraisal).</summary>
public enum SupportKind
{
    /// <summary>Nobody said.</summary>
    Unspecified = 0,

    /// <summary>Listening, comfort, encouragement.</summary>
    Emotional = 1,

    /// <summary>Help in deed: time, money, hands.</summary>
    Instrumental = 2,

    /// <summary>Advice, knowledge, an introduction.</summary>
    Informational = 3,

    /// <summary>Honest feedback.</summary>
    Appraisal = 4,
}

/// <summary>Support that passed between the owner and the contacts of an interaction.</summary>
public readonly record struct Support
{
    /// <summary>States support.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not of its enumeration.</exception>
    public Support(SupportDirection direction, SupportKind kind = SupportKind.Unspecified)
    {
        Direction = Require.Defined(direction);
        Kind = Require.Defined(kind);
    }

    /// <summary>Who gave. The default value of this type has no direction and is refused by every public entry.</summary>
    public SupportDirection Direction { get; }

    /// <summary>What was given.</summary>
    public SupportKind Kind { get; }

    /// <summary>The kind and the direction.</summary>
    public override string ToString() => $"{Kind} support {Direction}";
}
