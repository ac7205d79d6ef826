namespace RelationshipModel;

/// <summary>What must not be done with a contact. Every engine obeys.</summary>
[Flags]
public enum ContactPreferences
{
    /// <summary>Nothing is ruled out.</summary>
    None = 0,

    /// <summary>Do not score the tie.</summary>
    DoNotScore = 1 << 0,

    /// <summary>Do not suggest introductions.</summary>
    DoNotIntroduce = 1 << 1,

    /// <summary>Do not suggest to revisit.</summary>
    DoNotRemind = 1 << 2,
}
