namespace RelationshipModel.Scoring;

/// <summary>The opener of the session in progress, and what the interactions of one instant add to the balance of initiative. An
/// instant is kept apart until the next: if both sides open at it, nobody did, and that shows only with the last of its
/// interactions.</summary>
/// <param name="Flags">The flags and the opener.</param>
/// <param name="Counts">Eight counts of a byte each.</param>
internal record struct SessionTurn(byte Flags, ulong Counts)
{
    private const byte Answered = 4, Begin = 8, OwnerHere = 16, ContactHere = 32, UnmarkedHere = 64;
    private const int Opened = 0, Answers = 2, AnswersBefore = 4, RepliesAfter = 6;

    internal static SessionTurn None => new(Answered, 0);

    /// <summary>The opener of the session; <see cref="TieSide.None"/> if nobody opened it.</summary>
    internal TieSide Opener
    {
        readonly get => (TieSide)(Flags & 3);
        private set => Flags = (byte)((Flags & ~3) | (byte)value);
    }

    /// <summary>Whether the opener was answered, or nobody opened.</summary>
    internal readonly bool IsAnswered => Has(Answered);

    /// <summary>The number of times the owner opened at the instant.</summary>
    internal readonly int OwnerOpened => Count(Opened, TieSide.Owner);

    /// <summary>Whether anything at the instant counts.</summary>
    internal readonly bool AddsAnything => (Counts & 0xFFFF_FFFF) != 0;

    /// <summary>The amount a side adds at the instant: 1 for opening, less for an answer.</summary>
    internal readonly double Of(TieSide side, double answer) => Count(Opened, side) + answer * Count(Answers, side);

    /// <summary>The turn at the next instant of the session.</summary>
    internal readonly SessionTurn Next(bool begins) => new((byte)((Flags & (3 | Answered)) | (begins ? Begin : 0)), 0);

    /// <summary>Takes the next interaction of the instant.</summary>
    /// <param name="who">The side that initiated it.</param>
    /// <param name="isReply">Whether it is marked as a reply.</param>
    /// <param name="isHeld">Whether it is a talk that took place.</param>
    /// <param name="isFirst">Whether it is the first of the instant.</param>
    internal void Add(TieSide who, bool isReply, bool isHeld, bool isFirst)
    {
        if (!Has(Begin))
        {
            AnswerOpener(who);
            return;
        }

        if (isReply)
        {
            Reply(who);
            return;
        }

        if (isFirst && who != TieSide.None)
        {
            this = Opening(who, isHeld);
            return;
        }

        // The answers at the instant before the first interaction that is no marked reply stand whatever comes.
        if (!Has(UnmarkedHere))
        {
            Flags |= UnmarkedHere;
            Counts |= (Counts >> (8 * Answers) & 0xFFFF) << (8 * AnswersBefore);
        }

        if (who == TieSide.None) return;
        Flags |= who == TieSide.Owner ? OwnerHere : ContactHere;
        if (Has(OwnerHere) && Has(ContactHere)) OpenTogether();
        else if (Opener != who || isFirst) Open(who, isHeld);
    }

    /// <summary>The turn after the first interaction of a session: most are. Sides come at random, so that it is computed without
    /// a branch.</summary>
    private static SessionTurn Opening(TieSide who, bool isHeld)
    {
        int side = (int)who - 1, held = isHeld ? 1 : 0;
        return new(
            (byte)(Begin | UnmarkedHere | OwnerHere << side | (int)who | Answered * held),
            1UL << 8 * (Opened + side) | (ulong)held << 8 * (Answers + 1 - side));
    }

    private void Open(TieSide who, bool isHeld)
    {
        Opener = who;
        Set(Answered, isHeld);
        Increase(Opened, who);
        if (isHeld) Increase(Answers, Other(who));
    }

    /// <summary>Both sides open at one instant: nobody opened, and what was not a reply is not an answer.</summary>
    private void OpenTogether()
    {
        int owner = Count(AnswersBefore, TieSide.Owner) + Count(RepliesAfter, TieSide.Owner);
        int contact = Count(AnswersBefore, TieSide.Contact) + Count(RepliesAfter, TieSide.Contact);
        Counts &= 0xFFFF_FFFF_0000_0000;
        Counts |= ((ulong)(uint)Math.Min(owner, byte.MaxValue) | (ulong)(uint)Math.Min(contact, byte.MaxValue) << 8)
            << (8 * Answers);
        Opener = TieSide.None;
        Set(Answered, true);
    }

    /// <summary>A marked reply after the session has ended answers what stood, or else something earlier.</summary>
    private void Reply(TieSide who)
    {
        if (who == TieSide.None) return;
        if (Has(UnmarkedHere)) Increase(RepliesAfter, who);
        if (Opener == Other(who))
        {
            AnswerOpener(who);
            return;
        }

        Increase(Answers, who);
        Opener = TieSide.None;
        Set(Answered, true);
    }

    private void AnswerOpener(TieSide who)
    {
        if (who == TieSide.None || Opener != Other(who) || Has(Answered)) return;
        Increase(Answers, who);
        Set(Answered, true);
    }

    private readonly bool Has(byte flag) => (Flags & flag) != 0;

    private void Set(byte flag, bool value) => Flags = (byte)(value ? Flags | flag : Flags & ~flag);

    private readonly int Count(int kind, TieSide side) => (byte)(Counts >> Shift(kind, side));

    private void Increase(int kind, TieSide side)
    {
        if (Count(kind, side) < byte.MaxValue) Counts += 1UL << Shift(kind, side);
    }

    private static int Shift(int kind, TieSide side) => 8 * (kind + (side == TieSide.Owner ? 0 : 1));

    private static TieSide Other(TieSide who) => who == TieSide.Owner ? TieSide.Contact : TieSide.Owner;
}
