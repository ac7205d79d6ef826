using System.Globalization;
using BestNetwork.Records;
using BestNetwork.Sample;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;
using Spectre.Console;

namespace BestNetwork.Output;

/// <summary>Shows ties to a person: the strongest in a table, and why they are as they are.</summary>
/// <param name="read">What was read.</param>
/// <param name="isPartial">Whether ties were left out because of what they are.</param>
/// <param name="top">How many ties were asked for; null for as many as fit.</param>
/// <param name="explains">Whether to show the arithmetic.</param>
internal sealed class ScoreTable(CommandInput read, bool isPartial = false, int? top = null, bool explains = false)
{
    private const int MaxRows = 15;
    private const int MaxRowsOfOneOwner = 25;
    private const int MaxExplained = 3;
    private const int BarLength = 10;

    internal async Task WriteAsync(Stream output, CommandContext context, IAsyncEnumerable<IReadOnlyList<ScoredTie>> networks)
    {
        List<ScoredTie> shown = [];
        ScoredTie? dormant = null, fromOwner = null, fromContact = null;
        int owners = 0, count = 0;
        int most = top is 0 ? int.MaxValue : read.Owner is null ? 2 * (top ?? MaxRows) : top ?? MaxRowsOfOneOwner;
        using ProgressLine progress = new(context, "Scoring");
        await foreach (IReadOnlyList<ScoredTie> network in networks)
        {
            owners += network.Count > 0 ? 1 : 0;
            count += network.Count;
            shown.AddRange(network.Take(most));
            shown.Sort(ScoreOrder.Strongest);
            if (shown.Count > most) shown.RemoveRange(most, shown.Count - most);
            foreach (ScoredTie tie in network)
            {
                if (tie.Score.Status == TieStatus.Dormant) Keep(ref dormant, tie);
                if (tie.Score.Initiative is { IsOneSided: true, Balance: > 0 }) Keep(ref fromOwner, tie);
                if (tie.Score.Initiative is { IsOneSided: true, Balance: < 0 }) Keep(ref fromContact, tie);
            }
        }

        progress.Dispose();
        if (read.Owner is null)
            shown = [.. shown.DistinctBy(Pair).Take(top switch { null => MaxRows, 0 => int.MaxValue, { } wanted => wanted })];
        using PeopleConsole console = new(context);
        if (read.AsOf is { } asOf && count > 0)
            Show(console, asOf, shown, read.Owner is null ? [] : [dormant, fromOwner, fromContact], owners, count);
        else console.Paragraph(Nothing());
        console.WriteTo(output);
    }

    private void Show(PeopleConsole console, AsOf asOf, List<ScoredTie> shown, ScoredTie?[] telling, int owners, int count)
    {
        console.Paragraph($"{Title(owners, count)}, as of {Time(asOf)}", "bold");
        console.Ansi.Write(Table(shown, asOf.Day, console.Ansi.Profile.Width));
        console.Paragraph(TieText.Legend, "dim", indent: 1);
        if (count > shown.Count)
            console.Paragraph(
                $"{Shown(shown.Count)} of {Number(count)} ties; all of them: --top 0, or --format csv", "dim", indent: 1);
        console.Blank();
        console.Paragraph("Why", "bold");
        foreach (ScoredTie tie in shown.Take(MaxExplained).Concat(telling.OfType<ScoredTie>()).DistinctBy(Pair))
        {
            console.Blank();
            console.Paragraph($"{Names(tie)} ({Language.English.Word(tie.Score.Status)})", Style(tie.Score.Status), indent: 1);
            console.Paragraph(string.Join(' ', TieText.Why(tie.Score, tie.Contact)), indent: 3);
            if (explains) console.Paragraph(TieText.Arithmetic(tie.Score), "dim", indent: 3);
        }

        if (read.Owner is not null) return;
        console.Blank();
        console.Paragraph("One person's network: --owner NAME", "dim");
    }

    private Table Table(List<ScoredTie> ties, LocalDate today, int width)
    {
        Room room = RoomFor(ties, width);
        Table table = new() { Border = TableBorder.Simple };
        if (read.Owner is null) table.AddColumn("Owner");
        table.AddColumn(read.Owner is null ? "Contact" : "Person");
        table.AddColumn(new TableColumn("Closeness").NoWrap());
        if (explains) table.AddColumn(new TableColumn("Strength").RightAligned().NoWrap());
        if (room >= Room.Status) table.AddColumn(new TableColumn("Status").NoWrap());
        if (room >= Room.LastContact) table.AddColumn(new TableColumn("Last contact").NoWrap());
        if (room >= Room.Times) table.AddColumn(new TableColumn("Times").RightAligned().NoWrap());
        if (room >= Room.KnownFor) table.AddColumn(new TableColumn("Known for").RightAligned().NoWrap());
        foreach ((RelationshipScore score, Instant since, string contact) in ties)
        {
            List<Text> cells = [];
            if (read.Owner is null) cells.Add(new(Sentences.Name(score.Tie.Owner.Value)));
            cells.Add(new(Sentences.Name(contact)));
            string closeness = Language.English.Word(score.Warmth);
            cells.Add(new(room >= Room.Bar ? $"{TieText.Bar(score, BarLength)} {closeness}" : closeness));
            if (explains) cells.Add(new(score.Strength.ToString("0.00", CultureInfo.InvariantCulture)));
            if (room >= Room.Status)
                cells.Add(new(Language.English.Word(score.Status), Spectre.Console.Style.Parse(Style(score.Status))));
            if (room >= Room.LastContact)
                cells.Add(new(score.LastContact is { } last ? Language.English.Ago(Since(last, today)) : "never"));
            if (room >= Room.Times) cells.Add(new(Number(score.InteractionCount)));
            if (room >= Room.KnownFor) cells.Add(new(Language.English.Words(Since(since, today))));
            table.AddRow(cells);
        }

        return table;
    }

    private Duration Since(Instant at, LocalDate today) =>
        Duration.FromDays(Math.Max(0, Period.DaysBetween(at.InZone(read.Zone).Date, today)));

    /// <summary>What there is room for beside names that can be read and the closeness.</summary>
    private Room RoomFor(List<ScoredTie> ties, int width)
    {
        const int Between = 3, NameOfOne = 20, NameOfTwo = 14;
        int names = read.Owner is null ? 2 : 1;
        int name = Math.Min(names == 1 ? NameOfOne : NameOfTwo, ties.Max(static tie => Sentences.Name(tie.Contact).Length));
        int left = width - 1 - names * (name + Between) - ("Closeness".Length + Between) - (
            explains ? "Strength".Length + Between : 0);
        Room room = Room.Closeness;
        int[] needed =
        [
            ties.Max(static tie => Language.English.Word(tie.Score.Status).Length) + Between,
            BarLength + " asleep".Length - "Closeness".Length,
            "15 months ago".Length + Between,
            "Times".Length + Between,
            "21 months".Length + Between,
        ];
        foreach (int columns in needed)
        {
            if ((left -= columns) < 0) break;
            room++;
        }

        return room;
    }

    private string Title(int owners, int count)
    {
        string ties = $"{Number(count)} {(count == 1 ? "tie" : "ties")}";
        if (read.Owner is null) return $"{Number(owners)} owners, {ties}";
        string network = read.IsSample ? $"Your network (the sample: you are {SampleNetwork.Owner})" : "Your network";
        return isPartial ? $"{network}, filtered: {ties}" : $"{network}: {ties}";
    }

    private string Time(AsOf asOf) =>
        (asOf.IsDay ? asOf.Day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture) : InstantPattern.ExtendedIso.Format(asOf.At))
        + (read.DefaultDay is { } day ? $" ({day}; --as-of sets another)" : "");

    private string Nothing() =>
        isPartial ? "No tie is both in the network and as you asked (--contact, --status, --circle)."
        : read.AsOf is { } asOf
            ? $"{(read.Owner is { } owner ? Sentences.Name(owner.Value) : "Nobody")} has no interaction up to {Time(asOf)}."
            : "There is no interaction in it.";

    private string Names(ScoredTie tie) =>
        read.Owner is null ? $"{Sentences.Name(tie.Score.Tie.Owner.Value)}, about {Sentences.Name(tie.Contact)}" : Sentences.Name(
            tie.Contact);

    private string Shown(int count) =>
        read.Owner is null ? $"The strongest {Number(count)} pairs" : $"The strongest {Number(count)}";

    private static void Keep(ref ScoredTie? strongest, ScoredTie tie)
    {
        if (!(tie.Score.Bond <= strongest?.Score.Bond)) strongest = tie;
    }

    /// <summary>The two persons of a tie, whichever of them is the owner.</summary>
    private static (string, string) Pair(ScoredTie tie)
    {
        (string owner, string contact) = (tie.Score.Tie.Owner.Value, tie.Score.Tie.Contact.Value);
        return string.CompareOrdinal(owner, contact) < 0 ? (owner, contact) : (contact, owner);
    }

    private static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Style(TieStatus status) => status switch
    {
        TieStatus.Active => "green",
        TieStatus.Nascent => "cyan",
        TieStatus.Slipping => "yellow",
        TieStatus.Drifting => "red",
        TieStatus.Dormant => "blue",
        _ => "grey",
    };

    /// <summary>What a table shows beside names, each column only if there is room for those before it.</summary>
    private enum Room
    {
        Closeness,
        Status,
        Bar,
        LastContact,
        Times,
        KnownFor,
    }
}
