using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Scoring;

/// <summary>An interaction as one of its ties sees it: what a score needs of it, in 32 bytes. For hosts
/// that record by the million.</summary>
public readonly record struct Episode
{
    /// <summary>All but the id. A field, so that reading one of the facts copies no others.</summary>
    internal readonly EpisodeFacts Facts;

    /// <summary>Creates an episode.</summary>
    /// <param name="id">The interaction's id: the evidence a score names, and the order among
    /// interactions of one instant.</param>
    /// <param name="at">The start, from 0001-01-02 to 9999-12-30 UTC.</param>
    /// <param name="channel">The way in which it took place.</param>
    /// <param name="opener">The side that opened it.</param>
    /// <param name="isReply">Whether it answers an earlier one.</param>
    /// <param name="length">The length, zero or more; null if unknown.</param>
    /// <param name="headCount">The number of people who took part, including the owner: at least 2.</param>
    /// <param name="depth">The depth.</param>
    /// <param name="given">Whether the owner gave support.</param>
    /// <param name="received">Whether the owner received support.</param>
    /// <param name="afterFeel">The owner's feeling afterwards: -2 to 2; null if not stated.</param>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public Episode(
        InteractionId id,
        Instant at,
        Channel channel,
        TieSide opener = TieSide.None,
        bool isReply = false,
        Duration? length = null,
        int headCount = 2,
        Depth depth = Depth.Unknown,
        bool given = false,
        bool received = false,
        int? afterFeel = null)
    {
        Id = Require.NotDefault(id);
        Require.Defined(channel);
        Require.Defined(opener);
        Require.Defined(depth);
        if (length < Duration.Zero)
            throw new ArgumentOutOfRangeException(nameof(length), length, "The length must not be negative.");
        ArgumentOutOfRangeException.ThrowIfLessThan(headCount, 2);
        if (afterFeel is < -2 or > 2)
            throw new ArgumentOutOfRangeException(nameof(afterFeel), afterFeel, "The after-feel must be from -2 to 2.");
        Facts = new(Require.InRange(at), channel, opener, isReply, length, headCount, depth, given, received, afterFeel);
    }

    private Episode(InteractionId id, in EpisodeFacts facts)
    {
        Id = id;
        Facts = facts;
    }

    /// <summary>Gets the interaction's id.</summary>
    public InteractionId Id { get; }

    /// <summary>Gets the instant at which it began.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<Instant>))]
    public Instant At => Moment.Instant;

    /// <summary>Gets the side that opened it.</summary>
    public TieSide Opener => Facts.Opener;

    /// <summary>Gets the way in which it took place.</summary>
    public Channel Channel => Facts.Channel;

    /// <summary>Gets the number of participants, including the owner.</summary>
    public int HeadCount => Facts.HeadCount;

    /// <summary>Gets the depth.</summary>
    public Depth Depth => Facts.Depth;

    /// <summary>Whether it answers an earlier one.</summary>
    public bool IsReply => Facts.IsReply;

    /// <summary>Whether the owner gave support.</summary>
    public bool GaveSupport => Facts.GaveSupport;

    /// <summary>Whether the owner received support.</summary>
    public bool ReceivedSupport => Facts.ReceivedSupport;

    /// <summary>Gets the owner's feeling afterwards: -2 to 2, or null.</summary>
    public int? AfterFeel => Facts.AfterFeel;

    internal Moment Moment => Facts.Moment;

    /// <summary>Returns an interaction as the tie to one of its contacts sees it.</summary>
    /// <exception cref="ArgumentException">The contact did not take part.</exception>
    public static Episode Of(Interaction interaction, ContactId contact)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        if (!interaction.IsWith(contact))
            throw new ArgumentException($"Interaction {interaction.Id} does not include the contact {contact}.", nameof(contact));
        return Known(interaction, contact);
    }

    internal static Episode Known(Interaction interaction, ContactId contact)
    {
        bool given = false, received = false;
        for (int i = 0; i < interaction.Supports.Count; i++)
        {
            TieSide by = interaction.Supports[i].By;
            given |= by == TieSide.Owner;
            received |= by == TieSide.Contact;
        }

        TieSide opener = interaction.Initiator.Side == TieSide.Owner ? TieSide.Owner : interaction.Initiator.Contact == contact
            ? TieSide.Contact : TieSide.None;
        return new(interaction.Id, new(
            interaction.At, interaction.Channel, opener, interaction.IsReply, interaction.Length, interaction.HeadCount,
            interaction.Depth, given, received,
            interaction.AfterFeel));
    }

    /// <summary>Compares by instant and then ordinally by id.</summary>
    internal static int Compare(in Episode a, in Episode b)
    {
        int byInstant = a.Moment.CompareTo(b.Moment);
        return byInstant != 0 ? byInstant : a.Id.CompareTo(b.Id);
    }

    /// <summary>Returns the id and the instant.</summary>
    public override string ToString() => $"Episode {Id} at {At} ({Channel})";
}
