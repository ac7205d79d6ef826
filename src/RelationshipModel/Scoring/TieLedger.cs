using System.Runtime.InteropServices;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>
/// Keeps the folded state of many ties, takes interactions one by one, and scores any or all ties. It keeps no log: a score costs the same after
/// ten interactions as after ten thousand, and equals that of <see cref="RelationshipScorer.Score(Tie, Instant, Instant?)"/> bit for bit.
/// </summary>
/// <remarks>
/// An interaction that comes in the order of (instant, id) is folded in constant time. A late one replays its tie from the history that the host
/// gives. Not safe for concurrent writing; safe for concurrent reading.
/// </remarks>
public sealed class TieLedger
{
    private readonly RelationshipScorer _scorer;
    private readonly Func<TieKey, IEnumerable<Interaction>>? _history;
    private readonly Dictionary<TieKey, int> _indices = [];
    private readonly Dictionary<OwnerId, List<int>> _owners = [];
    private readonly List<TieKey> _keys = [];
    private readonly List<TieState> _states = [];
    private readonly Dictionary<int, TieProfile> _profiles = [];

    /// <summary>Makes an empty ledger.</summary>
    /// <param name="scorer">Whose constants and formulas it uses.</param>
    /// <param name="history">All interactions of a tie, in any order, for replaying it; null where the host never records late.</param>
    public TieLedger(RelationshipScorer scorer, Func<TieKey, IEnumerable<Interaction>>? history = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        _scorer = scorer;
        _history = history;
    }

    /// <summary>How many ties it knows.</summary>
    public int Count => _keys.Count;

    /// <summary>The ties it knows, in the order in which they came.</summary>
    public IReadOnlyList<TieKey> Ties => _keys.AsReadOnly();

    /// <summary>Whether it knows a tie.</summary>
    /// <exception cref="ArgumentException">The tie is its default value.</exception>
    public bool Contains(TieKey tie)
    {
        Require.Given(tie.Owner, nameof(tie));
        return _indices.ContainsKey(tie);
    }

    /// <summary>Takes an interaction into the tie of the owner with each of its contacts. The one recorded last is ignored when it comes again.</summary>
    /// <exception cref="ArgumentException">The owner is the default value.</exception>
    /// <exception cref="InvalidOperationException">It is earlier than a tie's last interaction and the ledger has no history to replay from. Nothing was changed.</exception>
    public void Record(OwnerId owner, Interaction interaction)
    {
        Require.Given(owner);
        ArgumentNullException.ThrowIfNull(interaction);
        if (_history is null)
            foreach (ContactId contact in interaction.Contacts)
                if (_indices.TryGetValue(new(owner, contact), out int known) && IsLate(known, interaction)) throw NoHistory(_keys[known], interaction);

        foreach (ContactId contact in interaction.Contacts)
        {
            TieKey key = new(owner, contact);
            int index = IndexOf(key);
            ref TieState state = ref CollectionsMarshal.AsSpan(_states)[index];
            Episode episode = Episode.Known(interaction, contact);
            if (state.IsBefore(episode)) _scorer.Fold.Add(ref state, episode, ProfileOf(index));
            else if (!state.IsAt(episode)) state = Replayed(key, [interaction]);
        }
    }

    /// <summary>States what a person says of a tie. Where that changes what its history counts, the tie is replayed.</summary>
    /// <exception cref="InvalidOperationException">The tie is to be replayed and the ledger has no history. Nothing was changed.</exception>
    public void SetProfile(TieKey tie, TieProfile profile)
    {
        Require.Given(tie.Owner, nameof(tie));
        ArgumentNullException.ThrowIfNull(profile);
        int index = IndexOf(tie);
        TieProfile before = ProfileOf(index);
        bool changesHistory = before.IsKin != profile.IsKin || !before.Closeness.Equals(profile.Closeness) || !before.States.Equals(profile.States);
        bool replays = changesHistory && _states[index].Interactions > 0;
        if (replays && _history is null)
            throw new InvalidOperationException($"What is stated of the tie {tie} changes what its history counts; give the ledger a history to replay it from.");
        _profiles[index] = profile;
        if (replays) Replay(tie);
    }

    /// <summary>Folds a tie anew from its history: after an edit or a removal.</summary>
    /// <exception cref="InvalidOperationException">The ledger has no history.</exception>
    public void Replay(TieKey tie)
    {
        Require.Given(tie.Owner, nameof(tie));
        if (_history is null) throw new InvalidOperationException($"The ledger has no history to replay the tie {tie} from; give it one when it is made.");
        int index = IndexOf(tie);
        CollectionsMarshal.AsSpan(_states)[index] = Replayed(tie, []);
    }

    /// <summary>Scores a tie. A tie that the ledger does not know has the score of a stranger.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before the tie's last interaction, or out of range.</exception>
    public RelationshipScore Score(TieKey tie, Instant asOf, Instant? lastSeenByOthers = null)
    {
        Require.Given(tie.Owner, nameof(tie));
        Require.InRange(asOf);
        return _indices.TryGetValue(tie, out int index)
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
    /// <exception cref="ArgumentOutOfRangeException">The instant is before a tie's last interaction, or out of range.</exception>
    public IEnumerable<RelationshipScore> ScoreAll(OwnerId owner, Instant asOf)
    {
        Require.Given(owner);
        Require.InRange(asOf);
        return _owners.TryGetValue(owner, out List<int>? indices) ? indices.Where(MayScore).Select(index => Score(index, asOf, null)) : [];
    }

    /// <summary>Scores a tie as if one more interaction had happened. The ledger stays as it is.</summary>
    /// <exception cref="ArgumentException">The interaction is after the instant or without the contact.</exception>
    /// <exception cref="InvalidOperationException">It is earlier than the tie's last interaction and the ledger has no history.</exception>
    public RelationshipScore Preview(TieKey tie, Interaction hypothetical, Instant asOf)
    {
        Require.Given(tie.Owner, nameof(tie));
        RelationshipScorer.CheckHypothetical(hypothetical, asOf);
        if (!hypothetical.Contacts.Contains(tie.Contact))
            throw new ArgumentException($"Interaction {hypothetical.Id} is without the contact {tie.Contact}.", nameof(hypothetical));
        bool isKnown = _indices.TryGetValue(tie, out int index);
        TieState state = isKnown ? _states[index] : TieState.Empty;
        TieProfile profile = isKnown ? ProfileOf(index) : TieProfile.None;
        Episode episode = Episode.Known(hypothetical, tie.Contact);
        if (state.IsBefore(episode)) _scorer.Fold.Add(ref state, episode, profile);
        else if (!state.IsAt(episode)) state = _history is null ? throw NoHistory(tie, hypothetical) : Replayed(tie, [hypothetical]);
        return Scored(tie, state, profile, asOf, null);
    }

    private bool IsLate(int index, Interaction interaction)
    {
        Episode episode = Episode.Known(interaction, _keys[index].Contact);
        return CollectionsMarshal.AsSpan(_states)[index] is var state && !state.IsBefore(episode) && !state.IsAt(episode);
    }

    private static InvalidOperationException NoHistory(TieKey tie, Interaction interaction) =>
        new($"Interaction {interaction.Id} at {interaction.At} is earlier than the last of the tie {tie}; give the ledger a history to replay the tie from.");

    private TieState Replayed(TieKey key, IEnumerable<Interaction> late)
    {
        TieProfile profile = _indices.TryGetValue(key, out int index) ? ProfileOf(index) : TieProfile.None;
        Tie tie = new(key, [.. _history!(key), .. late], profile);
        return _scorer.Replay(key.Contact, tie.History, profile, Require.Latest);
    }

    private bool MayScore(int index) => ProfileOf(index).Allows(ContactPreferences.DoNotScore);

    private RelationshipScore Score(int index, Instant asOf, Instant? lastSeenByOthers) =>
        Scored(_keys[index], CollectionsMarshal.AsSpan(_states)[index], ProfileOf(index), asOf, lastSeenByOthers);

    private RelationshipScore Scored(TieKey key, in TieState state, TieProfile profile, Instant asOf, Instant? lastSeenByOthers) =>
        state.Interactions == 0 || asOf >= state.LastAt
            ? _scorer.Score(key, state, profile, asOf, lastSeenByOthers, null)
            : throw new ArgumentOutOfRangeException(
                nameof(asOf), asOf, $"The tie {key} stands at its last interaction, {state.LastAt}; score it at no earlier instant, or from its history.");

    private TieProfile ProfileOf(int index) => _profiles.GetValueOrDefault(index, TieProfile.None);

    private int IndexOf(TieKey key)
    {
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indices, key, out bool isKnown);
        if (isKnown) return index;
        index = _keys.Count;
        _keys.Add(key);
        _states.Add(TieState.Empty);
        ref List<int>? ofOwner = ref CollectionsMarshal.GetValueRefOrAddDefault(_owners, key.Owner, out _);
        (ofOwner ??= []).Add(index);
        return index;
    }
}
