using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Gatherings;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>The parts that all sections of a report share: the ties, and the form of names, days and numbers.</summary>
internal sealed class Picture
{
    private readonly Dictionary<ContactId, ReportTie> _byContact;
    private readonly Lazy<ILookup<ContactId, OpenFollowUp>> _promises;
    private readonly Lazy<Dictionary<ContactId, RevisitSuggestion>> _suggestions;

    internal Picture(ReportContent content, ReportOptions options)
    {
        (Content, Options, Snapshot) = (content, options, content.Snapshot);
        Texts = options.Texts;
        Owner = options.OwnerName is "" ? "" : Names.Clean(options.OwnerName ?? Snapshot.Owner.Value);
        CircleMembership[] held = [.. Snapshot.Memberships.Where(membership => membership.HoldsOn(Today))];
        Dictionary<CircleId, string> names = Snapshot.Circles.ToDictionary(
            static circle => circle.Id, static circle => circle.Name);
        CircleId[] circles = [.. names.Keys.Union(held.Select(static membership => membership.Circle))];
        Circles = [.. circles.Select(circle => Names.Clean(names.GetValueOrDefault(circle) ?? circle.Value))];
        ILookup<ContactId, int> memberships = held.ToLookup(static membership => membership.Contact,
            membership => Array.IndexOf(circles, membership.Circle));
        Ties =
        [
            .. Snapshot.Scores
                .Where(score => score.LastContact is not null || score.IsStatedOnly
                    || Snapshot.Contact(score.Tie.Contact) is { Closeness.Count: > 0 })
                .OrderByDescending(static score => score.Warmth)
                .ThenByDescending(static score => score.Strength)
                .ThenBy(static score => score.Tie)
                .Select((score, number) => new ReportTie(
                    number, score, NameOf(score.Tie.Contact), Since(score), [.. memberships[score.Tie.Contact].Distinct()])),
        ];
        _byContact = Ties.ToDictionary(static tie => tie.Score.Tie.Contact);
        _promises = new(() => (content.FollowUps is { } agenda ? agenda.Mine.Concat(agenda.Theirs) : [])
            .ToLookup(static open => open.FollowUp.Contact));
        _suggestions = new(() => (content.Revisits?.Suggestions ?? []).ToDictionary(static suggestion => suggestion.Contact));
    }

    internal ReportContent Content { get; }

    internal ReportOptions Options { get; }

    internal ReportTexts Texts { get; }

    internal NetworkSnapshot Snapshot { get; }

    internal LocalDate Today => Snapshot.Today;

    internal bool IsLiving(ContactId contact) => Snapshot.Contact(contact)?.StateOn(Today) != ContactState.Deceased;

    /// <summary>Gets the owner's name, clean; empty if it is left out.</summary>
    internal string Owner { get; }

    /// <summary>Gets the ties, the closest first: by the word of their closeness, then by strength, then by contact.</summary>
    internal IReadOnlyList<ReportTie> Ties { get; }

    /// <summary>Gets the names of the circles, clean.</summary>
    internal IReadOnlyList<string> Circles { get; }

    /// <summary>Gets the language of the words, with the culture's region where the culture has the same language.</summary>
    internal string Language =>
        Culture.TwoLetterISOLanguageName == Texts.Language.Tag && !IsInvariant ? Culture.Name : Texts.Language.Tag;

    /// <summary>Gets whether no culture was chosen.</summary>
    internal bool IsInvariant => Culture.Name.Length == 0;

    private CultureInfo Culture => Options.Culture;

    internal ReportTie? Tie(ContactId contact) => _byContact.GetValueOrDefault(contact);

    internal IEnumerable<OpenFollowUp> Promises(ContactId contact) => _promises.Value[contact];

    internal RevisitSuggestion? Suggestion(ContactId contact) => _suggestions.Value.GetValueOrDefault(contact);

    internal string NameOf(ContactId contact) => Names.Clean(Snapshot.Contact(contact)?.Name ?? contact.Value);

    /// <summary>Returns a contact's name, set apart from the text around it.</summary>
    internal string Named(ContactId contact) => Names.Isolated(NameOf(contact));

    /// <summary>Writes a contact's name, which leads to the person's page if there is one.</summary>
    internal void Link(Html html, ContactId contact)
    {
        if (Tie(contact) is { } tie) html.Raw("<a href=\"#p").Raw(tie.Number).Raw("\">").Text(Named(contact)).Raw("</a>");
        else html.Text(Named(contact));
    }

    /// <summary>Returns the sentence of a reason, in which every name and every word that somebody gave is set apart.</summary>
    internal string Sentence(Reason reason) => Options.Reasons.Render(Isolated(reason), Named);

    /// <summary>Returns the sentences of reasons that are read together: the contact is named once.</summary>
    internal IReadOnlyList<string> SentencesOf(IEnumerable<Reason> reasons) =>
        Options.Reasons.RenderAll(reasons.Select(Isolated), Named);

    internal string Sentences(IEnumerable<Reason> reasons) => string.Join(' ', SentencesOf(reasons));

    internal LocalDate DayOf(Instant at) => at.InZone(Snapshot.Zone).Date;

    /// <summary>Returns a day in full.</summary>
    internal string Day(LocalDate day) => IsInvariant ? Texts.Language.Day(day) : day.ToString("D", Culture);

    /// <summary>Returns a day in few characters.</summary>
    internal string ShortDay(LocalDate day) => IsInvariant ? Texts.Language.Day(day) : day.ToString("d", Culture);

    /// <summary>Returns a day of this week.</summary>
    internal string WeekDay(LocalDate day) => Period.DaysBetween(Today, day) switch
    {
        0 => Texts.Today,
        1 => Texts.Tomorrow,
        _ => IsInvariant ? Texts.WeekDay(day)
            : day.ToString("dddd", Culture) + ", " + day.ToString("M", Culture),
    };

    /// <summary>Returns a day of every year.</summary>
    internal string AnnualDay(AnnualDate day) =>
        IsInvariant ? Texts.AnnualDay(day.InYear(2000)) : day.InYear(2000).ToString("M", Culture);

    internal string Time(Instant at) => at.InZone(Snapshot.Zone).TimeOfDay.ToString(IsInvariant ? "HH:mm" : "t", Culture);

    internal string Year(int year) => year.ToString("0", Culture);

    internal string Count(int count) => IsInvariant ? Texts.Language.Number(count) : count.ToString("N0", Culture);

    /// <summary>Returns a number of things: "1 tie", "1,200 ties".</summary>
    internal string Count(int count, Func<int, string, string> things) => things(count, Count(count));

    /// <summary>Returns the terms that make a strength, which add up.</summary>
    internal string Sum(RelationshipScore score)
    {
        string strength = Decimal(score.Strength, "0.00");
        if (score.Contributions is not { } terms) return Texts.Sum([], "", strength);
        string reciprocity = score.Reciprocity is null ? "reciprocity_unknown" : "of_reciprocity";
        return Texts.Sum(
            [Term("of_bond", terms.Bond), Term("of_continuity", terms.Continuity), Term(reciprocity, terms.Reciprocity)],
            Signed(terms.Sum), strength);

        string Term(string name, double value) => $"{Texts.Term(name)} {Signed(value)}";

        string Signed(double value) => Decimal(value, "+0.00;-0.00;0.00");
    }

    private string Decimal(double value, string format) =>
        IsInvariant
            ? value.ToString(format, Culture).Replace(".", Texts.Language.Say("number.decimal"), StringComparison.Ordinal)
            : value.ToString(format, Culture);

    /// <summary>Returns a day as machines read it.</summary>
    internal static string Machine(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>A reason whose words that somebody gave are set apart; those of the vocabulary choose a text.</summary>
    private static Reason Isolated(Reason reason) =>
        reason.Arguments.Any(static argument => argument.Words.Count > 0) ? new(reason.Code, reason.Arguments.Select(Apart))
            : reason;

    private static ReasonArgument Apart(ReasonArgument argument) =>
        argument is { Words.Count: > 0, Name: not ("side" or "warmth" or "before" or "after") }
            ? ReasonArgument.Of(argument.Name, argument.Words.Select(Names.Isolated)) : argument;

    private LocalDate? Since(RelationshipScore score) =>
        Snapshot.InteractionsWith(score.Tie.Contact) is [var first, ..] ? DayOf(first.At)
        : score.FirstContact is { } contact ? DayOf(contact)
        : score.LastInteraction is { } last ? DayOf(last)
        : null;
}
