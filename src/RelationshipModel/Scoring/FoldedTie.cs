using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The fold of a tie's interactions up to an instant: the state, the digest, and the people met
/// together with the contact.</summary>
/// <remarks>Digest and people are read from kept bytes when they are first asked for, since few ties are explained.</remarks>
internal sealed class FoldedTie
{
    private readonly ReadOnlyMemory<byte> _digestBytes;
    private readonly ReadOnlyMemory<byte> _peopleBytes;
    private TieState _state;
    private TieDigest? _digest;
    private readonly Func<ContactId, ContactId>? _canonical;
    private TiePeople? _people;

    internal FoldedTie(ContactId contact, in TieState state, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> people)
    {
        Contact = contact;
        _state = state;
        _digestBytes = digest;
        _peopleBytes = people;
    }

    private FoldedTie(FoldedTie tie, Func<ContactId, ContactId> canonical)
        : this(tie.Contact, tie._state, tie._digestBytes, tie._peopleBytes) =>
        (_digest, _people, _canonical) = (tie._digest, tie._people?.Mapped(canonical), canonical);

    internal FoldedTie(ContactId contact)
        : this(contact, TieState.Empty, default, default)
    {
    }

    internal ContactId Contact { get; }

    internal ref readonly TieState State => ref _state;

    internal TieDigest Digest => _digest ??= TieBytes.ReadDigest(_digestBytes.Span);

    internal TiePeople People => _people ??= _canonical is null ? ReadPeople() : ReadPeople().Mapped(_canonical);

    /// <summary>Gets the position up to which interactions were folded into the people; null if none were.</summary>
    internal (Instant At, InteractionId Id)? LastOfPeople =>
        _people is null ? TieBytes.ReadLastOfPeople(_peopleBytes.Span) : _people.Last;

    /// <summary>Gets the gatherings at which an interaction with the contact took place, in order.</summary>
    internal IReadOnlyCollection<GatheringId> Gatherings =>
        _digest is null ? TieBytes.ReadGatherings(_digestBytes.Span) : _digest.Gatherings;

    /// <summary>Returns what is known of a companion, except the latest interactions, which <see cref="People"/> has; null if
    /// there never was an interaction with both.</summary>
    internal TiePeople.Companion? Companion(ContactId other) => _people is null && _canonical is null
        ? TieBytes.FindCompanion(_peopleBytes.Span, other)
        : People.Companions.GetValueOrDefault(other);

    /// <summary>Whether the last interaction began after an instant.</summary>
    internal bool IsAfter(Instant at) => _state.Interactions > 0 && _state.LastAt > at;

    /// <summary>Whether an interaction comes after all that were folded into the state.</summary>
    internal bool IsBefore(Interaction interaction) => _state.IsBefore(Episode.Known(interaction, Contact));

    /// <summary>Folds the next interaction into state and digest. It must come after the last one folded.</summary>
    internal void Add(RelationshipScorer scorer, Interaction interaction, TieProfile profile)
    {
        scorer.Fold.Add(ref _state, Episode.Known(interaction, Contact), profile);
        scorer.Digests.Add(Digest, interaction, Contact);
    }

    /// <summary>Folds an interaction into the people met with the contact; false if it is there already.</summary>
    internal bool AddPeople(Interaction interaction)
    {
        if (LastOfPeople is { } last && (interaction.At, interaction.Id).CompareTo(last) <= 0) return false;
        TieDigestFold.Add(People, interaction, Contact);
        return true;
    }

    /// <summary>Returns the same with ids of people replaced; what is known of companions who become one is united.</summary>
    internal FoldedTie WithPeople(Func<ContactId, ContactId> canonical) => new(this, canonical);

    /// <summary>Returns a copy that can be folded on without changing this one.</summary>
    internal FoldedTie Copy() => new(Contact, _state.Copy(), _digestBytes, _peopleBytes) { _digest = Digest.Copy() };

    private TiePeople ReadPeople() => TieBytes.ReadPeople(_peopleBytes.Span);
}
