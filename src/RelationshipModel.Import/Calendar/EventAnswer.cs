using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Calendar;

/// <summary>What a guest answered to an invitation (METHOD:REPLY of RFC 5546).</summary>
/// <param name="Guest">The guest.</param>
/// <param name="Comes">Whether the guest comes; whoever answered "perhaps" is taken to.</param>
public readonly record struct EventAnswer(NamedAddress Guest, bool Comes)
{
    /// <summary>The address and the answer; never the name.</summary>
    public override string ToString() => $"{Guest} {(Comes ? "comes" : "does not come")}";
}
