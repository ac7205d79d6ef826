using RelationshipModel.Import.People;

namespace RelationshipModel.Import;

/// <summary>A person of an address book or an export of contacts.</summary>
public sealed class ImportedPerson : ImportItem
{
    internal ImportedPerson(string file, long line, PersonRecord person, bool isOwner)
        : base(file, line)
    {
        Person = person;
        IsOwner = isOwner;
    }

    /// <summary>Gets the person.</summary>
    public PersonRecord Person { get; }

    /// <summary>Whether it is the owner's own record: people whom it names as related are related to the owner.</summary>
    public bool IsOwner { get; }

    /// <summary>Returns the id; nothing private.</summary>
    public override string ToString() => Person.ToString();
}
