using BestNetwork.Records;
using BestNetwork.Sample;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Wording;
using Spectre.Console;

namespace BestNetwork.Output;

/// <summary>Shows ties to a person: the strongest in a table, and why they are as they are.</summary>
/// <param name="read">The input.</param>
/// <param name="isPartial">Whether ties were left out because of what they are.</param>
/// <param name="top">The number of ties asked for; null for as many as fit.</param>
/// <param name="explains">Whether to show the arithmetic.</param>
internal sealed class ScoreTable(CommandInput read, bool isPartial = false, int? top = null, bool explains = false)
{
    private const int MaxRows = 15;
    private const int MaxRowsOfOneOwner = 25;
    private const int MaxExplained = 3;
    private const int BarLength = 10;
    private const int BetweenColumns = 3;

    internal async Task WriteAsync(Stream output, CommandContext context, IAsyncEnumerable<IReadOnlyList<ScoredTie>> networks)
    {
        List<ScoredTie> shown = [];
        int owners = 0, count = 0, withoutContact = 0;
        int most = top is 0 ? int.MaxValue : read.Owner is null ? 2 * (top ?? MaxRows) : top ?? MaxRowsOfOneOwner;
        using ProgressLine progress = new(context, "progress.scoring");
        await foreach (IReadOnlyList<ScoredTie> all in networks)
        {
            // Who only ever got mail to many, or missed a call, would fill the table with people the owner does not know.
            ScoredTie[] network = isPartial ? [.. all] : [.. all.Where(static tie => tie.Score.Status != TieStatus.None
                && tie.Score is not { InteractionCount: > 0, LastContact: null, Contributions: null, IsWithheld: false })];
            withoutContact += all.Count - network.Length;
            owners += all.Count > 0 ? 1 : 0;
            count += network.Length;
            shown.AddRange(network.Take(most));
            shown.Sort(ScoreOrder.Strongest);
            if (shown.Count > most) shown.RemoveRange(most, shown.Count - most);
        }

        progress.Dispose();
        if (read.Owner is null)
            shown = [.. shown.DistinctBy(Pair).Take(top switch { null => MaxRows, 0 => int.MaxValue, { } wanted => wanted })];
        using PeopleConsole console = new(context);
        if (read.AsOf is { } asOf && count > 0)
            Show(console, asOf, shown, owners, count, withoutContact);
        else if (withoutContact > 0) WithoutContact(console, withoutContact);
        else console.Paragraph(Nothing());
        console.WriteTo(output);
    }

    private void Show(PeopleConsole console, AsOf asOf, List<ScoredTie> shown, int owners, int count, int withoutContact)
    {
        console.Paragraph(Title(owners, count, asOf), "bold");
        if (read.Owner is null) console.Paragraph(Say("score.one_person"), "dim", indent: 1);
        console.Ansi.Write(Table(shown, asOf.Day, console.Ansi.Profile.Width));
        console.Paragraph(Say("score.legend"), "dim", indent: 1);
        if (count > shown.Count)
        {
            string strongest = read.Owner is null ? "score.strongest_pairs" : "score.strongest";
            console.Paragraph(Say(strongest, ("shown", shown.Count), ("ties", count)), "dim", indent: 1);
        }

        if (withoutContact > 0) WithoutContact(console, withoutContact);
        console.Blank();
        console.Paragraph(Say("score.why"), "bold");
        foreach (ScoredTie tie in shown.Take(MaxExplained).Concat(Telling(shown)).DistinctBy(Pair))
        {
            console.Blank();
            console.Paragraph($"{Names(tie)} ({Language.Word(tie.Score.Status)})", Style(tie.Score.Status), indent: 1);
            console.Paragraph(string.Join(' ', TieText.Why(tie.Score, tie.Contact, read.Sentences)), indent: 3);
            if (explains) console.Paragraph(TieText.Arithmetic(tie.Score, read.Sentences), "dim", indent: 3);
        }
    }

    private void WithoutContact(PeopleConsole console, int people) =>
        console.Paragraph(Say("score.without_contact", ("people", people)), "dim", indent: 1);

    private Language Language => read.Sentences.Language;

    private string Say(string key, params (string Name, object Value)[] arguments) => read.Sentences.Say(key, arguments);

    /// <summary>Names and the closeness, and each further column for which there is room after those before it.</summary>
    private Table Table(List<ScoredTie> ties, LocalDate today, int width)
    {
        Column closeness = new("score.closeness", tie => IsOver(tie) ? "" : Language.Word(tie.Score.Warmth));
        Column withBar = new(
            "score.closeness", tie => IsOver(tie) ? "" : $"{TieText.Bar(tie.Score, BarLength)} {closeness.TextOf(tie)}");
        List<Column> shown = [closeness];
        if (explains) shown.Add(new("score.strength", tie => read.Sentences.Hundredths(tie.Score.Strength)) { IsNumber = true });
        int left = width - 1 - RoomForNames(ties) - shown.Sum(WidthOf);
        Column[] further =
        [
            new("score.status", tie => Language.Word(tie.Score.Status)) { Style = static tie => Style(tie.Score.Status) },
            withBar,
            new("score.last_contact", tie => tie.Score.LastContact is { } last
                ? Language.Ago(Since(last, today)) : Say("score.never")),
            new("score.times", tie => Language.Number(tie.Score.InteractionCount)) { IsNumber = true },
            new("score.known_for", tie => Say("score.known", ("length", Since(tie.Since, today)))) { IsNumber = true },
        ];
        foreach (Column column in further)
        {
            left -= column == withBar ? WidthOf(withBar) - WidthOf(closeness) : WidthOf(column);
            if (left < 0) break;
            if (column == withBar) shown[0] = withBar;
            else shown.Add(column);
        }

        Table table = new() { Border = TableBorder.Simple };
        if (read.Owner is null) table.AddColumn(Say("score.owner"));
        table.AddColumn(Say(read.Owner is null ? "score.contact" : "score.person"));
        foreach (Column column in shown)
        {
            TableColumn head = new TableColumn(Say(column.Key)).NoWrap();
            table.AddColumn(column.IsNumber ? head.RightAligned() : head);
        }

        foreach (ScoredTie tie in ties)
        {
            List<Text> cells = read.Owner is null ? [new(Sentences.Name(tie.Score.Tie.Owner.Value))] : [];
            cells.Add(new(Sentences.Name(tie.Contact)));
            cells.AddRange(shown.Select(column => new Text(column.TextOf(tie), Spectre.Console.Style.Parse(column.Style(tie)))));
            table.AddRow(cells);
        }

        return table;

        int WidthOf(Column column) =>
            Math.Max(Say(column.Key).Length, ties.Max(tie => column.TextOf(tie).Length)) + BetweenColumns;
    }

    private Duration Since(Instant at, LocalDate today) =>
        Duration.FromDays(Math.Max(0, Period.DaysBetween(at.InZone(read.Zone).Date, today)));

    /// <summary>The room for names that can be read.</summary>
    private int RoomForNames(List<ScoredTie> ties)
    {
        const int NameOfOne = 20, NameOfTwo = 14;
        int names = read.Owner is null ? 2 : 1;
        int longest = ties.Max(static tie => Sentences.Name(tie.Contact).Length);
        return names * (Math.Min(names == 1 ? NameOfOne : NameOfTwo, longest) + BetweenColumns);
    }

    private string Title(int owners, int count, AsOf asOf)
    {
        if (read.Owner is null) return Say("score.owners", ("owners", owners), ("ties", count), ("time", Time(asOf)));
        string network = read.IsSample ? "score.sample" : "score.network";
        return Say(
            isPartial ? $"{network}_filtered" : network, ("name", SampleNetwork.Owner), ("ties", count), ("time", Time(asOf)));
    }

    private string Time(AsOf asOf)
    {
        string time = asOf.IsDay ? read.Sentences.Day(asOf.Day) : InstantPattern.ExtendedIso.Format(asOf.At);
        return read.DefaultDay is { } key ? Say(key, ("time", time)) : time;
    }

    private string Nothing() =>
        isPartial ? Say("score.none_filtered")
        : read.AsOf is not { } asOf ? Say("score.none")
        : read.Owner is { } owner ? Say("score.none_of", ("name", Sentences.Name(owner.Value)), ("time", Time(asOf)))
        : Say("score.none_of_anybody", ("time", Time(asOf)));

    private string Names(ScoredTie tie)
    {
        string contact = Sentences.Name(tie.Contact);
        return read.Owner is not null ? contact
            : Say("score.of_owner", ("owner", Sentences.Name(tie.Score.Tie.Owner.Value)), ("contact", contact));
    }

    /// <summary>Returns the strongest tie of the table that is asleep, and those kept up by one side.</summary>
    private IEnumerable<ScoredTie> Telling(List<ScoredTie> shown)
    {
        if (read.Owner is null) return [];
        Func<ScoredTie, bool>[] kinds =
        [
            static tie => tie.Score.Status == TieStatus.Dormant,
            static tie => tie.Score.Initiative is { IsOneSided: true, Balance: > 0 },
            static tie => tie.Score.Initiative is { IsOneSided: true, Balance: < 0 },
        ];
        return kinds.SelectMany(kind => shown.Where(kind).OrderByDescending(static tie => tie.Score.Bond).Take(1));
    }

    /// <summary>The two persons of a tie, whichever of them is the owner.</summary>
    private static (string, string) Pair(ScoredTie tie)
    {
        (string owner, string contact) = (tie.Score.Tie.Owner.Value, tie.Score.Tie.Contact.Value);
        return string.CompareOrdinal(owner, contact) < 0 ? (owner, contact) : (contact, owner);
    }

    /// <summary>Whether nobody is close any more: the tie has ended, or they have died.</summary>
    private static bool IsOver(ScoredTie tie) => tie.Score.Status is TieStatus.Ended or TieStatus.Deceased;

    private static string Style(TieStatus status) => status switch
    {
        TieStatus.Active => "green",
        TieStatus.Nascent => "cyan",
        TieStatus.Slipping => "yellow",
        TieStatus.Drifting => "red",
        TieStatus.Dormant => "blue",
        _ => "grey",
    };

    /// <summary>A column of the table beside names.</summary>
    /// <param name="Key">The key of its heading.</param>
    /// <param name="TextOf">The text for a tie.</param>
    private sealed record Column(string Key, Func<ScoredTie, string> TextOf)
    {
        internal bool IsNumber { get; init; }

        internal Func<ScoredTie, string> Style { get; init; } = static _ => "default";
    }
}
