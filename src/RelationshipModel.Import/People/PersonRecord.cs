using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.People;

/// <summary>A person as an address book or an export of contacts has them. Notes are not kept.</summary>
public sealed class PersonRecord
{
    internal PersonRecord(ContactId id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>Gets the id under which the person is kept: the first e-mail address, else the first other address, else the
    /// record's own id, else a hash of the name.</summary>
    public ContactId Id { get; private set; }

    /// <summary>Gets the name to show; an address if no name is written.</summary>
    public string Name { get; private set; }

    /// <summary>Whether a name is written, so that <see cref="Name"/> is more than an address.</summary>
    public bool HasName { get; internal init; }

    /// <summary>Gets the addresses by which the person is recognized: e-mail first, then profiles, then telephone
    /// numbers.</summary>
    public IReadOnlyList<PersonAddress> Addresses { get; internal set; } = [];

    /// <summary>Gets the record's own id (UID); null if it has none.</summary>
    public string? Uid { get; internal init; }

    /// <summary>Gets the birthday without the year; null if it is not known.</summary>
    public AnnualDate? Birthday { get; internal init; }

    /// <summary>Whether the person has died.</summary>
    public bool IsDeceased { get; internal init; }

    /// <summary>Gets the day from which the person is known to have died: the day of the death, or of the import if the record
    /// does not state it; null for the living.</summary>
    public LocalDate? DiedOn { get; internal set; }

    /// <summary>Gets the organization; null if none is written.</summary>
    public string? Organisation { get; internal init; }

    /// <summary>Gets the categories or labels, each once, in the order of the record.</summary>
    public IReadOnlyList<string> Categories { get; internal init; } = [];

    /// <summary>The people named as related.</summary>
    internal IReadOnlyList<RelatedPerson> Related { get; init; } = [];

    /// <summary>Gets when the record was last revised (REV); null if it does not say it.</summary>
    internal Instant? RevisedAt { get; init; }

    /// <summary>Gets what of the record could not be read; null if all could.</summary>
    internal string? Note { get; init; }

    /// <summary>Whether it stands for a group or an organization and not for a person.</summary>
    public bool IsGroup { get; internal init; }

    /// <summary>The record with its telephone numbers in their international form, so that those of
    /// chats and calls are the same.</summary>
    internal PersonRecord With(TelephoneNumbers numbers)
    {
        if (!Addresses.Any(static address => IsNumber(address.Value))) return this;
        List<PersonAddress> addresses = [];
        ContactId id = Id;
        foreach (PersonAddress address in Addresses)
        {
            PersonAddress own = IsNumber(address.Value) && numbers.TryParse(address.Value, out PersonAddress number)
                ? number : address;
            if (address.Id == Id) id = own.Id;
            if (!addresses.Contains(own)) addresses.Add(own);
        }

        PersonRecord international = (PersonRecord)MemberwiseClone();
        if (!HasName && Name == Id.Value) international.Name = id.Value;
        international.Id = id;
        international.Addresses = addresses;
        return international;
    }

    /// <summary>The record without addresses that are those of others.</summary>
    internal PersonRecord Without(IReadOnlyCollection<PersonAddress> others)
    {
        if (others.Count == 0) return this;
        PersonRecord without = (PersonRecord)MemberwiseClone();
        without.Addresses = [.. Addresses.Where(address => !others.Contains(address))];
        if (others.Any(address => address.Id == Id)) without.Id = IdOf(without.Addresses, Uid, Name);
        return without;
    }

    /// <summary>The id under which a person is kept.</summary>
    internal static ContactId IdOf(IReadOnlyList<PersonAddress> addresses, string? uid, string name) =>
        addresses.Count > 0 ? addresses[0].Id
        : uid is not null && ContactId.TryParse(uid, null, out ContactId own) ? own
        : new(HashedId.Of(uid ?? name));

    private static bool IsNumber(string address) => address.StartsWith("tel:", StringComparison.Ordinal);

    /// <summary>Returns the record as a contact: id, name, birthday and, if the day is known, death.</summary>
    public Contact ToContact() => new(Id, Name)
    {
        Birthday = Birthday,
        States = DiedOn is { } day ? [new StatedState(ContactState.Deceased, day)] : [],
    };

    /// <summary>Returns the id; never the name.</summary>
    public override string ToString() => $"Person {Id}";
}
