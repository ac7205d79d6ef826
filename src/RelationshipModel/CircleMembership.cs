using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>A contact's time in a circle, so that a circle has a history.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<CircleMembership>))]
public sealed record CircleMembership
{
    /// <summary>Creates a membership.</summary>
    /// <param name="circle">The circle.</param>
    /// <param name="contact">The member.</param>
    /// <param name="since">The first local day of the membership.</param>
    /// <param name="until">The first local day after it; null while it lasts.</param>
    /// <exception cref="ArgumentException">An id is its default value, or the membership does
    /// not end after it begins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is outside years 1 to 9999.</exception>
    public CircleMembership(CircleId circle, ContactId contact, LocalDate since, LocalDate? until = null)
    {
        Circle = Require.NotDefault(circle);
        Contact = Require.NotDefault(contact);
        Since = Require.Day(since);
        Until = until;
    }

    /// <summary>Gets the circle.</summary>
    public CircleId Circle { get; }

    /// <summary>Gets the member.</summary>
    public ContactId Contact { get; private init; }

    /// <summary>Gets the first local day of the membership.</summary>
    public LocalDate Since { get; }

    /// <summary>Gets the first local day after it; null while it lasts.</summary>
    /// <exception cref="ArgumentException">The membership does not end after it begins.</exception>
    public LocalDate? Until
    {
        get;
        init
        {
            field = Require.OptionalDay(value, nameof(Until));
            if (field <= Since)
                throw new ArgumentException($"The membership must end after it began on {Since:R}.", nameof(Until));
        }
    }

    /// <summary>Gets the reason why it began or ended, in the owner's words; no engine reads it.</summary>
    public string? Reason
    {
        get;
        init => field = Require.OptionalText(value, Require.MaxNoteLength, nameof(Reason), nameof(CircleMembership));
    }

    /// <summary>Gets the wish of the owner to be in touch with this member; null (the default) for that of the circle.</summary>
    public Cadence? Cadence { get; init; }

    /// <summary>Whether the contact is a member on a local day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Since && !(day >= Until);

    /// <summary>Gets the circle, the contact and the first day, which identify the membership.</summary>
    public MembershipKey Key => new(Circle, Contact, Since);

    /// <summary>A copy with another contact.</summary>
    internal CircleMembership WithContact(ContactId contact) => this with { Contact = Require.NotDefault(contact) };

    /// <summary>The exception that a store throws for a membership in a circle that the owner does not have.</summary>
    /// <param name="membership">The membership.</param>
    internal static InvalidOperationException WithoutCircle(CircleMembership membership) =>
        new($"There is no circle {membership.Circle}; save it before the membership of {membership.Contact}.");

    /// <summary>Returns the ids and the days; never the reason.</summary>
    public override string ToString() =>
        $"{Contact} in {Circle} since {Since:R}{(Until is { } until ? $" until {until:R}" : "")}";
}
