using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;
using RelationshipModel.Storage;

namespace RelationshipModel.Network;

/// <content>The ties as they stand at an instant: from what was folded before, where the store keeps it, else from the log.</content>
public sealed partial class RelationshipNetwork
{
    /// <summary>Where at least this share of the ties must be read from the log, the log is read once as a whole.</summary>
    private const double WholeLogShare = .25;

    /// <summary>Reads log and pasts as they belong together: anew where old interactions were folded away meanwhile.</summary>
    private async ValueTask<T> TogetherAsync<T>(Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        if (_stores.Interactions is not ITieStateStore store) return await read().ConfigureAwait(false);
        Instant? before = await store.FindHorizonAsync(Owner, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            T result = await read().ConfigureAwait(false);
            Instant? after = await store.FindHorizonAsync(Owner, cancellationToken).ConfigureAwait(false);
            if (after == before) return result;
            before = after;
        }
    }

    private async ValueTask<TieLedger> LedgerAsync(Instant at, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, TieProfile> profiles = await ProfilesAsync(at, cancellationToken).ConfigureAwait(false);
        TieLedger ledger = new(_engines.Scorer);
        foreach ((ContactId contact, TieProfile profile) in profiles) ledger.SetProfile(new(Owner, contact), profile);
        if (_stores.Interactions is ITieStateStore store)
        {
            await TakeOverAsync(ledger, store, profiles, at, cancellationToken).ConfigureAwait(false);
            return ledger;
        }

        await foreach (Interaction interaction in _stores.Interactions.ListAsync(Owner, after: null, cancellationToken).ConfigureAwait(false))
        {
            if (interaction.At > at) break;
            ledger.Record(Owner, interaction);
        }

        return ledger;
    }

    /// <summary>Takes over the states that the store keeps, and folds and keeps those that it does not.</summary>
    private async ValueTask TakeOverAsync(
        TieLedger ledger, ITieStateStore store, Dictionary<ContactId, TieProfile> profiles, Instant at, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, TieReplay> replays = [];
        int count = 0;
        await foreach (KeptTie tie in store.ListTiesAsync(Owner, cancellationToken).ConfigureAwait(false))
        {
            count++;
            TieKey key = new(Owner, tie.Contact);
            TieProfile profile = profiles.GetValueOrDefault(tie.Contact, TieProfile.None);
            bool isKept = _engines.Scorer.Bytes.TryRead(tie.State.Span, profile, out TieState state);
            if (isKept && (state.Interactions == 0 || state.LastAt <= at)) ledger.Restore(key, state);
            else replays.Add(tie.Contact, new(_engines.Scorer, key, tie, profile, at, isKept));
        }

        if (replays.Count == 0) return;
        if (replays.Count >= WholeLogShare * count)
        {
            bool readsOn = replays.Values.Any(static replay => !replay.IsKept);
            await foreach (Interaction interaction in store.ListAsync(Owner, after: null, cancellationToken).ConfigureAwait(false))
            {
                if (interaction.At > at && !readsOn) break;
                foreach (ContactId contact in interaction.Contacts)
                    if (replays.TryGetValue(contact, out TieReplay? replay)) replay.Add(interaction);
            }
        }
        else
        {
            foreach ((ContactId contact, TieReplay replay) in replays)
            {
                await foreach (Interaction interaction in store.ListAsync(Owner, contact, cancellationToken).ConfigureAwait(false))
                {
                    if (interaction.At > at && replay.IsKept) break;
                    replay.Add(interaction);
                }
            }
        }

        foreach ((ContactId contact, TieReplay replay) in replays) ledger.Restore(new(Owner, contact), replay.AsOf);
        KeptTie[] folded = [.. replays.Values.Where(static replay => !replay.IsKept).Select(static replay => replay.Kept())];
        if (folded.Length > 0) await store.SaveStatesAsync(Owner, folded, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Dictionary<ContactId, KeptTie>> PastsAsync(CancellationToken cancellationToken)
    {
        Dictionary<ContactId, KeptTie> pasts = [];
        if (_stores.Interactions is not ITieStateStore store || await store.FindHorizonAsync(Owner, cancellationToken).ConfigureAwait(false) is null) return pasts;
        await foreach (KeptTie tie in store.ListTiesAsync(Owner, cancellationToken).ConfigureAwait(false))
            if (!tie.Past.IsEmpty) pasts.Add(tie.Contact, tie);
        return pasts;
    }

    private async ValueTask<ValueList<byte>> PastAsync(ContactId contact, CancellationToken cancellationToken) =>
        _stores.Interactions is ITieStateStore store && await store.FindTieAsync(Owner, contact, cancellationToken).ConfigureAwait(false) is { } tie
            ? PastOf(tie)
            : ValueList<byte>.Empty;

    private static ValueList<byte> PastOf(KeptTie? tie) => tie is null ? ValueList<byte>.Empty : ValueList.Create(tie.Past.Span);

    /// <summary>A tie that is folded from its log: as of the instant asked for, and on to the end, to be kept.</summary>
    private sealed class TieReplay
    {
        private readonly RelationshipScorer _scorer;
        private readonly TieKey _key;
        private readonly KeptTie _tie;
        private readonly TieProfile _profile;
        private readonly Instant _at;
        private TieState _state;
        private TieState? _asOf;

        internal TieReplay(RelationshipScorer scorer, TieKey key, KeptTie tie, TieProfile profile, Instant at, bool isKept)
        {
            (_scorer, _key, _tie, _profile, _at, IsKept) = (scorer, key, tie, profile, at, isKept);
            _state = scorer.Bytes.ReadPast(tie.Past.Span, profile);
            if (_state.Interactions > 0 && _state.LastAt > at) throw RelationshipScorer.BeforePast(key, _state.LastAt, at);
        }

        /// <summary>Whether the store has its state at the end already, which is after the instant.</summary>
        internal bool IsKept { get; }

        internal TieState AsOf => _asOf ?? _state;

        internal void Add(Interaction interaction)
        {
            if (interaction.At > _at) _asOf ??= _state.Copy();
            _scorer.Fold.Add(ref _state, Episode.Known(interaction, _key.Contact), _profile);
        }

        internal KeptTie Kept() => _tie with { State = _scorer.Bytes.Write(_state, _profile) };
    }
}
