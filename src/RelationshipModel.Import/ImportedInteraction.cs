using RelationshipModel.Import.People;

namespace RelationshipModel.Import;

/// <summary>An interaction of the owner. Its id comes from the source, so that reading it twice adds nothing.</summary>
public sealed class ImportedInteraction : ImportItem
{
    internal ImportedInteraction(string file, long line, Interaction interaction, IReadOnlyList<NamedAddress> people)
        : base(file, line)
    {
        Interaction = interaction;
        People = people;
    }

    /// <summary>Gets the interaction. Its contacts are named by their addresses (<see cref="PersonAddress.Id"/>).</summary>
    public Interaction Interaction { get; }

    /// <summary>Gets its contacts with the names written beside their addresses.</summary>
    public IReadOnlyList<NamedAddress> People { get; }

    /// <summary>Returns the ids and the instant; nothing private.</summary>
    public override string ToString() => Interaction.ToString();
}
