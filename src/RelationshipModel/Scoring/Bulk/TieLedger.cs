using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring.Bulk;

/// <summary>
/// Keeps the folded state of many ties, takes interactions one by one or by the million, and scores any or all ties. It keeps no
/// log: a score costs the same after ten interactions as after ten thousand, and equals that of
/// <see cref="RelationshipScorer.Score(Tie, Instant, Instant?)"/> bit for bit.
/// </summary>
/// <remarks>
/// An interaction that comes in the order of (instant, id) is folded in constant time. A late one replays its tie from the
/// history that the host provides. Not safe for concurrent writing; safe for concurrent reading of single scores.
/// </remarks>
public sealed partial class TieLedger
{
    private readonly RelationshipScorer _scorer;
    private readonly Func<TieKey, IEnumerable<Interaction>>? _history;
    private readonly TieIndex _index = new();
    private TieState[] _states = new TieState[16];
    private TieProfile?[] _profiles = [];

    /// <summary>Creates an empty ledger.</summary>
    /// <param name="scorer">The scorer whose constants and formulas it uses.</param>
    /// <param name="history">All interactions of a tie, in any order, for replaying it; null if
    /// the host never records late.</param>
    public TieLedger(RelationshipScorer scorer, Func<TieKey, IEnumerable<Interaction>>? history = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        _history = history;
    }

    /// <summary>Gets the number of ties.</summary>
    public int Count => _index.Count;

    /// <summary>Gets the known ties, in the order in which they came.</summary>
    public IReadOnlyList<TieKey> Ties => _index.Keys;

    /// <summary>Whether a tie is known.</summary>
    /// <exception cref="ArgumentException">The tie is the default value.</exception>
    public bool Contains(TieKey tie)
    {
        Require.NotDefault(tie.Owner, nameof(tie));
        return _index.TryFind(tie, out _);
    }

    /// <summary>Returns the handle of a tie, which is known from then on. Recording by handle avoids finding the tie by its
    /// ids.</summary>
    /// <exception cref="ArgumentException">The tie is the default value.</exception>
    public TieHandle Open(TieKey tie)
    {
        Require.NotDefault(tie.Owner, nameof(tie));
        return new(IndexOf(tie));
    }

    /// <summary>Records an interaction in the tie of the owner with each of its contacts. If the last one comes again, it is
    /// ignored.</summary>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    /// <exception cref="InvalidOperationException">It is earlier than a tie's last interaction and the ledger has no history to
    /// replay from. Nothing was changed.</exception>
    public void Record(OwnerId owner, Interaction interaction)
    {
        Require.NotDefault(owner);
        ArgumentNullException.ThrowIfNull(interaction);
        if (_history is null && interaction.Contacts.Count > 1)
            foreach (ContactId contact in interaction.Contacts)
                if (_index.TryFind(new(owner, contact), out int known) && IsLate(known, Episode.Known(interaction, contact)))
                    throw NoHistory(_index[known], interaction.Id, interaction.At);

        for (int i = 0; i < interaction.Contacts.Count; i++)
        {
            ContactId contact = interaction.Contacts[i];
            int index = IndexOf(new(owner, contact));
            Add(index, Episode.Known(interaction, contact), interaction);
        }
    }

    /// <summary>Records an interaction in one tie. If the last one comes again, it is ignored.</summary>
    /// <exception cref="ArgumentException">The handle does not belong to this ledger.</exception>
    /// <exception cref="InvalidOperationException">It is earlier than the tie's last interaction and the ledger has no history to
    /// replay from. Nothing was changed.</exception>
    public void Record(TieHandle tie, in Episode episode) => Add(Checked(tie), episode, null);

    /// <summary>States what a person says about a tie. If that changes what its history counts, the tie is replayed.</summary>
    /// <exception cref="ArgumentException">The tie is the default value.</exception>
    /// <exception cref="InvalidOperationException">The tie is to be replayed and the ledger has no
    /// history. Nothing was changed.</exception>
    public void SetProfile(TieKey tie, TieProfile profile)
    {
        Require.NotDefault(tie.Owner, nameof(tie));
        ArgumentNullException.ThrowIfNull(profile);
        int index = IndexOf(tie);
        TieProfile before = ProfileOf(index);
        bool changesHistory = before.IsKin != profile.IsKin || before.SupportRole != profile.SupportRole
            || !before.Closeness.Equals(profile.Closeness) || !before.States.Equals(profile.States);
        bool replays = changesHistory && _states[index].Interactions > 0;
        if (replays && _history is null)
            throw new InvalidOperationException(
                $"What is stated about the tie {tie} changes how its history counts; give the ledger a history from which to replay it.");
        if (index >= _profiles.Length) Array.Resize(ref _profiles, _states.Length);
        _profiles[index] = profile;
        MarkChanged(index);
        if (replays) Replay(tie);
    }

    /// <summary>Folds a tie again from its history, after an edit or a removal.</summary>
    /// <exception cref="ArgumentException">The tie is the default value.</exception>
    /// <exception cref="InvalidOperationException">The ledger has no history.</exception>
    public void Replay(TieKey tie)
    {
        Require.NotDefault(tie.Owner, nameof(tie));
        if (_history is null)
            throw new InvalidOperationException(
                $"The ledger has no history from which to replay the tie {tie}; pass one when you create it.");
        int index = IndexOf(tie);
        _states[index] = Replayed(index, null);
        MarkChanged(index);
    }

    /// <summary>Scores a tie. A tie that the ledger does not know has the score of a stranger.</summary>
    /// <exception cref="ArgumentException">The tie is the default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the tie's last
    /// interaction, or out of range.</exception>
    public RelationshipScore Score(TieKey tie, Instant asOf, Instant? lastSeenByOthers = null)
    {
        Require.NotDefault(tie.Owner, nameof(tie));
        Require.InRange(asOf);
        return _index.TryFind(tie, out int index)
            ? Score(index, asOf, lastSeenByOthers)
            : _scorer.Score(tie, TieState.Empty, TieProfile.None, asOf, lastSeenByOthers, null);
    }

    /// <summary>Scores all ties, in the order in which they came, without those that are not to be scored.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before a tie's last interaction, or out of range.</exception>
    public IEnumerable<RelationshipScore> ScoreAll(Instant asOf)
    {
        Require.InRange(asOf);
        return Enumerable.Range(0, Count).Where(MayScore).Select(index => Score(index, asOf, null));
    }

    /// <summary>Scores all ties of an owner, in the order in which they came, without those that are not to be scored.</summary>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before a tie's last interaction, or out of range.</exception>
    public IEnumerable<RelationshipScore> ScoreAll(OwnerId owner, Instant asOf)
    {
        Require.InRange(asOf);
        return _index.Of(Require.NotDefault(owner)).ToArray().Where(MayScore).Select(index => Score(index, asOf, null));
    }

    /// <summary>Scores a tie as if one more interaction had happened. The ledger stays as it is.</summary>
    /// <exception cref="ArgumentException">The interaction is after the instant or without the contact.</exception>
    /// <exception cref="InvalidOperationException">It is earlier than the tie's last interaction and
    /// the ledger has no history.</exception>
    public RelationshipScore Preview(TieKey tie, Interaction hypothetical, Instant asOf)
    {
        Require.NotDefault(tie.Owner, nameof(tie));
        RelationshipScorer.CheckHypothetical(hypothetical, asOf);
        Episode episode = Episode.Of(hypothetical, tie.Contact);
        bool isKnown = _index.TryFind(tie, out int index);
        TieState state = isKnown ? _states[index].Copy() : TieState.Empty;
        TieProfile profile = isKnown ? ProfileOf(index) : TieProfile.None;
        if (state.IsBefore(episode)) _scorer.Fold.Add(ref state, episode, profile);
        else if (!state.IsAt(episode)) state = _history is null
            ? throw NoHistory(tie, episode.Id, episode.At) : Replayed(index, hypothetical);
        return Scored(tie, state, profile, asOf, null);
    }

    private int Checked(TieHandle tie) =>
        (uint)tie.Index < (uint)Count
            ? tie.Index : throw new ArgumentException("The handle does not belong to this ledger; open the tie first.", nameof(tie));

    private void Add(int index, in Episode episode, Interaction? interaction)
    {
        ref TieState state = ref _states[index];
        if (state.IsBefore(episode))
        {
            _scorer.Fold.Add(ref state, episode, ProfileOf(index));
        }
        else
        {
            if (state.IsAt(episode)) return;
            if (_history is null) throw NoHistory(_index[index], episode.Id, episode.At);
            _states[index] = Replayed(index, interaction);
        }

        MarkChanged(index);
    }

    private bool IsLate(int index, in Episode episode) => !_states[index].IsBefore(episode) && !_states[index].IsAt(episode);

    private static InvalidOperationException NoHistory(TieKey tie, InteractionId id, Instant at) =>
        new($"Interaction {id} at {at} is earlier than the last of the tie {tie}; give the ledger a history to replay the tie "
            + $"from.");

    private TieState Replayed(int index, Interaction? late)
    {
        TieKey key = _index[index];
        TieProfile profile = ProfileOf(index);
        IEnumerable<Interaction> history = _history!(key);
        Tie tie = new(key, late is null ? history : history.Append(late), profile);
        return _scorer.Replay(tie, Require.Latest);
    }

    private bool MayScore(int index) => !ProfileOf(index).IsRestricted(ContactRestrictions.NoScore);

    private RelationshipScore Score(int index, Instant asOf, Instant? lastSeenByOthers) =>
        Scored(_index[index], _states[index], ProfileOf(index), asOf, lastSeenByOthers);

    private RelationshipScore Scored(TieKey key, in TieState state, TieProfile profile, Instant asOf,
        Instant? lastSeenByOthers) =>
        state.Interactions == 0 || asOf >= state.LastAt
            ? _scorer.Score(key, state, profile, asOf, lastSeenByOthers, null)
            : throw TooEarly(key, state, asOf);

    private static ArgumentOutOfRangeException TooEarly(TieKey key, in TieState state, Instant asOf) =>
        new(nameof(asOf), asOf,
            $"The tie {key} is folded up to its last interaction, {state.LastAt}; score it as of then or later, or from its "
                + $"history.");

    private TieProfile ProfileOf(int index) => index < _profiles.Length ? _profiles[index] ?? TieProfile.None : TieProfile.None;

    private int IndexOf(TieKey key)
    {
        int known = Count, index = _index.FindOrAdd(key);
        if (Count == known) return index;
        if (index == _states.Length) Array.Resize(ref _states, 2 * index);
        _states[index] = TieState.Empty;
        MarkChanged(index);
        return index;
    }
}
