using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Changes;

/// <summary>
/// Finds what changed in a network between two instants, from its history as of both, never from stored scores, so that a changed
/// formula is not reported as a change of a tie. Immutable, safe for concurrent use; it sees no clock and no store.
/// </summary>
public sealed class ChangeFinder
{
    private const ContactRestrictions RuledOut = ContactRestrictions.NoReminders | ContactRestrictions.NoScore
        | ContactRestrictions.RecordRemoved;

    /// <summary>Creates a finder.</summary>
    /// <param name="options">The constants; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public ChangeFinder(ChangeOptions? options = null) => Options = (options ?? ChangeOptions.Default).Checked();

    /// <summary>Gets the constants.</summary>
    public ChangeOptions Options { get; }

    /// <summary>Finds what changed, by kind and then in ordinal order of the contacts.</summary>
    /// <param name="before">The network as of the earlier instant.</param>
    /// <param name="after">The same network as of the later instant.</param>
    /// <param name="recorded">The interactions after the earlier instant, up to the later one; others are ignored.</param>
    /// <exception cref="ArgumentException">The snapshots belong to two owners, or the first is not before the second.</exception>
    /// <remarks>
    /// Leaves out the owner's own records, removed records, paused and ended ties, the deceased, and contacts for whom the owner
    /// wants no reminders.
    /// </remarks>
    public IReadOnlyList<NetworkChange> Find(NetworkSnapshot before, NetworkSnapshot after, IEnumerable<Interaction> recorded)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(recorded);
        if (before.Owner != after.Owner)
            throw new ArgumentException($"The snapshots belong to two owners, {before.Owner} and {after.Owner}.", nameof(after));
        if (before.AsOf >= after.AsOf)
            throw new ArgumentException($"The earlier snapshot is as of {before.AsOf}, which is not before {after.AsOf}.",
                nameof(before));
        ILookup<ContactId, Interaction> contacts = recorded
            .Where(interaction =>
                interaction.At > before.AsOf && interaction.At <= after.AsOf && after.Scorer.IsContact(interaction))
            .OrderBy(static interaction => interaction.At).ThenBy(static interaction => interaction.Id)
            .SelectMany(static interaction =>
                interaction.Contacts.Select(contact => (Contact: contact, Interaction: interaction)))
            .ToLookup(static row => row.Contact, static row => row.Interaction);
        return
        [
            .. Promises(before, after)
                .Concat(after.Scores.SelectMany(
                    score => OfTie(score, before.Score(score.Tie.Contact), contacts[score.Tie.Contact], after)))
                .Where(change => MayTell(after, change.Contact))
                .OrderBy(static change => change.Kind)
                .ThenBy(static change => change.Contact)
                .ThenBy(static change => change.Promise?.Value, StringComparer.Ordinal),
        ];
    }

    private static bool MayTell(NetworkSnapshot snapshot, ContactId contact) =>
        !snapshot.IsOwner(contact)
        && snapshot.Score(contact)?.Status is not (TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased)
        && (snapshot.Contact(contact) is not { } record
            || (!record.IsRestricted(RuledOut) && record.StateOn(snapshot.Today) == ContactState.None));

    private static IEnumerable<NetworkChange> Promises(NetworkSnapshot before, NetworkSnapshot after) =>
        from followUp in after.FollowUps
        where followUp.OutcomeAt(after.AsOf) == FollowUpOutcome.Open && followUp.Due > before.Today && followUp.Due <= after.Today
        let isMine = followUp.By == TieSide.Owner
        let about = followUp.What is { } what ? new[] { ReasonArgument.Of("what", what) } : []
        select new NetworkChange(
            isMine ? NetworkChangeKind.PromiseDue : NetworkChangeKind.TheirPromiseDue,
            followUp.Contact,
            new(isMine ? ChangeReasons.PromiseDue : ChangeReasons.TheirPromiseDue,
                [ReasonArgument.Of("contact", followUp.Contact), ReasonArgument.Of("due", followUp.Due!.Value), .. about]))
        {
            Promise = followUp.Id,
            Evidence = followUp.Interaction is { } interaction ? [interaction] : [],
        };

    private IEnumerable<NetworkChange> OfTie(RelationshipScore after, RelationshipScore? before,
        IEnumerable<Interaction> contacts, NetworkSnapshot snapshot)
    {
        if (before?.LastContact is null)
        {
            if (contacts.FirstOrDefault() is { } first)
                yield return Change(NetworkChangeKind.NewTie, ChangeReasons.NewTie, [first.Id],
                    [ReasonArgument.Of("date", DayOf(first.At)),
                        .. TieReasoning.Side(after.HasContactBothWays ? TieSide.None : SideOf(first))]);
            yield break;
        }

        if (Answer(before, contacts, snapshot) is { } answer)
            yield return Change(NetworkChangeKind.Answered, answer.Code, [answer.Interaction.Id],
                ReasonArgument.Of("date", DayOf(answer.Interaction.At)), ReasonArgument.Of("quiet", answer.Quiet));
        // What the owner's messages alone kept awake did not fall silent after them, nor somebody at home.
        if (after.Warmth <= before.Warmth && (before.LoneSide == TieSide.Owner || TieReasoning.IsSilentAtHome(after)))
            yield break;
        ReasonArgument silence = ReasonArgument.Of("silence", Duration.FromDays(after.DaysSinceContact));
        if (after.Status == TieStatus.Dormant && before.Status != TieStatus.Dormant)
        {
            yield return Change(NetworkChangeKind.NewlyDormant, ChangeReasons.NewlyDormant, LastOf(after),
                [silence, .. TieReasoning.NeverFromOther(after)]);
            yield break;
        }

        if (IsInRhythm(before) && after.Status is TieStatus.Slipping or TieStatus.Drifting or TieStatus.Lapsed
            && HasRhythm(after))
            yield return Change(NetworkChangeKind.GoneQuiet, ChangeReasons.GoneQuiet, LastOf(after), after.CadenceDays is { } wish
                ? [silence, ReasonArgument.Of("wish", Duration.FromDays(wish))]
                : [silence, .. TieReasoning.Gap(after.UsualGapDays)]);
        if (before.Warmth == after.Warmth) yield break;
        bool isWarmer = after.Warmth > before.Warmth;
        if (isWarmer && !MayWarm(before, after, contacts, snapshot.Zone)) yield break;
        // Who waits no longer than usual has not grown cooler, nor has who was met among many.
        if (!isWarmer && (!HasRhythm(after) || (after.Status == TieStatus.Active && after.LastContact == before.LastContact)))
            yield break;
        yield return Change(
            isWarmer ? NetworkChangeKind.Warmed : NetworkChangeKind.Cooled, isWarmer
                ? ChangeReasons.Warmed : ChangeReasons.Cooled, LastOf(after),
            ReasonArgument.Of("before", Word(before.Warmth)), ReasonArgument.Of("after", Word(after.Warmth)));

        LocalDate DayOf(Instant at) => at.InZone(snapshot.Zone).Date;

        TieSide SideOf(Interaction interaction) => interaction switch
        {
            { IsTalk: true } => TieSide.None,
            { Initiator.Side: TieSide.Owner } => TieSide.Owner,
            { Initiator.Contact: { } by } when by == after.Tie.Contact => TieSide.Contact,
            _ => TieSide.None,
        };

        NetworkChange Change(NetworkChangeKind kind, string code, IEnumerable<InteractionId> evidence,
            params IEnumerable<ReasonArgument> arguments) =>
            new(kind, after.Tie.Contact, new(code, [ReasonArgument.Of("contact", after.Tie.Contact), .. arguments]))
            {
                Before = before,
                After = after,
                Evidence = [.. evidence],
            };
    }

    /// <summary>The latest time at which the contact was heard from after a silence of at least that number of days: of their own
    /// if it was they who ended it, else of both.</summary>
    private (string Code, Interaction Interaction, Duration Quiet)? Answer(RelationshipScore before,
        IEnumerable<Interaction> contacts, NetworkSnapshot snapshot)
    {
        (string, Interaction, Duration)? answer = null;
        Instant contact = before.LastContact!.Value, heard = before.LastFromContact ?? contact;
        foreach (Interaction interaction in contacts)
        {
            bool isTheirs = interaction.Initiator.Contact == before.Tie.Contact;
            if (isTheirs || interaction.IsTalk || interaction.Initiator.Side == TieSide.None)
            {
                Instant since = isTheirs ? heard : contact;
                int quiet = Period.DaysBetween(since.InZone(snapshot.Zone).Date, interaction.At.InZone(snapshot.Zone).Date);
                string code = isTheirs ? ChangeReasons.Answered : ChangeReasons.BackInTouch;
                if (quiet >= Options.Quiet.Days) answer = (code, interaction, Duration.FromDays(quiet));
                heard = interaction.At;
            }

            contact = interaction.At;
        }

        return answer;
    }

    /// <summary>Whether more than messages of the owner speaks for a closer tie: something from the contact, a talk, an
    /// interaction of an unknown side, or a stated closeness. Where one direction alone is on record, it stands for
    /// both.</summary>
    private static bool MayWarm(RelationshipScore before, RelationshipScore after, IEnumerable<Interaction> contacts,
        DateTimeZone zone) =>
        after.RecordedDirections != RecordedDirections.Both
        || after.LastFromContact > before.AsOf
        || after.Profile.Closeness.Any(stated => stated.On > before.AsOf.InZone(zone).Date
            && stated.On <= after.AsOf.InZone(zone).Date)
        || contacts.Any(static interaction => interaction.Initiator.Side == TieSide.None);

    private static bool IsInRhythm(RelationshipScore score) => score.Status is TieStatus.Active or TieStatus.Nascent;

    /// <summary>Whether the tie has a rhythm that its silence exceeds.</summary>
    private bool HasRhythm(RelationshipScore score) => score.CadenceDays is not null
        || (TieReasoning.HasRhythm(score, Options.RhythmContactDays)
            && (score.UsualGapDays is null || TieReasoning.ExceededGap(score) is not null));

    private static IEnumerable<InteractionId> LastOf(RelationshipScore score) => [score.Terms.LastContactId];

    private static string Word(Warmth warmth) => warmth.ToString().ToLowerInvariant();
}
