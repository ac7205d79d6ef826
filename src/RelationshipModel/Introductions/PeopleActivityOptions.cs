using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Introductions;

/// <summary>The constants by which people's activity weighs their closeness. Immutable; change it
/// with a <c>with</c> expression.</summary>
public sealed record PeopleActivityOptions
{
    /// <summary>Gets the defaults.</summary>
    public static PeopleActivityOptions Default { get; } = new();

    /// <summary>Gets the silence towards everyone at which somebody's presence is half: 1/(1 + silence/scale).</summary>
    /// <value>1 hour to 3,650 days; 7 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration PresenceScale { get; init; } = Duration.FromDays(7);

    /// <summary>Gets the last share of the record in which a first contact counts as met lately.</summary>
    /// <value>0 to 1; 0.1 by default.</value>
    public double MetShare { get; init; } = .1;

    /// <summary>Gets the power of (1 + met lately) of both.</summary>
    /// <value>0 to 4; 0.3 by default.</value>
    public double MetPower { get; init; } = .3;

    /// <summary>Gets the power of (1 + group messages that both received).</summary>
    /// <value>0 to 4; 0.25 by default.</value>
    public double TogetherPower { get; init; } = .25;

    /// <summary>Gets the recipients from which on a message is a circular, which brings nobody together.</summary>
    /// <value>2 to 10,000; 26 by default.</value>
    public int CircularRecipients { get; init; } = 26;

    internal PeopleActivityOptions Checked()
    {
        OptionFaults faults = new("activity");
        faults.Check(nameof(PresenceScale), PresenceScale, Duration.FromHours(1), Duration.FromDays(3650));
        faults.Check(nameof(MetShare), MetShare, 0, 1);
        faults.Check(nameof(MetPower), MetPower, 0, 4);
        faults.Check(nameof(TogetherPower), TogetherPower, 0, 4);
        faults.Check(nameof(CircularRecipients), CircularRecipients, 2, 10_000);
        faults.ThrowIfAny();
        return this;
    }
}
