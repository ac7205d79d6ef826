using NodaTime;

namespace RelationshipModel.Tests.Laws;

/// <summary>What the records say of one tie, in the plainest code: by reading all of them again for each question.</summary>
internal sealed class Truth(MadeNetwork network, Instant asOf, ContactId contact)
{
    private static readonly Duration Session = Duration.FromHours(4);

    private Interaction[] All { get; } =
    [
        .. network.Interactions.Where(interaction => interaction.Contacts.Contains(contact) && interaction.At <= asOf)
            .OrderBy(static interaction => interaction.At).ThenBy(static interaction => interaction.Id),
    ];

    internal MadeNetwork Network => network;

    internal Instant AsOf => asOf;

    internal LocalDate Today => DayOf(asOf);

    internal Contact? Record => network.Contacts.FirstOrDefault(known => known.Id == contact);

    internal bool IsRecorded => All.Length > 0;

    internal IEnumerable<Interaction> Contacts => All.Where(IsContact);

    internal int ContactDays => Contacts.Select(interaction => DayOf(interaction.At)).Distinct().Count();

    /// <summary>The most days from one day of contact to the next; 0 before the second.</summary>
    internal int LongestGap => Contacts
        .Zip(Contacts.Skip(1), (one, next) => Period.DaysBetween(DayOf(one.At), DayOf(next.At))).DefaultIfEmpty().Max();

    /// <summary>The mean of the days from one day of contact to the next, without those on which the tie rested.</summary>
    internal double MeanGap
    {
        get
        {
            if (ContactDays < 2) return 0;
            LocalDate first = DayOf(Contacts.First().At), last = DayOf(Contacts.Last().At);
            int days = Enumerable.Range(0, Period.DaysBetween(first, last))
                .Count(day => Record?.StateOn(first.PlusDays(day)) != ContactState.Paused);
            return (double)days / (ContactDays - 1);
        }
    }

    internal IEnumerable<Interaction> Heard => Contacts.Where(interaction => IsHeld(interaction) || IsByContact(interaction));

    /// <summary>Whether a side wrote it: no talk, of which both have a part.</summary>
    internal bool IsFrom(Interaction interaction, TieSide side) => !IsHeld(interaction)
        && (side == TieSide.Owner ? IsByOwner(interaction) : IsByContact(interaction));

    /// <summary>The side that made the last contact, without a talk; none if both did, or it is not known who.</summary>
    internal TieSide LastSide
    {
        get
        {
            Interaction[] last = [.. Contacts.Where(interaction => interaction.At == Contacts.Last().At)];
            bool isHeld = last.Any(IsHeld), isByOwner = last.Any(IsByOwner), isByContact = last.Any(IsByContact);
            return isHeld || isByOwner == isByContact ? TieSide.None : isByOwner ? TieSide.Owner : TieSide.Contact;
        }
    }

    /// <summary>The days from the last contact of the other side of a side to the last contact; null if it never was in
    /// contact.</summary>
    internal int? DaysFromOther(TieSide side)
    {
        Interaction[] others = [.. Contacts.Where(interaction => IsHeld(interaction)
            || (side == TieSide.Owner ? IsByContact(interaction) : IsByOwner(interaction)))];
        return others.Length == 0 ? null : Period.DaysBetween(DayOf(others[^1].At), DayOf(Contacts.Last().At));
    }

    /// <summary>Whether the other side of a side wrote to less than a crowd, or the two talked.</summary>
    internal bool HasWordsFromOther(TieSide side) => All.Any(interaction => IsHeld(interaction)
        || (HasSubstance(interaction) && interaction.HeadCount <= 26
            && (side == TieSide.Owner ? IsByContact(interaction) : IsByOwner(interaction))));

    /// <summary>The days since the last contact ended; null if there was none.</summary>
    internal int? DaysSinceContact => Contacts.Any() ? Contacts.Min(interaction => DaysSince(EndDay(interaction))) : null;

    /// <summary>The days since the last message or talk among few, if the owner did not begin it; null otherwise.</summary>
    internal int? DaysSinceOthersWords => All.LastOrDefault(IsAddressed) is { } last && !IsByOwner(last)
        ? DaysSince(DayOf(last.At)) : null;

    internal int? DaysSinceHeard => Heard.Any() ? DaysSince(DayOf(Heard.Last().At)) : null;

    /// <summary>The owner's initiatives towards the contact since anything came from them.</summary>
    internal int OwnersSinceASign => All.Reverse().TakeWhile(interaction => !IsSign(interaction))
        .Count(interaction => IsByOwner(interaction) && IsAddressed(interaction));

    internal bool HasSign => All.Any(IsSign);

    /// <summary>The messages of the contact to which nothing was answered, and which answered nothing.</summary>
    internal int Unanswered => All.Reverse().TakeWhile(interaction => !IsOwnersSign(interaction))
        .Count(message => IsByContact(message) && IsMessage(message) && !message.IsReply
            && !All.Any(earlier => IsByOwner(earlier) && IsMessage(earlier) && !earlier.IsReply && earlier.At < message.At
                && message.At - earlier.At <= Session));

    internal bool HasOwnersSign => All.Any(static interaction => IsHeld(interaction) || IsByOwner(interaction));

    internal bool OwnerTookPart => All.Any(interaction => IsAddressed(interaction)
        && (IsByOwner(interaction) || IsHeld(interaction)));

    internal bool ContactTookPart => All.Any(interaction => IsAddressed(interaction)
        && (IsByContact(interaction) || IsHeld(interaction)));

    /// <summary>Whether each side did something itself: began it, or answered in writing.</summary>
    internal bool HaveBothActed => All.Any(static interaction => IsByOwner(interaction) && IsAct(interaction))
        && All.Any(interaction => IsByContact(interaction) && IsAct(interaction));

    internal bool Supported(TieSide by) => All.Any(interaction => interaction.Supports.Any(support => support.By == by));

    /// <summary>The local days on which the two were in touch, of those after a day up to another.</summary>
    internal int DaysOfContact(LocalDate after, LocalDate upTo) => Contacts.Select(interaction => DayOf(interaction.At))
        .Distinct().Count(day => day > after && day <= upTo);

    internal LocalDate DayOf(Instant at) => at.InZone(network.Zone).Date;

    internal int DaysSince(LocalDate day) => Period.DaysBetween(day, Today);

    /// <summary>The local day on which an interaction ended, or today while it lasts.</summary>
    private LocalDate EndDay(Interaction interaction)
    {
        Instant end = interaction.At + (interaction.Length is { } length && length > Duration.Zero
            ? length - Duration.Epsilon : Duration.Zero);
        return LocalDate.Min(DayOf(end), Today);
    }

    internal bool IsContact(Interaction interaction) => IsHeld(interaction)
        || (interaction.Channel != Channel.Reaction && !IsTalk(interaction) && interaction.HeadCount <= 26);

    private bool IsSign(Interaction interaction) => IsHeld(interaction)
        || (IsByContact(interaction) && (interaction.Channel == Channel.Reaction || IsAddressed(interaction)));

    /// <summary>Whether it is an answer of the owner, if the contact had written.</summary>
    private static bool IsOwnersSign(Interaction interaction) => IsHeld(interaction)
        || (IsByOwner(interaction) && (interaction.Channel == Channel.Reaction || IsMessage(interaction)));

    /// <summary>Whether it is more than a like, and more than a call that nobody took.</summary>
    internal static bool HasSubstance(Interaction interaction) =>
        interaction.Channel != Channel.Reaction && (!IsTalk(interaction) || IsHeld(interaction));

    private static bool IsTalk(Interaction interaction) =>
        interaction.Channel is Channel.InPerson or Channel.Video or Channel.Voice;

    private static bool IsHeld(Interaction interaction) => IsTalk(interaction) && interaction.Length != Duration.Zero;

    private static bool IsAddressed(Interaction interaction) =>
        interaction.Channel != Channel.Reaction && interaction.HeadCount <= 4;

    private static bool IsAct(Interaction interaction) =>
        interaction.Channel == Channel.Reaction || IsAddressed(interaction);

    private static bool IsMessage(Interaction interaction) => IsAddressed(interaction) && !IsTalk(interaction);

    private static bool IsByOwner(Interaction interaction) => interaction.Initiator.Side == TieSide.Owner;

    internal bool IsByContact(Interaction interaction) => interaction.Initiator.Contact == contact;
}
