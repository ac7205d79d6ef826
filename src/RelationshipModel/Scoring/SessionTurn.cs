using System.Runtime.InteropServices;

namespace RelationshipModel.Scoring;

/// <summary>
/// Who opened the session in progress, and what the interactions of one instant add to the balance of initiative. An instant is kept apart until the
/// next: where both sides open at it, nobody did, and that shows only with the last of its interactions.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct SessionTurn
{
    /// <summary>Who opened the session; <see cref="Side.None"/> where nobody did.</summary>
    internal Side Opener;

    /// <summary>Whether the session has been answered.</summary>
    internal bool IsAnswered;

    /// <summary>Whether a session begins at the instant.</summary>
    internal bool Begins;

    /// <summary>Whether each side opened at the instant, marked replies apart, and whether there was anything but a marked reply.</summary>
    internal bool IsOwnerHere;
    internal bool IsContactHere;
    internal bool IsUnmarkedHere;

    /// <summary>How often each side opened and answered at the instant.</summary>
    internal byte OwnerOpened;
    internal byte ContactOpened;
    internal byte OwnerAnswered;
    internal byte ContactAnswered;

    /// <summary>The answers at the instant before, and the marked replies after, the first that was no marked reply.</summary>
    internal byte OwnerAnsweredBefore;
    internal byte ContactAnsweredBefore;
    internal byte OwnerRepliedAfter;
    internal byte ContactRepliedAfter;

    internal static SessionTurn None => new() { IsAnswered = true };

    /// <summary>Whether anything at the instant counts.</summary>
    internal readonly bool Counts => (OwnerOpened | ContactOpened | OwnerAnswered | ContactAnswered) != 0;

    internal readonly double Owner(double answer) => OwnerOpened + answer * OwnerAnswered;

    internal readonly double Contact(double answer) => ContactOpened + answer * ContactAnswered;

    /// <summary>Starts the next instant of the session.</summary>
    internal void MoveOn(bool begins) => this = new() { Opener = Opener, IsAnswered = IsAnswered, Begins = begins };

    /// <summary>Takes the next interaction of the instant.</summary>
    /// <param name="who">Who initiated it.</param>
    /// <param name="isReply">Whether it is marked as a reply.</param>
    /// <param name="isHeld">Whether it is a talk that took place.</param>
    /// <param name="isFirst">Whether it is the first of the instant.</param>
    internal void Add(Side who, bool isReply, bool isHeld, bool isFirst)
    {
        if (!Begins)
        {
            AnswerOpener(who);
            return;
        }

        if (isReply)
        {
            Reply(who);
            return;
        }

        if (!IsUnmarkedHere)
        {
            IsUnmarkedHere = true;
            (OwnerAnsweredBefore, ContactAnsweredBefore) = (OwnerAnswered, ContactAnswered);
        }

        if (who == Side.None) return;
        IsOwnerHere |= who == Side.Owner;
        IsContactHere |= who == Side.Contact;
        if (IsOwnerHere && IsContactHere) OpenTogether();
        else if (Opener != who || isFirst) Open(who, isHeld);
    }

    private void Open(Side who, bool isHeld)
    {
        (Opener, IsAnswered) = (who, isHeld);
        if (who == Side.Owner) Count(ref OwnerOpened);
        else Count(ref ContactOpened);
        if (isHeld) Answer(Other(who));
    }

    /// <summary>Both sides open at one instant: nobody opened, and what was no reply is no answer.</summary>
    private void OpenTogether()
    {
        OwnerOpened = ContactOpened = 0;
        OwnerAnswered = (byte)Math.Min(OwnerAnsweredBefore + OwnerRepliedAfter, byte.MaxValue);
        ContactAnswered = (byte)Math.Min(ContactAnsweredBefore + ContactRepliedAfter, byte.MaxValue);
        (Opener, IsAnswered) = (Side.None, true);
    }

    /// <summary>A marked reply after the session has ended answers what stood, or else something earlier.</summary>
    private void Reply(Side who)
    {
        if (who == Side.None) return;
        if (IsUnmarkedHere)
        {
            if (who == Side.Owner) Count(ref OwnerRepliedAfter);
            else Count(ref ContactRepliedAfter);
        }

        if (Opener == Other(who))
        {
            AnswerOpener(who);
            return;
        }

        Answer(who);
        (Opener, IsAnswered) = (Side.None, true);
    }

    private void AnswerOpener(Side who)
    {
        if (who == Side.None || Opener != Other(who) || IsAnswered) return;
        Answer(who);
        IsAnswered = true;
    }

    private void Answer(Side who)
    {
        if (who == Side.Owner) Count(ref OwnerAnswered);
        else Count(ref ContactAnswered);
    }

    private static void Count(ref byte number)
    {
        if (number < byte.MaxValue) number++;
    }

    private static Side Other(Side who) => who == Side.Owner ? Side.Contact : Side.Owner;
}
