using System.Globalization;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>What all sections of a report share: the ties, and how names, days and numbers are said.</summary>
internal sealed class Picture
{
    private readonly Dictionary<ContactId, ReportTie> _byContact;

    internal Picture(ReportContent content, ReportOptions options)
    {
        (Content, Options, Snapshot) = (content, options, content.Snapshot);
        Owner = Names.Clean(Snapshot.Owner.Value);
        Dictionary<CircleId, string> circles = Snapshot.Circles.ToDictionary(static circle => circle.Id,
            static circle => Names.Clean(circle.Name));
        ILookup<ContactId, string> memberships = Snapshot.Memberships
            .Where(membership => membership.HoldsOn(Today))
            .ToLookup(static membership => membership.Contact,
                membership => circles.GetValueOrDefault(membership.Circle) ?? Names.Clean(membership.Circle.Value));
        Ties =
        [
            .. Snapshot.Scores
                .Where(static score => score.InteractionCount > 0 || score.IsStatedOnly)
                .OrderByDescending(static score => score.Strength)
                .ThenBy(static score => score.Tie)
                .Select(score =>
                    new ReportTie(score, NameOf(score.Tie.Contact), Since(score),
                        [.. memberships[score.Tie.Contact].Distinct()])),
        ];
        _byContact = Ties.ToDictionary(static tie => tie.Score.Tie.Contact);
    }

    internal ReportContent Content { get; }

    internal ReportOptions Options { get; }

    internal NetworkSnapshot Snapshot { get; }

    internal CultureInfo Culture => Options.Culture;

    internal LocalDate Today => Snapshot.Today;

    /// <summary>The owner's name, clean.</summary>
    internal string Owner { get; }

    /// <summary>The ties, the strongest first; of equal ones by contact.</summary>
    internal IReadOnlyList<ReportTie> Ties { get; }

    internal ReportTie? Tie(ContactId contact) => _byContact.GetValueOrDefault(contact);

    /// <summary>The language of the words: English, of the culture's kind where it is an English one.</summary>
    internal string Language => Culture.TwoLetterISOLanguageName == "en" && Culture.Name.Length > 0 ? Culture.Name : "en";

    internal string NameOf(ContactId contact) => Names.Clean(Snapshot.Contact(contact)?.Name ?? contact.Value);

    /// <summary>A contact's name, set apart from the text around it.</summary>
    internal string Named(ContactId contact) => Names.Isolated(NameOf(contact));

    /// <summary>The sentence of a reason, in which every name and every word that somebody gave is set apart.</summary>
    internal string Sentence(Reason reason) => Options.Reasons.Render(Isolated(reason), Named);

    /// <summary>The sentences of reasons that are read together: the contact is named once.</summary>
    internal IReadOnlyList<string> SentencesOf(IEnumerable<Reason> reasons) =>
        Options.Reasons.RenderAll(reasons.Select(Isolated), Named);

    internal string Sentences(IEnumerable<Reason> reasons) => string.Join(' ', SentencesOf(reasons));

    private static Reason Isolated(Reason reason) =>
        reason.Arguments.Any(static argument => argument.Words.Count > 0)
            ? new(reason.Code, reason.Arguments.Select(Apart)) : reason;

    internal LocalDate DayOf(Instant at) => at.InZone(Snapshot.Zone).Date;

    /// <summary>A day in full.</summary>
    internal string Day(LocalDate day) => IsInvariant ? day.ToString("d MMMM uuuu", Culture) : day.ToString("D", Culture);

    /// <summary>A day in few characters.</summary>
    internal string ShortDay(LocalDate day) => IsInvariant ? day.ToString("d MMM uuuu", Culture) : day.ToString("d", Culture);

    internal string Count(int count) => count.ToString(IsInvariant ? "#,0" : "N0", Culture);

    /// <summary>A number of things: "1 tie", "1,200 ties".</summary>
    internal string Count(int count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    internal string Hundredths(double number) => number.ToString("0.00", Culture);

    internal string Hours(double hours) => hours < 10
        ? hours.ToString("0.#", Culture) : Count((int)Math.Min(int.MaxValue, Math.Round(hours)));

    /// <summary>No culture was chosen.</summary>
    internal bool IsInvariant => Culture.Name.Length == 0;

    private LocalDate? Since(RelationshipScore score) =>
        Snapshot.InteractionsWith(score.Tie.Contact) is [var first, ..] ? DayOf(first.At) : score.LastInteraction is { } last
            ? DayOf(last) : null;

    private static ReasonArgument Apart(ReasonArgument argument) =>
        argument.Words.Count > 0 ? ReasonArgument.Of(argument.Name, argument.Words.Select(Names.Isolated)) : argument;
}
