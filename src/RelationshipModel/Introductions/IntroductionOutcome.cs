using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Introductions;

/// <summary>The consequences of an introduction that was made: the two are acquainted, and the owner gave support to
/// each.</summary>
public sealed record IntroductionOutcome
{
    private IntroductionOutcome(Acquaintance acquaintance, Interaction interaction)
    {
        Acquaintance = acquaintance;
        Interaction = interaction;
    }

    /// <summary>Gets the owner's belief about the two from the day of the introduction: they know each other or, if nothing came
    /// of it, this is unknown.</summary>
    public Acquaintance Acquaintance { get; }

    /// <summary>Gets the owner's word to both, in which the owner gave each informational support.</summary>
    public Interaction Interaction { get; }

    /// <summary>Returns the consequences of an introduction.</summary>
    /// <param name="introduction">The introduction at its present stage.</param>
    /// <param name="zone">The owner's time zone, which decides on what day it was made.</param>
    /// <param name="interaction">
    /// The id of the interaction to record. The same id recorded again changes nothing, so that the outcome can be taken when
    /// the introduction is made and again when they have met. A host that keeps the introducing message itself gives that
    /// message's id and saves this in its place.
    /// </param>
    /// <param name="channel">The way in which the owner introduced them.</param>
    /// <returns>The outcome; null if the introduction was not made.</returns>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The channel is not one.</exception>
    public static IntroductionOutcome? Of(Introduction introduction, DateTimeZone zone, InteractionId interaction,
        Channel channel = Channel.Message)
    {
        ArgumentNullException.ThrowIfNull(introduction);
        ArgumentNullException.ThrowIfNull(zone);
        Require.NotDefault(interaction);
        Require.Defined(channel);
        if (introduction.ReachedAt(IntroductionStage.Made) is not { } made) return null;
        AcquaintanceState state = introduction.Stage == IntroductionStage.NoContact
            ? AcquaintanceState.Unknown : AcquaintanceState.Acquainted;
        return new(
            new(introduction.Pair, state, AcquaintanceSource.Introduction, made.InZone(zone).Date),
            new(interaction, made, channel, introduction.First, introduction.Second)
            {
                Initiator = Initiator.Owner,
                Supports = [new(TieSide.Owner, SupportKind.Informational)],
            });
    }

    /// <summary>The ids.</summary>
    public override string ToString() => $"{Acquaintance}, {Interaction}";
}
