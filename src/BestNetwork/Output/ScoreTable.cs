using System.Globalization;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Report;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;
using Spectre.Console;

namespace BestNetwork.Output;

/// <summary>Shows ties to a person: the strongest in a table, and why they stand where they stand.</summary>
internal sealed class ScoreTable(CommandInput read)
{
    private const int MostRows = 15;
    private const int MostRowsOfOneOwner = 25;
    private const int Explained = 3;
    private const int BarLength = 10;

    internal async Task WriteAsync(
        Stream output, CommandContext context, IAsyncEnumerable<IReadOnlyList<ScoredTie>> networks, CancellationToken cancellationToken)
    {
        List<ScoredTie> top = [];
        ScoredTie? dormant = null, fromOwner = null, fromContact = null;
        int owners = 0, count = 0;
        int most = read.Owner is null ? 2 * MostRows : MostRowsOfOneOwner;
        using ProgressLine progress = new(context, "Scoring");
        await foreach (IReadOnlyList<ScoredTie> network in networks.WithCancellation(cancellationToken))
        {
            owners += network.Count > 0 ? 1 : 0;
            count += network.Count;
            top.AddRange(network.Take(most));
            top.Sort(ScoreOrder.Strongest);
            if (top.Count > most) top.RemoveRange(most, top.Count - most);
            foreach (ScoredTie tie in network)
            {
                if (tie.Score.Status == TieStatus.Dormant) Keep(ref dormant, tie);
                if (tie.Score.Initiative is { IsOneSided: true, Balance: > 0 }) Keep(ref fromOwner, tie);
                if (tie.Score.Initiative is { IsOneSided: true, Balance: < 0 }) Keep(ref fromContact, tie);
            }
        }

        progress.Dispose();
        if (read.Owner is null) top = [.. top.DistinctBy(Pair).Take(MostRows)];
        using PeopleConsole console = new(context);
        if (read.AsOf is { } asOf && count > 0) Show(console, asOf, top, read.Owner is null ? [] : [dormant, fromOwner, fromContact], owners, count);
        else console.Paragraph(Nothing());
        console.WriteTo(output);
    }

    private void Show(PeopleConsole console, AsOf asOf, List<ScoredTie> top, ScoredTie?[] telling, int owners, int count)
    {
        console.Paragraph($"{Title(owners, count)}, as of {Time(asOf)}", "bold");
        console.Ansi.Write(Table(top, asOf.Day, console.Ansi.Profile.Width));
        if (count > top.Count) console.Paragraph($"{Shown(top.Count)} of {Number(count)} ties; all of them: --format csv", "dim", indent: 1);
        if (count > top.Count) console.Blank();
        console.Paragraph("Why", "bold");
        foreach (ScoredTie tie in top.Take(Explained).Concat(telling.OfType<ScoredTie>()).DistinctBy(Pair))
        {
            console.Blank();
            console.Paragraph($"{Names(tie)} ({TieSentences.Word(tie.Score.Status)})", Style(tie.Score.Status), indent: 1);
            console.Paragraph(Why(tie, asOf.Day), indent: 3);
            console.Paragraph(TieSentences.Sum(tie.Score, CultureInfo.InvariantCulture), "dim", indent: 3);
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
        table.AddColumn("Contact");
        table.AddColumn(new TableColumn("Strength").NoWrap());
        if (room >= Room.Status) table.AddColumn(new TableColumn("Status").NoWrap());
        if (room >= Room.LastContact) table.AddColumn(new TableColumn("Last contact").NoWrap());
        if (room >= Room.KnownFor) table.AddColumn(new TableColumn("Known for").NoWrap());
        if (room >= Room.Times) table.AddColumn(new TableColumn("Times").RightAligned().NoWrap());
        foreach ((RelationshipScore score, Instant since, string contact) in ties)
        {
            List<Text> cells = [];
            if (read.Owner is null) cells.Add(new(Sentences.Name(score.Tie.Owner.Value)));
            cells.Add(new(Sentences.Name(contact)));
            int bars = (int)Math.Round(score.Strength * BarLength);
            string bar = room >= Room.Bar ? $"{new string('█', bars)}{new string('░', BarLength - bars)} " : "";
            cells.Add(new($"{bar}{score.Strength.ToString("0.00", CultureInfo.InvariantCulture)}"));
            if (room >= Room.Status) cells.Add(new(TieSentences.Word(score.Status), Spectre.Console.Style.Parse(Style(score.Status))));
            if (room >= Room.LastContact) cells.Add(new(score.LastContact is { } last ? TieSentences.Ago(last.InZone(read.Zone).Date, today) : "never"));
            if (room >= Room.KnownFor) cells.Add(new(EnglishReasons.Words(Duration.FromDays(Math.Max(0, Period.DaysBetween(since.InZone(read.Zone).Date, today))))));
            if (room >= Room.Times) cells.Add(new(Number(score.InteractionCount)));
            table.AddRow(cells);
        }

        return table;
    }

    /// <summary>What there is room for beside names that can be read and a strength.</summary>
    private Room RoomFor(List<ScoredTie> ties, int width)
    {
        const int Between = 3, NameOfOne = 20, NameOfTwo = 14;
        int names = read.Owner is null ? 2 : 1;
        int name = Math.Min(names == 1 ? NameOfOne : NameOfTwo, ties.Max(static tie => Sentences.Name(tie.Contact).Length));
        int left = width - 1 - names * (name + Between) - ("Strength".Length + Between);
        Room room = Room.Strength;
        foreach (int needed in (int[])["drifting".Length + Between, BarLength + " 0.00".Length - "Strength".Length, "15 months ago".Length + Between, "Times".Length + Between, "21 months".Length + Between])
        {
            if ((left -= needed) < 0) break;
            room++;
        }

        return room;
    }

    private string Title(int owners, int count) =>
        read.Owner is { } owner
            ? $"The network of {Sentences.Name(owner.Value)}: {Number(count)} {(count == 1 ? "tie" : "ties")}"
            : $"{Number(owners)} owners, {Number(count)} ties";

    private string Time(AsOf asOf) =>
        (asOf.IsDay ? asOf.Day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture) : InstantPattern.ExtendedIso.Format(asOf.At))
        + (read.DefaultDay is { } day ? $" ({day}; --as-of sets another)" : "");

    private string Nothing() =>
        read.AsOf is { } asOf
            ? $"{(read.Owner is { } owner ? Sentences.Name(owner.Value) : "Nobody")} has no interaction up to {Time(asOf)}."
            : "There is no interaction in it.";

    private string Names(ScoredTie tie)
    {
        string contact = Sentences.Name(tie.Contact);
        return read.Owner is null ? $"{Sentences.Name(tie.Score.Tie.Owner.Value)} to {contact}" : contact;
    }

    private string Shown(int count) => read.Owner is null ? $"The strongest {Number(count)} pairs" : $"The strongest {Number(count)}";

    private string Why(ScoredTie tie, LocalDate today) =>
        string.Join(' ', TieSentences.Why(tie.Score, Sentences.Name(tie.Score.Tie.Owner.Value), Sentences.Name(tie.Contact), today, read.Zone));

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

    /// <summary>What a table shows beside names: each where those before have room.</summary>
    private enum Room
    {
        Strength,
        Status,
        Bar,
        LastContact,
        Times,
        KnownFor,
    }
}
