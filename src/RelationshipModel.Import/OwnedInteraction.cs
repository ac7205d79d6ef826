namespace RelationshipModel.Import;

/// <summary>An interaction as one person's network has it.</summary>
/// <param name="Owner">Whose network.</param>
/// <param name="Interaction">The interaction, seen from that person.</param>
public readonly record struct OwnedInteraction(OwnerId Owner, Interaction Interaction);
