using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.Benchmarks;

/// <summary>Writes a mailbox of any size: messages of a mean of some 9 kB, one in eight with an
/// attachment, as mailboxes are.</summary>
internal static class MailboxFile
{
    internal static void Write(string path, long size)
    {
        using FileStream file = File.Create(path, 1 << 20);
        Random random = new(1);
        byte[] text = Lines(random, 4_000, 72), attachment = Lines(random, 40_000, 76);
        for (int number = 0; file.Position < size; number++)
        {
            file.Write(Encoding.UTF8.GetBytes(Header(number, random)));
            int length = random.Next(200, text.Length);
            if (number % 8 == 0)
            {
                file.Write("--b1\nContent-Type: text/plain\n\n"u8);
                file.Write(text.AsSpan(0, length));
                file.Write("\n--b1\nContent-Type: image/jpeg\nContent-Transfer-Encoding: base64\n\n"u8);
                file.Write(attachment);
                file.Write("\n--b1--\n"u8);
            }
            else
            {
                file.Write(text.AsSpan(0, length));
            }

            file.Write("\n\n"u8);
        }
    }

    private static string Header(int number, Random random)
    {
        string from = FormattableString.Invariant($"p{random.Next(800)}@x.example");
        string date = At(number).ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        string name = number % 3 == 0 ? "=?UTF-8?B?SsO2cmcgTcO8bGxlcg==?=" : "\"Example, Ann\"";
        StringBuilder header = new();
        header.Append(CultureInfo.InvariantCulture,
            $"From {from} {At(number).ToString("ddd MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture)}\n")
            .Append(CultureInfo.InvariantCulture, $"Return-Path: <{from}>\n")
            .Append(CultureInfo.InvariantCulture,
                $"Received: from mx1.x.example by mx2.home.example with ESMTPS id {number}\n\t; {date}\n")
            .Append(CultureInfo.InvariantCulture,
                $"DKIM-Signature: v=1; a=rsa-sha256; d=x.example; s=s1;\n\tb={new string('x', 340)}\n")
            .Append(CultureInfo.InvariantCulture, $"From: {name} <{from}>\n")
            .Append(CultureInfo.InvariantCulture,
                $"To: Me <me@home.example>, Bob <p{random.Next(800)}@x.example>,\n\tp{random.Next(800)}@x.example\n")
            .Append(CultureInfo.InvariantCulture, $"Date: {date}\nMessage-ID: <{number}.{random.Next()}@x.example>\n")
            .Append(CultureInfo.InvariantCulture, $"Subject: Number {number}\nMIME-Version: 1.0\n")
            .Append(number % 2 == 0
                ? FormattableString.Invariant(
                    $"In-Reply-To: <{random.Next()}@x.example>\nReferences: <{random.Next()}@x.example>\n") : "")
            .Append(number % 8 == 0
                ? "Content-Type: multipart/mixed; boundary=b1\n\n" : "Content-Type: text/plain; charset=utf-8\n\n");
        return header.ToString();
    }

    private static DateTime At(int number) => new DateTime(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number);

    private static byte[] Lines(Random random, int length, int width)
    {
        byte[] lines = new byte[length];
        for (int i = 0; i < length; i++) lines[i] = i % (width + 1) == width ? (byte)'\n' : (byte)('a' + random.Next(26));
        return lines;
    }
}
