namespace RelationshipModel.Scoring;

/// <summary>The state that model 1 kept of interactions removed from the log. They cannot be folded by model 2, so what the two
/// share is taken over: the bond, the days of contact and the balances. The gaps between contacts count as if they had all been
/// as long as their geometric mean.</summary>
internal static class EarlierTieState
{
    internal const byte Format = 1;

    /// <summary>Reads what follows the fingerprint.</summary>
    internal static TieState Read(ReadOnlySpan<byte> kept, BondCurve curve)
    {
        ByteReader bytes = new(kept);
        double scale = bytes.Double();
        bytes.Double();
        double mantissa = bytes.Double();
        int exponent = bytes.Int32();
        double hours = exponent == 0 ? scale * Formulas.Log1P(mantissa) : scale * (Math.Log(mantissa) + exponent * Formulas.Ln2);
        TieState state = TieState.Empty;
        state.BondBeforeDay = curve.Of(hours);
        int day = bytes.Int32();
        state.DaySum = bytes.Double();
        state.DayLargest = bytes.Double();
        (Moment last, state.LastId) = Place(ref bytes);
        state.SetLast(last, day);
        state.Interactions = bytes.Int32();
        int lastContactDay = bytes.Int32(), firstContactDay = bytes.Int32();
        int contactDays = bytes.Int32();
        double logGaps = bytes.Double();
        byte flags = bytes.Byte();
        bytes.Int32();
        double growth = bytes.Double();
        double owner = bytes.Double() / growth, contact = bytes.Double() / growth;
        bool ownerOpened = (flags & 8) != 0, contactOpened = (flags & 16) != 0;
        state.BalanceDay = state.Last.Day;
        state.OwnerInitiatives = owner + (ownerOpened && !contactOpened ? 1 : 0);
        state.ContactInitiatives = contact + (contactOpened && !ownerOpened ? 1 : 0);
        state.UnansweredInitiatives = bytes.UInt16();
        state.InitiativeBeyondSince = bytes.Int32();
        state.First = new(firstContactDay, 0);
        bool hasContact = (flags & 1) == 0, isLastReaction = (flags & 2) != 0;
        state.Seen = EpisodeKind.Addressed | EpisodeKind.Substance | (state.ContactInitiatives > 0 ? EpisodeKind.Sign : 0);
        if (hasContact)
        {
            state.Seen |= EpisodeKind.Contact;
            state.ContactDay = lastContactDay;
            state.ContactDays = contactDays;
            state.ContactsOnDay = 1;
            state.EpisodesBeforeDay = contactDays - 1;
            int gaps = contactDays - 1;
            state.GapSum = gaps > 0 ? lastContactDay - firstContactDay : 0;
            state.GapLogSum = gaps > 0 ? state.GapSum * logGaps / gaps : 0;
        }

        if ((flags & 32) == 0) return state;
        ReadMarks(ref bytes, ref state, growth, hasContact && isLastReaction);
        return state;
    }

    private static void ReadMarks(ref ByteReader bytes, ref TieState state, double growth, bool isReactionLast)
    {
        TieMarks marks = new()
        {
            SupportGiven = bytes.Double() / growth,
            SupportReceived = bytes.Double() / growth,
            SupportAt = state.Last,
            SupportBeyondSince = bytes.Int32(),
            DepthSum = bytes.Double(),
            DepthCount = bytes.Int32(),
            FeelSum = bytes.Int32(),
            FeelCount = bytes.Int32(),
        };
        state.Marks = marks;
        (Moment contact, InteractionId id) = Place(ref bytes);
        if (!isReactionLast) return;
        state.Turns = new() { Contact = contact, ContactId = id, Addressed = state.Last };
    }

    private static (Moment At, InteractionId Id) Place(ref ByteReader bytes)
    {
        Moment at = new(bytes.Int32(), bytes.Int64());
        string id = bytes.Text();
        return (at, id.Length == 0 ? default : new(id));
    }
}
