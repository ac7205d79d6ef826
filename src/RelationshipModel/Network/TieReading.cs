using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <summary>The reading of one kept tie as of an instant: what is taken of its row, and what must come from the log.</summary>
internal sealed class TieReading
{
    private readonly RelationshipScorer _scorer;
    private readonly KeptTie _row;
    private readonly TieProfile _profile;
    private readonly Instant _at;
    private readonly bool _foldsPeople;
    private readonly bool _isBehind;
    private readonly bool _isKept;
    private FoldedTie? _tie;
    private Instant? _next;
    private bool _isEnded;

    internal TieReading(RelationshipScorer scorer, KeptTie row, TieProfile profile, Instant at, bool withPeople)
    {
        (_scorer, _row, _profile, _at) = (scorer, row, profile, at);
        FoldedTie? kept = scorer.Bytes.Read(row.Contact, row.State, row.People, profile);
        // A state that is ahead of the instant is of no use for it, and is not given up for it.
        _isBehind = kept?.IsAfter(at) == true;
        bool isLate = kept is { State.Interactions: > 0 } && row.ChangedFrom <= kept.State.LastAt;
        bool isPeopleKept = !withPeople || (!row.People.IsEmpty && !(kept?.LastOfPeople?.At > at));
        _isKept = kept is not null && !isLate;
        if (_isBehind && _isKept && !withPeople && scorer.Bytes.ReadEarlier(row.Contact, row.State, profile) is { } earlier
            && earlier.At <= at)
        {
            _tie = earlier.Tie;
            IsDone = earlier.At == at;
            if (!IsDone) ReadFrom = earlier.At;
            return;
        }

        if (!_isKept || _isBehind || !isPeopleKept)
        {
            _foldsPeople = withPeople;
            return;
        }

        _tie = kept!;
        _foldsPeople = withPeople;
        bool isPeopleBehind =
            withPeople && kept!.State.Interactions > 0 && kept.LastOfPeople != (kept.State.LastAt, kept.State.LastId);
        if (row.ChangedFrom <= at) ReadFrom = row.ChangedFrom;
        else _next = row.ChangedFrom;
        IsDone = ReadFrom is null && !isPeopleBehind;
        if (isPeopleBehind) ReadFrom = kept!.LastOfPeople is { } last ? Instant.Min(ReadFrom ?? at, last.At) : null;
    }

    internal ContactId Contact => _row.Contact;

    /// <summary>Gets whether nothing must be read from the log.</summary>
    internal bool IsDone { get; }

    /// <summary>Gets the instant from which interactions must be read; null if it is all of them.</summary>
    internal Instant? ReadFrom { get; }

    /// <summary>Gets the number of interactions folded on a kept state.</summary>
    internal int Added { get; private set; }

    internal FoldedTie Tie => _tie!;

    /// <summary>Gets whether the fold may replace what is kept.</summary>
    internal bool MayKeep => _isBehind ? _isKept : _isEnded || _next is not null;

    /// <summary>Reads the past of a tie.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the last interaction folded into the past.</exception>
    internal static FoldedTie Past(
        RelationshipScorer scorer, OwnerId owner, ContactId contact, ReadOnlyMemory<byte> past, TieProfile profile, Instant at)
    {
        FoldedTie tie = scorer.Bytes.ReadPast(contact, past, profile);
        return tie.IsAfter(at) ? throw RelationshipScorer.BeforePast(new(owner, contact), tie.State.LastAt, at) : tie;
    }

    /// <summary>Begins with the past where all interactions are to be read.</summary>
    internal void Begin(OwnerId owner) => _tie ??= Past(_scorer, owner, Contact, _row.Past, _profile, _at);

    /// <summary>Takes the next interaction of the tie, as they are listed.</summary>
    internal void Add(Interaction interaction)
    {
        if (interaction.At > _at)
        {
            _next ??= interaction.At;
            return;
        }

        bool isNew = Tie.IsBefore(interaction);
        if (isNew) Tie.Add(_scorer, interaction, _profile);
        isNew |= _foldsPeople && Tie.AddPeople(interaction);
        if (isNew) Added++;
    }

    /// <summary>Notes that the log was read to its end, or to an interaction of the tie after the instant.</summary>
    internal void End() => _isEnded = true;

    /// <summary>The row with the new fold, to be kept: in place of what is kept, or beside it if that is ahead.</summary>
    internal KeptTie Kept() => _isBehind
        ? _row with { State = _scorer.Bytes.WriteEarlier(_row.State, Tie, _profile, _at), People = default }
        : _row with
        {
            State = _scorer.Bytes.Write(Tie, _profile, _isKept ? _row.State : default),
            // Folded again without the people, a tie has those of its past alone; the others are folded when asked for.
            People = _foldsPeople || ReadFrom is null ? TieBytes.WritePeople(Tie) : default,
            ChangedFrom = _next,
        };
}
