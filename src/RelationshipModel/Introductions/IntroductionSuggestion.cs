using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;
using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>Two contacts of an owner who should meet: why for each, why through the owner, and why they probably
/// have not met yet. Immutable.</summary>
public sealed record IntroductionSuggestion
{
    private readonly Func<Explanation> _explain;

    internal IntroductionSuggestion(OwnerId owner, Instant asOf, ContactPair pair, double score, Reason whyOwner,
        Reason whyNotYet, Func<Explanation> explain)
    {
        Owner = owner;
        AsOf = asOf;
        Pair = pair;
        Score = score;
        WhyOwner = whyOwner;
        WhyNotYet = whyNotYet;
        _explain = explain;
    }

    /// <summary>Gets the owner, who should introduce them.</summary>
    public OwnerId Owner { get; }

    /// <summary>Gets the instant as of which it is suggested.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant AsOf { get; }

    /// <summary>Gets the two, as an unordered pair.</summary>
    public ContactPair Pair { get; }

    /// <summary>Gets the score, Fit x (1 - Acquainted) x Standing x Readiness. It orders suggestions and says nothing about
    /// people.</summary>
    /// <value>Above 0, below 2.</value>
    public double Score { get; }

    /// <summary>Whether it rests only on the people to whom both are close, and not on what they gain by interests, offers and
    /// needs.</summary>
    public bool IsStructural { get; internal init; }

    /// <summary>Gets the gains of the first of the pair, or the help asked of them, in words to that person. Never empty; the
    /// people the two share are left out.</summary>
    public IReadOnlyList<Reason> ReasonsForFirst { get; internal init => field = ValueList.Copy(value); } =
        ValueList<Reason>.Empty;

    /// <summary>Gets the gains of the second of the pair, or the help asked of them, in words to that person. Never empty; the
    /// people the two share are left out.</summary>
    public IReadOnlyList<Reason> ReasonsForSecond { get; internal init => field = ValueList.Copy(value); } =
        ValueList<Reason>.Empty;

    /// <summary>Gets the reasons to introduce them through the owner, in words to the owner.</summary>
    public Reason WhyOwner { get; }

    /// <summary>Gets the reasons why they probably have not met yet, in words to the owner.</summary>
    public Reason WhyNotYet { get; }

    /// <summary>Gets everything there is to say to the owner: why through the owner, whom the two share, why they have not met
    /// yet, and whose tie to revive first.</summary>
    public IReadOnlyList<Reason> ReasonsForOwner { get; internal init => field = ValueList.Copy(value); } =
        ValueList<Reason>.Empty;

    /// <summary>Gets the person besides the owner who brings the two closest: the largest term of their closeness; null if nobody
    /// else is known to be tied to both.</summary>
    public ContactId? Introducer { get; internal init; }

    /// <summary>Gets the explanation of <see cref="Score"/>.</summary>
    public Explanation Explanation => _explain();

    /// <summary>Returns the gains of one of the two, in words to that person. Never empty.</summary>
    /// <exception cref="ArgumentException">The contact is neither of the two.</exception>
    public IReadOnlyList<Reason> ReasonsFor(ContactId contact) => Pair.Other(contact) == Pair.Second
        ? ReasonsForFirst : ReasonsForSecond;

    /// <summary>Whether two suggestions are of the same pair, owner and instant, with the same score and reasons.</summary>
    public bool Equals(IntroductionSuggestion? other) =>
        other is not null && Owner == other.Owner && AsOf == other.AsOf && Pair == other.Pair && Score.Equals(other.Score)
        && IsStructural == other.IsStructural && ReasonsForFirst.Equals(other.ReasonsForFirst)
        && ReasonsForSecond.Equals(other.ReasonsForSecond)
        && WhyOwner == other.WhyOwner && WhyNotYet == other.WhyNotYet && ReasonsForOwner.Equals(other.ReasonsForOwner)
        && Introducer == other.Introducer;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Owner, AsOf, Pair, Score);

    /// <summary>Returns the ids and the score.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Pair} by {Owner} as of {AsOf}: {Score:0.000}");
}
