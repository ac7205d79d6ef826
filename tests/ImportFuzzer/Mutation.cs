using System.Text;

namespace ImportFuzzer;

/// <summary>Breaks valid files: flipped bits, cuts, splices of two, pieces doubled, left out or put in.</summary>
public static class Mutation
{
    /// <summary>The tokens that readers look for, and some that they do not.</summary>
    public static IReadOnlyList<byte[]> Tokens { get; } =
        [.. new[]
        {
            "\n", "\r\n", "\r", "\n\n", ":", ";", ",", "\"", "=", "@", "<", ">", "\\", "\0", "\uFEFF", "\uD7FF", "é",
            "BEGIN:VCALENDAR\n", "END:VCALENDAR\n",
                "BEGIN:VEVENT\n", "END:VEVENT\n",
            "BEGIN:VCARD\n", "END:VCARD\n", "BEGIN:VTIMEZONE\n", "RRULE:FREQ=DAILY\n", "RRULE:FREQ=YEARLY;BYYEARDAY=-366\n",
                "RRULE:FREQ=DAILY;INTERVAL=2147483647\n", "COUNT=0",
            "DTSTART:99991231T235959Z\n", "DTSTART:00010101T000000\n", "DTSTART;VALUE=DATE:20260230\n", "DURATION:P99999999W\n",
            "TZOFFSETTO:+9999\n",
                "RECURRENCE-ID:20260105T090000Z\n",
            "From x@y Mon Jan  5 10:00:00 2026\n", "From: a@x\n", "Date: Thu, 31 Dec 9999 23:59:59 -1200\n",
            "Date: 1 Jan 0001 00:00:00 +1400\n",
                "To: ((((((((((((\n", "To: a:b:c:d:e:f:g:;;;;\n",
            "=?UTF-8?B?////?=", "=?x?Q?=FF?=", "=\n", ";ENCODING=QUOTED-PRINTABLE", ";CHARSET=UTF-7", ";CHARSET=nonsense",
            "BDAY:00000000\n",
                "Message-ID: <>\n", "\"\"\"",
            "31/12/99, 23:59 - Ann: \u200E", "[1.1.1, 1:1:1] : ", "9999-12-31 24:00 - a: ", "\\ud83d", "\\x0B", "null", "{", "}",
            "[", "]", "1e999", "-9223372036854775808",
                "\"messages\":[", "\"from_id\":\"user1\",", "<sms ", "<mms ", "</mms>", "type=\"1\" ",
                "date=\"99999999999999999\" ", "&#55357;", "<!DOCTYPE a [",
        }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x80]];

    /// <summary>Returns one of the files, broken.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> fixtures, Random random)
    {
        List<byte> bytes = [.. fixtures[random.Next(fixtures.Count)]];
        int changes = random.Next(1, 5);
        for (int i = 0; i < changes; i++)
        {
            if (bytes.Count == 0) break;
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 80), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    for (int flips = random.Next(1, 9); flips > 0; flips--)
                        bytes[random.Next(bytes.Count)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    byte[] other = fixtures[random.Next(fixtures.Count)];
                    bytes.RemoveRange(at, bytes.Count - at);
                    bytes.AddRange(other.AsSpan(random.Next(other.Length)));
                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    byte[] piece = [.. bytes.GetRange(at, length)];
                    for (int times = random.Next(1, 20); times > 0; times--) bytes.InsertRange(at, piece);
                    break;
                default:
                    bytes.InsertRange(at, Tokens[random.Next(Tokens.Count)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
