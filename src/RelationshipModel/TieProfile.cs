using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The statements of a person about a tie: what a score needs to know in addition to its history.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<TieProfile>))]
public sealed record TieProfile
{
    /// <summary>Gets the profile of a tie about which nothing is stated.</summary>
    public static TieProfile None { get; } = new();

    /// <summary>Gets the kind of the tie.</summary>
    public TieKind Kind { get; init => field = Require.DefinedFlags(value); }

    /// <summary>Gets the direction in which support is meant to flow. <see cref="SupportRole.Mutual"/> by default.</summary>
    public SupportRole SupportRole { get; init => field = Require.Defined(value); }

    /// <summary>Gets the sides whose initiatives the owner's records hold. <see cref="RecordedDirections.Both"/> by
    /// default.</summary>
    public RecordedDirections RecordedDirections { get; init => field = Require.Defined(value); }

    /// <summary>Gets the restrictions of this contact.</summary>
    public ContactRestrictions Restrictions { get; init => field = Require.DefinedFlags(value); }

    /// <summary>Gets the states a person set, oldest first.</summary>
    public IReadOnlyList<StatedState> States { get; init => field = CopyStates(value); } = ValueList<StatedState>.Empty;

    /// <summary>Gets the closeness the owner stated over time, oldest first.</summary>
    public IReadOnlyList<StatedCloseness> Closeness { get; init => field = CopyCloseness(value); } =
        ValueList<StatedCloseness>.Empty;

    /// <summary>Gets the wish of the owner to be in touch; null for the tie's own rhythm.</summary>
    public Cadence? Cadence { get; init; }

    /// <summary>Gets the usual gap between contacts in the tie's circle, from which its own rhythm is learned.</summary>
    /// <value>Positive; null (the default) for the scoring options' prior gap (30 days).</value>
    /// <exception cref="ArgumentOutOfRangeException">The gap is not positive.</exception>
    public Duration? CircleGap
    {
        get;
        init => field = value <= Duration.Zero
            ? throw new ArgumentOutOfRangeException(nameof(CircleGap), value, "The gap must be positive.") : value;
    }

    /// <summary>Whether the contact is kept hidden, so that nobody shares when they were last seen; recency then stands for
    /// presence. False by default.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Gets the local day since which the contact has been a member of one of the owner's circles, which makes a tie
    /// without contact known; null by default.</summary>
    public LocalDate? MemberSince { get; init => field = Require.OptionalDay(value, nameof(MemberSince)); }

    /// <summary>Gets the promises between the owner and the contact, in ordinal order of their ids; one given twice counts
    /// once.</summary>
    /// <exception cref="ArgumentException">Two different promises have one id.</exception>
    public IReadOnlyList<FollowUp> FollowUps
    {
        get;
        init
        {
            field = ValueList.CopyOrdered(
                ValueList.Copy(value, nameof(FollowUps)).Distinct(), static (a, b) => a.Id.CompareTo(b.Id));
            for (int i = 1; i < field.Count; i++)
                if (field[i].Id == field[i - 1].Id)
                    throw new ArgumentException($"Two different follow-ups have the id {field[i].Id}.", nameof(FollowUps));
        }
    } = ValueList<FollowUp>.Empty;

    /// <summary>Returns the statements that a contact's record makes about the tie.</summary>
    public static TieProfile Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        bool isPlain = contact is
        {
            Kind: TieKind.None, SupportRole: SupportRole.Mutual, Restrictions: ContactRestrictions.None, States.Count: 0,
            Closeness.Count: 0,
        };
        return isPlain
            ? None
            : new()
            {
                Kind = contact.Kind,
                SupportRole = contact.SupportRole,
                Restrictions = contact.Restrictions,
                States = contact.States,
                Closeness = contact.Closeness,
            };
    }

    /// <summary>Whether the contact is a relative, by blood or by marriage.</summary>
    public bool IsKin => (Kind & (TieKind.Child | TieKind.Parent | TieKind.Sibling | TieKind.Spouse | TieKind.Kin)) != 0;

    /// <summary>Whether the contact has any of these restrictions.</summary>
    public bool IsRestricted(ContactRestrictions restrictions) => (Restrictions & restrictions) != 0;

    /// <summary>Returns the state that a person set and that holds on a local day; the most final if several do.</summary>
    public ContactState StateOn(LocalDate day) => StateOn(States, day);

    internal static ContactState StateOn(IReadOnlyList<StatedState> states, LocalDate day)
    {
        ContactState state = ContactState.None;
        foreach (StatedState stated in states)
            if (stated.HoldsOn(day) && stated.State > state) state = stated.State;
        return state;
    }

    internal static ValueList<StatedState> CopyStates(IEnumerable<StatedState> states)
    {
        ValueList<StatedState> copy = ValueList.CopySorted(states, static (a, b) =>
            (a.Since, a.Until ?? LocalDate.MaxIsoValue, a.State).CompareTo((b.Since, b.Until ?? LocalDate.MaxIsoValue, b.State)));
        return copy.Any(static s => s.State == ContactState.None)
            ? throw new ArgumentException("A stated state must not be its default value.", nameof(states)) : copy;
    }

    internal static ValueList<StatedCloseness> CopyCloseness(IEnumerable<StatedCloseness> closeness)
    {
        ValueList<StatedCloseness> copy = ValueList.CopySorted(closeness,
            static (a, b) => (a.On, a.Closeness, a.Meaning).CompareTo((b.On, b.Closeness, b.Meaning)));
        return copy.Any(static s => !Enum.IsDefined(s.Closeness))
            ? throw new ArgumentException("A stated closeness must not be its default value.", nameof(closeness))
            : copy;
    }

    /// <summary>Returns the kinds of things that are stated; nothing private.</summary>
    public override string ToString() => $"TieProfile ({Kind})";
}
