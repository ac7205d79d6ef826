using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>
/// The workflow of introducing two contacts, who are both asked before either hears more: draft, first asked, first accepted,
/// second asked, accepted, made, and then met or no contact. Before it is made, a contact who was asked can decline, the owner
/// can withdraw it, and it expires if nothing happens for too long.
/// </summary>
/// <remarks>Immutable. A step returns the introduction after it; keep that one. A step that is not possible from the
/// <see cref="Stage"/> throws; <see cref="NextStages"/> returns those that are possible.</remarks>
[JsonConverter(typeof(RelationshipJsonConverter<Introduction>))]
public sealed record Introduction
{
    private Introduction(IntroductionId id, ContactId first, ContactId second, Instant at, Duration expiresAfter)
    {
        Id = Require.NotDefault(id);
        Require.Apart(first, second);
        Pair = new ContactPair(first, second);
        First = first;
        Second = second;
        Steps = ValueList.Create<IntroductionStep>([new(IntroductionStage.Draft, Require.InRange(at))]);
        ExpiresAfter = expiresAfter;
    }

    /// <summary>The time without a step after which an introduction expires, unless another time is given.</summary>
    /// <value>14 days.</value>
    public static readonly Duration DefaultExpiry = Duration.FromDays(14);

    /// <summary>Gets its id in the host's records.</summary>
    public IntroductionId Id { get; }

    /// <summary>Gets the contact who is asked first.</summary>
    public ContactId First { get; private init; }

    /// <summary>Gets the contact who is asked second, once the first has accepted.</summary>
    public ContactId Second { get; private init; }

    /// <summary>Gets the two, as an unordered pair.</summary>
    public ContactPair Pair { get; private init; }

    /// <summary>Gets the steps taken, oldest first; the draft is the first.</summary>
    public IReadOnlyList<IntroductionStep> Steps { get; private init; }

    /// <summary>Gets the time without a step after which the introduction expires, before it is made.</summary>
    /// <value>Positive; 14 days by default.</value>
    public Duration ExpiresAfter { get; }

    /// <summary>Gets the facts that the first allowed the owner to tell the second, in the first's words. Empty by
    /// default.</summary>
    public IReadOnlyList<string> FactsOfFirst { get; private init; } = ValueList<string>.Empty;

    /// <summary>Gets the facts that the second allowed the owner to tell the first, in the second's words. Empty by
    /// default.</summary>
    public IReadOnlyList<string> FactsOfSecond { get; private init; } = ValueList<string>.Empty;

    /// <summary>Gets the contact who declined; null if nobody did. Private to the owner.</summary>
    public ContactId? DeclinedBy { get; private init; }

    /// <summary>Gets the stage reached by the last step.</summary>
    public IntroductionStage Stage => Steps[^1].Stage;

    /// <summary>Gets the instant at which the last step was taken.</summary>
    public Instant ChangedAt => Steps[^1].At;

    /// <summary>Returns the stage at an instant: that of the last step taken by then, or expired if that was too long ago. A
    /// draft before it began.</summary>
    public IntroductionStage StageAt(Instant asOf)
    {
        IntroductionStep last = Steps[0];
        foreach (IntroductionStep step in Steps)
            if (step.At <= asOf) last = step;
        return last.Stage < IntroductionStage.Made && asOf - last.At >= ExpiresAfter ? IntroductionStage.Expired : last.Stage;
    }

    /// <summary>Returns the view of the introduction that one of the two may be shown at an instant.</summary>
    /// <exception cref="ArgumentException">The contact is neither of the two.</exception>
    public IntroductionView ViewFor(ContactId contact, Instant asOf)
    {
        Pair.Other(contact);
        bool isFirst = contact == First;
        if (!WasReached(isFirst ? IntroductionStage.AskedFirst : IntroductionStage.AskedSecond, asOf))
            return IntroductionView.Hidden;
        return StageAt(asOf) switch
        {
            IntroductionStage.Made or IntroductionStage.Met or IntroductionStage.NoContact => IntroductionView.Introduced,
            IntroductionStage.Declined or IntroductionStage.Withdrawn or IntroductionStage.Expired => IntroductionView.Closed,
            IntroductionStage.AskedFirst => IntroductionView.Asked,
            IntroductionStage.AskedSecond when !isFirst => IntroductionView.Asked,
            _ => IntroductionView.Waiting,
        };
    }

    /// <summary>Returns the facts that one of the two may be told about the other at an instant: none before this one was asked
    /// and the other has accepted, nor after the introduction was declined or withdrawn or has expired.</summary>
    /// <exception cref="ArgumentException">The contact is neither of the two.</exception>
    public IReadOnlyList<string> FactsFor(ContactId contact, Instant asOf)
    {
        Pair.Other(contact);
        bool open = StageAt(asOf) is not (IntroductionStage.Declined or IntroductionStage.Withdrawn or IntroductionStage.Expired);
        bool isFirst = contact == First;
        return open && WasReached(isFirst ? IntroductionStage.Accepted : IntroductionStage.AskedSecond, asOf)
            ? isFirst ? FactsOfSecond : FactsOfFirst
            : ValueList<string>.Empty;
    }

    /// <summary>Returns the instant at which a stage was reached; null if it was not.</summary>
    public Instant? ReachedAt(IntroductionStage stage)
    {
        foreach (IntroductionStep step in Steps)
            if (step.Stage == stage) return step.At;
        return null;
    }

    private bool WasReached(IntroductionStage stage, Instant asOf) => ReachedAt(stage) <= asOf;

    private bool WasAsked(ContactId contact) =>
        (contact == First && ReachedAt(IntroductionStage.AskedFirst) is not null)
        || (contact == Second && ReachedAt(IntroductionStage.AskedSecond) is not null);

    /// <summary>Returns the stages that a step taken at an instant can reach: none after the last step, nor once the
    /// introduction has expired, nor before its latest step.</summary>
    public IReadOnlyList<IntroductionStage> NextStages(Instant at) =>
        at >= ChangedAt && StageAt(at) != IntroductionStage.Expired ? StagesAfter(Stage).ToArray() : [];

    /// <summary>The first is asked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, or the introduction has
    /// expired.</exception>
    public Introduction AskFirst(Instant at) => Take(IntroductionStage.AskedFirst, at);

    /// <summary>The first says yes.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="facts">The facts about the first that the second may be told; null for none.</param>
    /// <exception cref="ArgumentException">A fact is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, or the introduction has
    /// expired.</exception>
    public Introduction AcceptFirst(Instant at, IEnumerable<string>? facts = null) =>
        Take(IntroductionStage.AcceptedFirst, at) with { FactsOfFirst = Facts(facts) };

    /// <summary>The second is asked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, or the introduction has
    /// expired.</exception>
    public Introduction AskSecond(Instant at) => Take(IntroductionStage.AskedSecond, at);

    /// <summary>The second says yes: both have.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="facts">The facts about the second that the first may be told; null for none.</param>
    /// <exception cref="ArgumentException">A fact is empty or too long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, or the introduction has
    /// expired.</exception>
    public Introduction AcceptSecond(Instant at, IEnumerable<string>? facts = null) =>
        Take(IntroductionStage.Accepted, at) with { FactsOfSecond = Facts(facts) };

    /// <summary>One of the two says no, at once or later. The other learns only that it goes no further.</summary>
    /// <param name="by">The contact who declines and who was asked.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="ArgumentException">The contact is neither of the two.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, the contact was not asked, or the
    /// introduction has expired.</exception>
    public Introduction Decline(ContactId by, Instant at)
    {
        if (!Pair.Contains(Require.NotDefault(by)))
            throw new ArgumentException($"Introduction {Id} is of {First} and {Second}, not of {by}.", nameof(by));
        Introduction declined = Take(IntroductionStage.Declined, at) with { DeclinedBy = by };
        return WasAsked(by)
            ? declined
            : throw new InvalidOperationException($"Introduction {Id} is at {Stage}: {by} was not asked and cannot decline.");
    }

    /// <summary>The owner withdraws it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, or the introduction has
    /// expired.</exception>
    public Introduction Withdraw(Instant at) => Take(IntroductionStage.Withdrawn, at);

    /// <summary>The owner introduces them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage, or the introduction has
    /// expired.</exception>
    public Introduction Make(Instant at) => Take(IntroductionStage.Made, at);

    /// <summary>They met or talked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage.</exception>
    public Introduction Meet(Instant at) => Take(IntroductionStage.Met, at);

    /// <summary>Nothing came of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the latest step, or out of range.</exception>
    /// <exception cref="InvalidOperationException">The step is not possible from the stage.</exception>
    public Introduction NoContact(Instant at) => Take(IntroductionStage.NoContact, at);

    /// <summary>Returns the owner's belief about the two from the day of the introduction: they know each other or, if nothing
    /// came of it, this is unknown.</summary>
    /// <param name="zone">The owner's time zone, which decides on what day it was made.</param>
    /// <returns>The acquaintance; null if the introduction was not made.</returns>
    public Acquaintance? ToAcquaintance(DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return ReachedAt(IntroductionStage.Made) is { } made
            ? new(Pair, Stage == IntroductionStage.NoContact ? AcquaintanceState.Unknown : AcquaintanceState.Acquainted,
                AcquaintanceSource.Introduction, made.InZone(zone).Date)
            : null;
    }

    /// <summary>Returns the owner's message to both, which gives each informational support.</summary>
    /// <param name="id">
    /// The id of the interaction. The same id recorded again changes nothing, so that it can be recorded when the introduction
    /// is made and again when they have met. A host that keeps the introducing message itself gives that message's id and saves
    /// this in its place.
    /// </param>
    /// <param name="channel">The way in which the owner introduced them.</param>
    /// <returns>The interaction; null if the introduction was not made.</returns>
    /// <exception cref="ArgumentException">The id is its default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The channel is not defined.</exception>
    public Interaction? ToInteraction(InteractionId id, Channel channel = Channel.Message)
    {
        Require.NotDefault(id);
        Require.Defined(channel);
        return ReachedAt(IntroductionStage.Made) is { } made
            ? new(id, made, channel, First, Second)
            {
                Initiator = Initiator.Owner,
                Supports = [new(TieSide.Owner, SupportKind.Informational)],
            }
            : null;
    }

    /// <summary>Begins an introduction.</summary>
    /// <param name="id">Its id in the host's records.</param>
    /// <param name="first">The contact to ask first.</param>
    /// <param name="second">The contact to ask second.</param>
    /// <param name="at">The instant at which it begins.</param>
    /// <param name="expiresAfter">The time without a step after which it expires; null for 14 days.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both contacts are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range, or the time
    /// to expiry is not positive.</exception>
    public static Introduction Begin(IntroductionId id, ContactId first, ContactId second, Instant at,
        Duration? expiresAfter = null) =>
        new(id, first, second, at, Expiry(expiresAfter));

    /// <summary>Creates an introduction from what a store kept, repeating each step, so that no impossible one can be
    /// loaded.</summary>
    /// <exception cref="ArgumentException">The steps are not those of an introduction, or facts or a
    /// decline do not fit them.</exception>
    public static Introduction Restore(
        IntroductionId id,
        ContactId first,
        ContactId second,
        IEnumerable<IntroductionStep> steps,
        IEnumerable<string>? factsOfFirst = null,
        IEnumerable<string>? factsOfSecond = null,
        ContactId? declinedBy = null,
        Duration? expiresAfter = null)
    {
        ArgumentNullException.ThrowIfNull(steps);
        IntroductionStep[] taken = [.. steps];
        if (taken.Length == 0 || taken[0].Stage != IntroductionStage.Draft)
            throw new ArgumentException($"The steps of introduction {id} must begin with {IntroductionStage.Draft}.",
                nameof(steps));
        Introduction restored = Begin(id, first, second, taken[0].At, expiresAfter);
        try
        {
            foreach (IntroductionStep step in taken.AsSpan(1)) restored = restored.Take(step.Stage, step.At);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new ArgumentException(e.Message, nameof(steps), e);
        }

        restored = restored with
        {
            FactsOfFirst = Facts(factsOfFirst, nameof(factsOfFirst)),
            FactsOfSecond = Facts(factsOfSecond, nameof(factsOfSecond)),
            DeclinedBy = declinedBy,
        };
        if (restored.FactsOfFirst.Count > 0 && restored.ReachedAt(IntroductionStage.AcceptedFirst) is null)
            throw new ArgumentException($"Introduction {id} has facts of the first, who never accepted.", nameof(factsOfFirst));
        if (restored.FactsOfSecond.Count > 0 && restored.ReachedAt(IntroductionStage.Accepted) is null)
            throw new ArgumentException($"Introduction {id} has facts of the second, who never accepted.", nameof(factsOfSecond));
        bool isDeclined = restored.Stage == IntroductionStage.Declined;
        if (isDeclined && !(declinedBy is { } by && restored.WasAsked(by)))
            throw new ArgumentException($"Introduction {id} must be declined by a contact who had been asked.",
                nameof(declinedBy));
        return isDeclined || declinedBy is null
            ? restored
            : throw new ArgumentException(
                $"Introduction {id} names a contact who declined, but nobody declined it.", nameof(declinedBy));
    }

    private static ReadOnlySpan<IntroductionStage> StagesAfter(IntroductionStage stage) => stage switch
    {
        IntroductionStage.Draft => [IntroductionStage.AskedFirst, IntroductionStage.Withdrawn],
        IntroductionStage.AskedFirst =>
            [IntroductionStage.AcceptedFirst, IntroductionStage.Declined, IntroductionStage.Withdrawn],
        IntroductionStage.AcceptedFirst =>
            [IntroductionStage.AskedSecond, IntroductionStage.Declined, IntroductionStage.Withdrawn],
        IntroductionStage.AskedSecond =>
            [IntroductionStage.Accepted, IntroductionStage.Declined, IntroductionStage.Withdrawn],
        IntroductionStage.Accepted => [IntroductionStage.Made, IntroductionStage.Declined, IntroductionStage.Withdrawn],
        IntroductionStage.Made => [IntroductionStage.Met, IntroductionStage.NoContact],
        _ => [],
    };

    private Introduction Take(IntroductionStage stage, Instant at)
    {
        Require.InRange(at);
        if (StageAt(at) == IntroductionStage.Expired)
            throw new InvalidOperationException(
                $"Introduction {Id} is at {Stage} and expired at {ChangedAt + ExpiresAfter}; no step is possible. Begin a new one.");
        IntroductionStage[] possible = [.. StagesAfter(Stage)];
        if (!possible.Contains(stage))
            throw new InvalidOperationException($"Introduction {Id} cannot go from {Stage} to {stage}; "
                + (possible.Length == 0 ? $"{Stage} is its last stage." : $"it can go to {string.Join(", ", possible)}."));
        if (at < ChangedAt)
            throw new ArgumentOutOfRangeException(nameof(at), at,
                $"Introduction {Id} reached {Stage} at {ChangedAt}; the next step cannot be earlier.");
        return this with { Steps = ValueList.Create<IntroductionStep>([.. Steps, new(stage, at)]) };
    }

    private static Duration Expiry(Duration? expiresAfter) =>
        expiresAfter is not { } given ? DefaultExpiry
        : given > Duration.Zero ? given
        : throw new ArgumentOutOfRangeException(nameof(expiresAfter), given, "The time to expiry must be positive.");

    private static ValueList<string> Facts(IEnumerable<string>? facts, string name = "facts") =>
        facts is null
            ? ValueList<string>.Empty
            : ValueList.Copy(facts.Select(fact => Require.Item(fact, Require.MaxNoteLength, name)), name);

    /// <summary>A copy with each contact replaced; null if the two turn out to be one.</summary>
    internal Introduction? WithContacts(Func<ContactId, ContactId> change)
    {
        ContactId first = change(First), second = change(Second);
        return first == second
            ? null
            : this with
            {
                First = first,
                Second = second,
                Pair = new(first, second),
                DeclinedBy = DeclinedBy is { } by ? change(by) : null,
            };
    }

    /// <summary>Returns the ids and the stage; never the facts.</summary>
    public override string ToString() => $"Introduction {Id} of {First} and {Second} ({Stage})";
}
