using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Changes;

/// <summary>The constants of what counts as a change. Immutable; change it with a <c>with</c> expression. Validated when a finder
/// is created from it.</summary>
public sealed record ChangeOptions
{
    /// <summary>Gets the defaults.</summary>
    public static ChangeOptions Default { get; } = new();

    /// <summary>Gets the silence of a contact after which being heard from again is a change.</summary>
    /// <value>1 to 3,650 whole local days; 30 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration Quiet { get; init; } = Duration.FromDays(30);

    /// <summary>Gets the contact days that a tie without a cadence, and without a strong bond, must have before it can go quiet
    /// or cool.</summary>
    /// <value>0 to 1,000; 3 by default.</value>
    public int RhythmContactDays { get; init; } = TieReasoning.RhythmContactDays;

    internal ChangeOptions Checked()
    {
        OptionFaults faults = new("change");
        faults.CheckDays(nameof(Quiet), Quiet, 1, 3650);
        faults.Check(nameof(RhythmContactDays), RhythmContactDays, 0, 1000);
        faults.ThrowIfAny();
        return this;
    }
}
