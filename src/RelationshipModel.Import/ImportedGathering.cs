using RelationshipModel.Import.People;

namespace RelationshipModel.Import;

/// <summary>A future event at which others are expected.</summary>
public sealed class ImportedGathering : ImportItem
{
    internal ImportedGathering(string file, long line, Gathering gathering, IReadOnlyList<NamedAddress> people)
        : base(file, line)
    {
        Gathering = gathering;
        People = people;
    }

    /// <summary>Gets the gathering.</summary>
    public Gathering Gathering { get; }

    /// <summary>Gets its attendees with the names written beside their addresses.</summary>
    public IReadOnlyList<NamedAddress> People { get; }

    /// <summary>Returns the id and the instant; nothing private.</summary>
    public override string ToString() => Gathering.ToString();
}
