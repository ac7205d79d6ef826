using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Circles;

/// <summary>A member of a circle, and the state of the tie by this circle's cadence. Immutable.</summary>
public sealed record CircleMember
{
    internal CircleMember(ContactId contact, LocalDate since, EffectiveCadence? cadence, RelationshipScore? score,
        Explanation? hoursPerMonth)
    {
        Contact = contact;
        Since = since;
        Effective = cadence;
        Score = score;
        HoursPerMonth = hoursPerMonth;
    }

    /// <summary>Gets the member.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the first local day of the membership.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate Since { get; }

    /// <summary>Gets how often the owner wants to be in touch with this member for this circle: the cadence of the membership,
    /// else the circle's; null for the tie's own rhythm.</summary>
    public Cadence? Cadence => Effective?.Cadence;

    internal EffectiveCadence? Effective { get; }

    /// <summary>Gets the score of the tie by this circle's cadence; null if the tie is not to be scored or does not
    /// exist.</summary>
    /// <remarks>Another circle may ask for contact more often; then the status here may differ from that of the tie as a
    /// whole.</remarks>
    public RelationshipScore? Score { get; }

    /// <summary>Gets the status of the tie by this circle's cadence; null if it is not scored.</summary>
    public TieStatus? Status => Score?.Status;

    /// <summary>Gets the hours a month that contact with this member takes at the cadence.</summary>
    /// <value>Hours, 0 or more; null if the tie is paused or ended, or is not to be scored and has no cadence.</value>
    public Explanation? HoursPerMonth { get; }

    /// <summary>Returns the id and the status.</summary>
    public override string ToString() => $"{Contact} ({Status})";
}
