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
    private TiePeople? _people;

    internal FoldedTie(ContactId contact, in TieState state, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> people)
    {
        Contact = contact;
        _state = state;
        _digestBytes = digest;
        _peopleBytes = people;
    }

    internal FoldedTie(ContactId contact)
        : this(contact, TieState.Empty, default, default)
    {
    }

    internal ContactId Contact { get; }

    internal ref readonly TieState State => ref _state;

    internal TieDigest Digest => _digest ??= TieBytes.ReadDigest(_digestBytes.Span);

    internal TiePeople People => _people ??= TieBytes.ReadPeople(_peopleBytes.Span);

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

    /// <summary>Folds an interaction into the people met with the contact, unless it is there already.</summary>
    internal void AddPeople(Interaction interaction)
    {
        if (People.Last is { } last && (interaction.At, interaction.Id).CompareTo(last) <= 0) return;
        TieDigestFold.Add(People, interaction, Contact);
    }

    /// <summary>Returns the same with other people.</summary>
    internal FoldedTie WithPeople(TiePeople people) =>
        new(Contact, _state, _digestBytes, _peopleBytes) { _digest = _digest, _people = people };

    /// <summary>Returns a copy that can be folded on without changing this one.</summary>
    internal FoldedTie Copy() => new(Contact, _state.Copy(), _digestBytes, _peopleBytes) { _digest = Digest.Copy() };
}
