using System.Text;
using CsCheck;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Import.Csv;

namespace RelationshipModel.Import.Tests;

public sealed class RoundTripTests
{
    private static readonly Gen<string> Names =
        Gen.String[Gen.OneOf(Gen.Char['a', 'e'], Gen.OneOf(',', '"', '\n', '\r', ' ', 'ü', '日', '#', '\'', ';', '=')), 1, 12]
            .Where(name => !string.IsNullOrWhiteSpace(name));

    private static readonly Gen<InteractionCsvRow> Rows =
        Gen.Select(Gen.Long[-50_000_000_000, 200_000_000_000], Names, Names, Gen.Enum<Channel>(), Gen.Enum<Depth>(),
            Gen.Int[-1, 600], Gen.Int[0, 15])
            .Where((_, sender, recipient, _, _, _, _) => sender != recipient)
            .Select((seconds, sender, recipient, channel, depth, minutes, bits) => new InteractionCsvRow
            {
                Line = 0,
                At = Instant.FromUnixTimeSeconds(seconds),
                Sender = sender,
                Recipient = recipient,
                Channel = channel,
                Depth = depth,
                Length = minutes < 0 ? null : Duration.FromMinutes(minutes),
                SupportGiven = (bits & 1) != 0,
                SupportReceived = (bits & 2) != 0,
                IsReply = (bits & 4) != 0,
                Gathering = (bits & 8) != 0 ? new GatheringId(sender) : null,
            });

    [Fact]
    public void Read_AnyWrittenRows_AreThoseRowsOnTheirLines() =>
        Gen.Select(Rows.Array[0, 40], Gen.OneOf("\n", "\r\n", "\r"), Gen.Bool, Gen.Bool)
            .Sample((rows, newline, quotesAll, gzip) =>
        {
            var (text, expected) = Written(rows, newline, quotesAll);
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            var (read, faults) = Csv.Rows(gzip ? Csv.Gzip(bytes) : bytes);
            return faults.Count == 0 && read.SequenceEqual(expected);
        });

    [Fact]
    public void Read_RowsThatFillManyBuffers_AreThoseRowsOnTheirLines() =>
        Gen.Select(Rows.Array[3000, 6000], Gen.OneOf("\n", "\r\n", "\r")).Sample(
            (rows, newline) =>
            {
                var (text, expected) = Written(rows, newline, quotesAll: false);
                var (read, faults) = Csv.Rows(text);
                return faults.Count == 0 && read.SequenceEqual(expected);
            },
            iter: 20);

    private static (string Text, List<InteractionCsvRow> Expected) Written(InteractionCsvRow[] rows, string newline,
        bool quotesAll)
    {
        StringBuilder text = new("timestamp,sender,recipient,channel,depth,duration_minutes,support,reply_to,gathering"
            + newline);
        List<InteractionCsvRow> expected = [];
        int line = 2;
        foreach (InteractionCsvRow row in rows)
        {
            string support = (row.SupportGiven, row.SupportReceived) switch
            {
                (true, true) => "both",
                (true, false) => "given",
                (false, true) => "received",
                _ => "",
            };
            string[] fields =
            [
                InstantPattern.ExtendedIso.Format(row.At), row.Sender, row.Recipient,
                CsvWords.Channels[Array.IndexOf(Channels, row.Channel)],
                row.Depth.ToString(),
                row.Length is { } length ? length.TotalMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
                support, row.IsReply ? "m0" : "", row.Gathering?.Value ?? "",
            ];
            string written = string.Join(',',
                fields.Select(field => quotesAll || field.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? Quoted(field) : field));
            text.Append(written).Append(newline);
            expected.Add(row with { Line = line });
            line += Lines(written) + 1;
        }

        return (text.ToString(), expected);
    }

    private static readonly Channel[] Channels =
        [Channel.InPerson, Channel.Video, Channel.Voice, Channel.Letter, Channel.Message, Channel.Email, Channel.Reaction,
            Channel.Other];

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static int Lines(string text)
    {
        int lines = 0;
        for (int i = 0; i < text.Length; i++)
            if (text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'))) lines++;
        return lines;
    }
}
