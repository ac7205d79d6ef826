using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Introductions;

/// <summary>The constants of introduction suggestions. Immutable; change it with a <c>with</c> expression. Validated when a
/// suggester is created from it.</summary>
public sealed record IntroductionOptions
{
    /// <summary>Gets the defaults.</summary>
    public static IntroductionOptions Default { get; } = new();

    /// <summary>Gets the measure of the closeness of two contacts by the people both are tied to.</summary>
    /// <value>Strength-weighted resource allocation by default.</value>
    public ClosenessMeasure Measure { get; init; } = ClosenessMeasure.StrengthWeightedResourceAllocation;

    /// <summary>Gets the weight of a need that the other's offer meets, compared with an interest shared by f contacts, which
    /// weighs 1/ln f.</summary>
    /// <value>0 to 100; 1 by default, between an interest that two (1.44) and one that three contacts share (0.91).</value>
    public double NeedWeight { get; init; } = 1;

    /// <summary>Gets the factor p: an occasion of n people, including the owner, made two of them acquainted with the chance p x
    /// min(1, k/(n - 1)), k the conversation partners. Occasions add up as chances do.</summary>
    /// <value>0 to 1; 0.95 by default.</value>
    public double TogetherChance { get; init; } = .95;

    /// <summary>Gets the people with whom one talks at once (Dunbar, Duncan and Nettle 1995).</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int ConversationPartners { get; init; } = 3;

    /// <summary>Gets the members up to which a circle has its full chance: the sympathy group of Dunbar and Spoors
    /// (1995).</summary>
    /// <value>2 to 1,000; 15 by default.</value>
    public int SmallCircle { get; init; } = 15;

    /// <summary>Gets the factor p: two of a circle of n are acquainted with the chance p x min(1, (s - 1)/(n - 1)), s the members
    /// of a small circle.</summary>
    /// <value>0 to 1; 0.5 by default.</value>
    public double CircleChance { get; init; } = .5;

    /// <summary>Gets the chance that two of the owner's kin, of the owner's household or of one circle of family know each
    /// other.</summary>
    /// <value>0 to 1; 0.95 by default.</value>
    public double RelatedChance { get; init; } = .95;

    /// <summary>Gets the factor p: two contacts with one family name know each other with the chance p x min(1, 2/(n - 1)), n the
    /// contacts who have it.</summary>
    /// <value>0 to 1; 0.7 by default.</value>
    public double FamilyNameChance { get; init; } = .7;

    /// <summary>Gets the chance that each person whom both know, besides the owner, adds to the two being acquainted.</summary>
    /// <value>0 to 1; 0.1 by default.</value>
    public double SharedPersonChance { get; init; } = .1;

    /// <summary>Gets the maximum that the people whom both know add to the chance together.</summary>
    /// <value>0 to 1; 0.5 by default.</value>
    public double MaxSharedPeopleChance { get; init; } = .5;

    /// <summary>Gets the weight of a gain of only one side, as a share of the same gain of both.</summary>
    /// <value>0 to 1; 0.5 by default.</value>
    public double OneSidedShare { get; init; } = .5;

    /// <summary>Gets the readiness of a contact while the tie is dormant: it should be revived first.</summary>
    /// <value>0 to 1; 0.5 by default.</value>
    public double DormantReadiness { get; init; } = .5;

    /// <summary>Gets the time for which a request to be introduced is remembered.</summary>
    /// <value>0 to 3,653 days; 90 days by default.</value>
    [JsonConverter(typeof(RelationshipJsonConverter<Duration>))]
    public Duration AskWindow { get; init; } = Duration.FromDays(90);

    /// <summary>Gets the number of requests after which a contact is half as ready to be asked again.</summary>
    /// <value>Above 0, up to 1,000; 2 by default.</value>
    public double AskHalving { get; init; } = 2;

    /// <summary>Gets the number of years for which a pair rests after one of the two declined.</summary>
    /// <value>1 to 1,000; 1 by default.</value>
    public int DeclinedYears { get; init; } = 1;

    /// <summary>Gets the maximum number of suggestions of one digest that name the same contact.</summary>
    /// <value>1 to 1,000; 2 by default.</value>
    public int MaxPerContact { get; init; } = 2;

    /// <summary>Gets the strength of both ties from which the owner is called close to both.</summary>
    /// <value>0 to 1; 0.7 by default, from which a tie is close in a word. It changes words only.</value>
    public double CloseStrength { get; init; } = .7;

    /// <summary>Checks every option and names all faults in one message.</summary>
    internal IntroductionOptions Checked()
    {
        OptionFaults faults = new("introduction");
        if (!Enum.IsDefined(Measure)) faults.Add($"{nameof(Measure)} is {Measure}, which is not a measure.");
        faults.Check(nameof(NeedWeight), NeedWeight, 0, 100);
        faults.Check(nameof(TogetherChance), TogetherChance, 0, 1);
        faults.Check(nameof(SmallCircle), SmallCircle, 2, 1000);
        faults.Check(nameof(ConversationPartners), ConversationPartners, 1, 1000);
        faults.Check(nameof(CircleChance), CircleChance, 0, 1);
        faults.Check(nameof(RelatedChance), RelatedChance, 0, 1);
        faults.Check(nameof(FamilyNameChance), FamilyNameChance, 0, 1);
        faults.Check(nameof(OneSidedShare), OneSidedShare, 0, 1);
        faults.Check(nameof(DormantReadiness), DormantReadiness, 0, 1);
        faults.Check(nameof(SharedPersonChance), SharedPersonChance, 0, 1);
        faults.Check(nameof(MaxSharedPeopleChance), MaxSharedPeopleChance, 0, 1);
        faults.Check(nameof(AskWindow), AskWindow, Duration.Zero, Duration.FromDays(3653));
        faults.Check(nameof(AskHalving), AskHalving, 1e-9, 1000);
        faults.Check(nameof(DeclinedYears), DeclinedYears, 1, 1000);
        faults.Check(nameof(MaxPerContact), MaxPerContact, 1, 1000);
        faults.Check(nameof(CloseStrength), CloseStrength, 0, 1);
        faults.ThrowIfAny();
        return this;
    }
}
