using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>
/// The workflow of introducing two contacts, who both are asked before either hears more: draft, first asked,
/// first accepted, second asked, accepted, made, and then met or no contact. Each stage is a type of its own that
/// offers only the steps possible from it.
/// </summary>
/// <remarks>Immutable. A step returns the next stage; keep that one.</remarks>
[JsonConverter(typeof(RelationshipJsonConverter<Introduction>))]
public abstract record Introduction
{
    private protected Introduction(IntroductionId id, ContactId first, ContactId second, IntroductionStep draft)
    {
        Id = Require.NotDefault(id);
        Pair = new ContactPair(first, second);
        First = first;
        Second = second;
        Steps = ValueList.Create<IntroductionStep>([draft]);
    }

    private protected Introduction(Introduction previous, IntroductionStage stage, Instant at)
        : this(previous)
    {
        Require.InRange(at);
        if (at < ChangedAt)
            throw new ArgumentOutOfRangeException(nameof(at), at,
                $"Introduction {Id} reached {Stage} at {ChangedAt}; the next step cannot be earlier.");
        if (previous.StageAt(at) == IntroductionStage.Expired)
            throw new InvalidOperationException($"Introduction {Id} expired at {ChangedAt + ExpiresAfter}; begin a new one.");
        Steps = ValueList.Create<IntroductionStep>([.. previous.Steps, new(stage, at)]);
    }

    /// <summary>After how long without a step an introduction expires, unless another time is given.</summary>
    /// <value>14 days.</value>
    public static readonly Duration DefaultExpiry = Duration.FromDays(14);

    /// <summary>Gets its id in the host's records.</summary>
    public IntroductionId Id { get; }

    /// <summary>Gets the one who is asked first.</summary>
    public ContactId First { get; private init; }

    /// <summary>Gets the one who is asked second, once the first has accepted.</summary>
    public ContactId Second { get; private init; }

    /// <summary>Gets the two, in no order.</summary>
    public ContactPair Pair { get; private init; }

    /// <summary>Gets the steps taken, oldest first; the draft is the first.</summary>
    public IReadOnlyList<IntroductionStep> Steps { get; private init; }

    /// <summary>Gets the time without a step after which the introduction expires, before it is made.</summary>
    /// <value>Positive; 14 days by default.</value>
    public Duration ExpiresAfter { get; private protected init; } = DefaultExpiry;

    /// <summary>Gets the facts that the first allowed the owner to tell the second, in the first's words. Empty by
    /// default.</summary>
    public IReadOnlyList<string> FactsOfFirst { get; private protected init; } = ValueList<string>.Empty;

    /// <summary>Gets the facts that the second allowed the owner to tell the first, in the second's words. Empty by
    /// default.</summary>
    public IReadOnlyList<string> FactsOfSecond { get; private protected init; } = ValueList<string>.Empty;

    /// <summary>Gets the contact who declined; null if nobody did. Private to the owner.</summary>
    public ContactId? DeclinedBy { get; private protected init; }

    /// <summary>Gets the stage reached by the last step.</summary>
    public IntroductionStage Stage => Steps[^1].Stage;

    /// <summary>Gets the instant at which the last step was taken.</summary>
    public Instant ChangedAt => Steps[^1].At;

    /// <summary>The stage at an instant: that of the last step taken by then, or expired if that was too long ago. A
    /// draft before it was begun.</summary>
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

    /// <summary>Begins an introduction.</summary>
    /// <param name="id">Its id in the host's records.</param>
    /// <param name="first">The one to be asked first.</param>
    /// <param name="second">The one to be asked second.</param>
    /// <param name="at">The instant at which it begins.</param>
    /// <param name="expiresAfter">After how long without a step it expires; null takes 14 days.</param>
    /// <exception cref="ArgumentException">An id is its default value, or both contacts are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is out of range, or the time
    /// to expiry is not positive.</exception>
    public static IntroductionDraft Begin(IntroductionId id, ContactId first, ContactId second, Instant at,
        Duration? expiresAfter = null) =>
        new(id, first, second, Require.InRange(at), Expiry(expiresAfter));

    /// <summary>Makes an introduction of what a store kept, taking each step again, so that no
    /// impossible one can be loaded.</summary>
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
        ValueList<string> saidOfFirst = Facts(factsOfFirst, nameof(factsOfFirst));
        ValueList<string> saidOfSecond = Facts(factsOfSecond, nameof(factsOfSecond));
        Introduction introduction = Begin(id, first, second, taken[0].At, expiresAfter);
        try
        {
            foreach (IntroductionStep step in taken.AsSpan(1))
            {
                introduction = (introduction, step.Stage) switch
                {
                    (IntroductionDraft draft, IntroductionStage.AskedFirst) => draft.AskFirst(step.At),
                    (IntroductionAskedFirst asked, IntroductionStage.AcceptedFirst) => asked.AcceptFirst(step.At, saidOfFirst),
                    (IntroductionAcceptedFirst accepted, IntroductionStage.AskedSecond) => accepted.AskSecond(step.At),
                    (IntroductionAskedSecond asked, IntroductionStage.Accepted) => asked.AcceptSecond(step.At, saidOfSecond),
                    (OpenIntroduction open, IntroductionStage.Declined) when declinedBy is { } by && open.MayDecline(by) =>
                        open.Decline(by, step.At),
                    (OpenIntroduction, IntroductionStage.Declined) =>
                        throw new ArgumentException($"Introduction {id} must be declined by a contact who had been asked.",
                            nameof(declinedBy)),
                    (OpenIntroduction open, IntroductionStage.Withdrawn) => open.Withdraw(step.At),
                    (IntroductionAccepted accepted, IntroductionStage.Made) => accepted.Make(step.At),
                    (IntroductionMade made, IntroductionStage.Met) => made.Meet(step.At),
                    (IntroductionMade made, IntroductionStage.NoContact) => made.NoContact(step.At),
                    _ => throw new ArgumentException($"Introduction {id} cannot go from {introduction.Stage} to {step.Stage}.",
                        nameof(steps)),
                };
            }
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw new ArgumentException(e.Message, nameof(steps), e);
        }

        if (introduction.FactsOfFirst.Count != saidOfFirst.Count)
            throw new ArgumentException($"Introduction {id} has facts of the first, who never accepted.", nameof(factsOfFirst));
        if (introduction.FactsOfSecond.Count != saidOfSecond.Count)
            throw new ArgumentException($"Introduction {id} has facts of the second, who never accepted.", nameof(factsOfSecond));
        return introduction.DeclinedBy == declinedBy
            ? introduction
            : throw new ArgumentException(
                $"Introduction {id} names a contact who declined, but nobody declined it.", nameof(declinedBy));
    }

    private static Duration Expiry(Duration? expiresAfter) =>
        expiresAfter is not { } given ? DefaultExpiry
        : given > Duration.Zero ? given
        : throw new ArgumentOutOfRangeException(nameof(expiresAfter), given, "The time to expiry must be positive.");

    private protected static ValueList<string> Facts(IEnumerable<string>? facts, string name = "facts") =>
        facts is null
            ? ValueList<string>.Empty
            : ValueList.Copy(facts.Select(fact => Require.Text(fact, Require.MaxNoteLength, name)), name);

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
                DeclinedBy = DeclinedBy is { } by
                ? change(by) : null
            };
    }

    /// <summary>The ids and the stage; never the facts.</summary>
    public sealed override string ToString() => $"Introduction {Id} of {First} and {Second} ({Stage})";
}
