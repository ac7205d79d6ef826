using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Json;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Views;

/// <summary>A tie as a list shows it.</summary>
public sealed record TieView
{
    internal TieView(RelationshipScore score, Func<ContactId, string> nameOf, IReasonRenderer renderer)
    {
        Contact = score.Tie.Contact;
        Name = nameOf(Contact);
        Status = score.Status;
        Closeness = score.Warmth;
        Strength = score.Strength;
        Bond = score.Bond;
        Recency = score.Recency;
        Continuity = score.Continuity;
        Reciprocity = score.Reciprocity;
        Vitality = score.Vitality;
        Outlook = score.Outlook;
        LastContact = score.LastContact;
        InteractionCount = score.InteractionCount;
        ExpectedGapDays = score.ExpectedGapDays;
        CadenceDays = score.CadenceDays;
        Reasons = renderer.RenderAll(score.Reasons, nameOf);
    }

    /// <summary>Gets the contact.</summary>
    public ContactId Contact { get; }

    /// <summary>Gets the contact's name; the id if no record has a name.</summary>
    public string Name { get; }

    /// <summary>Gets the status.</summary>
    public TieStatus Status { get; }

    /// <summary>Gets how close the two are, in a word: what to show people instead of a number.</summary>
    public Warmth Closeness { get; }

    /// <summary>Gets how close the two are: 0 to 1.</summary>
    public double Strength { get; }

    /// <summary>Gets what the two have built, in hours.</summary>
    public double Bond { get; }

    /// <summary>Gets how recently they were in touch: 0 to 1.</summary>
    public double Recency { get; }

    /// <summary>Gets how well they keep their rhythm: 0 to 1.</summary>
    public double Continuity { get; }

    /// <summary>Gets how mutual the tie is: 0 to 1; null while unknown.</summary>
    public double? Reciprocity { get; }

    /// <summary>Gets the bond times the recency, in hours: whether they are in touch.</summary>
    public double Vitality { get; }

    /// <summary>Gets the vitality times the contact's presence, in hours: with whom the owner will be in contact.</summary>
    public double Outlook { get; }

    /// <summary>Gets the instant at which the last contact began; null if there was none.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant? LastContact { get; }

    /// <summary>Gets the number of interactions.</summary>
    public int InteractionCount { get; }

    /// <summary>Gets the gap between days of contact to expect, in days.</summary>
    public double ExpectedGapDays { get; }

    /// <summary>Gets the gap that the owner wishes for, in days; null if none is stated.</summary>
    public double? CadenceDays { get; }

    /// <summary>Gets the reasons, in sentences to the owner.</summary>
    public IReadOnlyList<string> Reasons { get; }
}
