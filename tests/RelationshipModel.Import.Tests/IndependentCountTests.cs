using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace RelationshipModel.Import.Tests;

/// <summary>Mailboxes, address books and chats made of random pieces, whose items are counted a second
/// time by plain text searches.</summary>
public partial class IndependentCountTests
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    private static readonly string[] Bodies =
    [
        "Hello there.\n", "A line\nFrom here on it goes on.\n", "One\n\nFrom Russia with love\nand more of it\n",
        "One\n\n>From the start\n", "", "\n\n\n", "To: nobody\n",
    ];

    private static readonly string[] Notes = ["", "NOTE:BEGIN:VCARD is how a card begins\n", "NOTE:One\\nTwo\n",
        "X-ODD;TYPE=a,b:c\n", "item1.TEL:0171 5500001\n"];

    private static readonly string[] Words = ["Hello", "Bye\nand a second line", "12/03/2024 is the day", "a - b: c", "[1] one",
        "Ann: said so"];

    private static readonly Gen<string> Mailbox =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, Bodies.Length - 1], Gen.Bool).Array[1, 40]
            .Select(static messages => string.Concat(messages.Select(static (message, i) =>
            $"From {(message.Item3 ? "- " : "")}x@y Mon Jan  5 10:00:00 2026\nFrom: Person {i} <p{i % 7}@x.example>\nTo: Me <me@home.example>\n"
            + $"Date: Mon, 5 Jan 2026 10:{i % 60:00}:00 +0000\nMessage-ID: <{i}.{message.Item1}@x.example>\n\n{Bodies[message.Item2]}\n")));

    private static readonly Gen<string> AddressBook =
        Gen.Select(Gen.Int[2, 4], Gen.Int[0, Notes.Length - 1]).Array[1, 40]
            .Select(static cards => string.Concat(cards.Select(static (card, i) =>
            $"BEGIN:VCARD\nVERSION:{card.Item1}.0\nFN:Person {i}\nEMAIL:p{i}@x.example\n{Notes[card.Item2]}END:VCARD\n")));

    private static readonly Gen<string> Chat =
        Gen.Select(Gen.Bool, Gen.Int[0, Words.Length - 1]).Array[1, 40]
            .Select(static messages => string.Concat(messages.Select(static (message, i) =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{new DateTime(2024, 1, 13).AddHours(i * 5):dd/MM/yyyy, HH:mm} - {(message.Item1 ? "Ann Arbor" : "Mara Lind")}: {Words[message.Item2]}\n"))));

    private static long Read(string text, string lineEnd, string me)
    {
        ImportSummary summary = new();
        byte[] bytes = Encoding.UTF8.GetBytes(text.Replace("\n", lineEnd, StringComparison.Ordinal));
        foreach (ImportItem item in Text.Import(bytes, Text.Options with { Me = [me] })) summary.Add(item);
        Assert.Equal(0, summary.FaultCount);
        Assert.Equal(summary.ItemCount, summary.InteractionCount + summary.GatheringCount + summary.PersonCount
            + summary.SkipCount);
        return summary.ItemCount;
    }

    [Fact]
    public void Mailbox_OfAnyMessages_GivesAsManyItemsAsItHasSeparators() =>
        Gen.Select(Mailbox, Gen.Int[0, 1].Select(static end => LineEnds[end])).Sample(
            static (text, end) => Read(text, end, "me@home.example") == Separator().Count(text), iter: 200);

    [Fact]
    public void AddressBook_OfAnyCards_GivesAsManyItemsAsItHasCards() =>
        Gen.Select(AddressBook, Gen.Int[0, 2].Select(static end => LineEnds[end])).Sample(
            static (text, end) => Read(text, end, "me@home.example") == CardBegin().Count(text), iter: 200);

    [Fact]
    public void Chat_OfAnyMessages_GivesAsManyItemsAsItHasDatedLines() =>
        Gen.Select(Chat, Gen.Int[0, 1].Select(static end => LineEnds[end])).Sample(
            static (text, end) => Read(text, end, "Mara Lind") == Dated().Count(text), iter: 200);

    [GeneratedRegex(@"(?:\A|\n\n)From [^\n]*\n[!-9;-~]+:")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?:\A|\n)BEGIN:VCARD\n")]
    private static partial Regex CardBegin();

    [GeneratedRegex(@"(?:\A|\n)\d\d/\d\d/\d{4}, \d\d:\d\d - [^:\n]+: ")]
    private static partial Regex Dated();
}
