using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A person the owner knows. Immutable; change it with a <c>with</c> expression.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Contact>))]
public sealed record Contact
{
    /// <summary>Creates a contact.</summary>
    /// <param name="id">The contact's id in the host's records.</param>
    /// <param name="name">The name to show: 1 to 1,024 characters. No engine reads it, and no exception, log or
    /// <see cref="ToString"/> shows it.</param>
    /// <exception cref="ArgumentException">The id is its default value, or the name is empty or too long.</exception>
    public Contact(ContactId id, string name)
    {
        Id = Require.NotDefault(id);
        Name = name;
    }

    /// <summary>Gets the contact's id in the host's records.</summary>
    public ContactId Id { get; private init; }

    /// <summary>Gets the name to show.</summary>
    public string Name { get; init => field = Require.Text(value, Require.MaxNameLength, nameof(Name), nameof(Contact)); }

    /// <summary>Gets the interests of the contact: trimmed, without duplicates (ignoring case), in order. Empty by
    /// default.</summary>
    public IReadOnlyList<string> Interests
    {
        get;
        init => field = ValueList.CopyTopics(value, nameof(Interests));
    } = ValueList<string>.Empty;

    /// <summary>Gets what the contact can offer others. Empty by default.</summary>
    public IReadOnlyList<string> Offers
    {
        get;
        init => field = ValueList.CopyTopics(value, nameof(Offers));
    } = ValueList<string>.Empty;

    /// <summary>Gets what the contact is looking for. Empty by default.</summary>
    public IReadOnlyList<string> Needs
    {
        get;
        init => field = ValueList.CopyTopics(value, nameof(Needs));
    } = ValueList<string>.Empty;

    /// <summary>Gets the kind of the tie. <see cref="TieKind.None"/> by default. The bonds of kin decay more slowly.</summary>
    public TieKind Kind { get; init => field = Require.DefinedFlags(value); }

    /// <summary>Gets the direction in which support is meant to flow. <see cref="SupportRole.Mutual"/> by default.</summary>
    public SupportRole SupportRole { get; init => field = Require.Defined(value); }

    /// <summary>Gets the birthday, without the year.</summary>
    public AnnualDate? Birthday { get; init; }

    /// <summary>Gets the place where the contact lives, in the host's own words (a city, say); compared as a whole, ignoring
    /// case.</summary>
    public string? Place
    {
        get;
        init => field = Require.OptionalText(value, Require.MaxNameLength, nameof(Place), nameof(Contact));
    }

    /// <summary>Gets the restrictions of this contact. Empty by default.</summary>
    public ContactRestrictions Restrictions { get; init => field = Require.DefinedFlags(value); }

    /// <summary>Gets the local day before which the owner wants no suggestion to revisit; null by default. A past day has no
    /// effect.</summary>
    public LocalDate? SnoozedUntil { get; init => field = Require.OptionalDay(value, nameof(SnoozedUntil)); }

    /// <summary>Gets the states a person set, oldest first. Empty by default.</summary>
    public IReadOnlyList<StatedState> States { get; init => field = TieProfile.CopyStates(value); } =
        ValueList<StatedState>.Empty;

    /// <summary>Gets the closeness the owner stated over time, oldest first. Empty by default.</summary>
    public IReadOnlyList<StatedCloseness> Closeness { get; init => field = TieProfile.CopyCloseness(value); } =
        ValueList<StatedCloseness>.Empty;

    /// <summary>Whether the record is another entry for the owner (<see cref="TieKind.Me"/>). No engine suggests it.</summary>
    public bool IsOwner => (Kind & TieKind.Me) != 0;

    /// <summary>Whether the kind says more than that the contact is one.</summary>
    internal bool IsKindStated => (Kind & ~(TieKind.Contact | TieKind.Me)) != 0;

    /// <summary>Whether the owner removed the record; only what it ruled out is kept. No
    /// engine suggests the contact.</summary>
    public bool IsRemoved => IsRestricted(ContactRestrictions.RecordRemoved);

    /// <summary>Whether the contact has any of these restrictions.</summary>
    public bool IsRestricted(ContactRestrictions restrictions) => (Restrictions & restrictions) != 0;

    /// <summary>Returns the state that a person set and that holds on a local day; the most final if several do.</summary>
    public ContactState StateOn(LocalDate day) => TieProfile.StateOn(States, day);

    /// <summary>Returns the record after its removal: only what it ruled out stays.</summary>
    internal Contact Removed() => new(Id, Id.Value)
    {
        Kind = Kind & TieKind.Me,
        Restrictions = Restrictions | ContactRestrictions.RecordRemoved,
        States = States,
    };

    /// <summary>The record as it is kept after a removed one: what that ruled out still is.</summary>
    internal Contact After(Contact removed) => this with
    {
        Kind = Kind | (removed.Kind & TieKind.Me),
        Restrictions = Restrictions | (removed.Restrictions & ~ContactRestrictions.RecordRemoved),
        States = [.. removed.States.Union(States)],
    };

    /// <summary>A copy with another id.</summary>
    internal Contact WithId(ContactId id) => this with { Id = Require.NotDefault(id) };

    /// <summary>Returns the id; never the name.</summary>
    public override string ToString() => $"Contact {Id}";
}
