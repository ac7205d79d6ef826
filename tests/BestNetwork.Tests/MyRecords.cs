using System.Text;

namespace BestNetwork.Tests;

/// <summary>A made-up person's mail, calendar and address book.</summary>
internal static class MyRecords
{
    internal const string Me = "mara@home.example";

    internal const string Calendar = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//example//EN
        BEGIN:VEVENT
        UID:walk@home.example
        DTSTART:20240510T160000Z
        DTEND:20240510T180000Z
        SUMMARY:A walk
        ORGANIZER;CN=Mara:mailto:mara@home.example
        ATTENDEE;CN=Jonas Feld;PARTSTAT=ACCEPTED:mailto:jonas@feld.example
        END:VEVENT
        BEGIN:VEVENT
        UID:dinner@home.example
        DTSTART:20240801T180000Z
        DTEND:20240801T210000Z
        SUMMARY:Dinner
        ORGANIZER;CN=Mara:mailto:mara@home.example
        ATTENDEE;CN=Jonas Feld;PARTSTAT=ACCEPTED:mailto:jonas@feld.example
        END:VEVENT
        BEGIN:VEVENT
        UID:off@home.example
        DTSTART:20240512T160000Z
        STATUS:CANCELLED
        SUMMARY:Called off
        ORGANIZER;CN=Mara:mailto:mara@home.example
        ATTENDEE;CN=Jonas Feld:mailto:jonas@feld.example
        END:VEVENT
        END:VCALENDAR
        """;

    internal const string Cards = """
        BEGIN:VCARD
        VERSION:4.0
        UID:card-jonas
        FN:Jonas Feld
        EMAIL:jonas@feld.example
        EMAIL:jf@work.example
        BDAY:--0229
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        UID:card-inge
        FN:Inge Brandt
        EMAIL:inge@brandt.example
        END:VCARD
        """;

    /// <summary>Letters with Jonas, now under his one address and now under the other, and a newsletter.</summary>
    internal static string Mail(int letters = 12)
    {
        StringBuilder mail = new();
        for (int i = 0; i < letters; i++)
        {
            string other = i % 3 == 2 ? "Jonas Feld <jf@work.example>" : "Jonas Feld <jonas@feld.example>";
            (string from, string to) = i % 2 == 0 ? ("Mara <mara@home.example>", other) : (other, "Mara <mara@home.example>");
            string day = new DateTime(2024, 1, 1, 9, 0, 0, DateTimeKind.Utc).AddDays(i)
                .ToString("ddd, dd MMM yyyy HH:mm:ss +0000", System.Globalization.CultureInfo.InvariantCulture);
            mail.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"From x@y Mon Jan  1 00:00:00 2024\nFrom: {from}\nTo: {to}\nDate: {day}\nMessage-ID: <m{i}@home.example>\nSubject: s\n\nHello\n\n");
        }

        mail.Append(
            "From x@y Mon Jan  1 00:00:00 2024\nFrom: news@shop.example\nTo: mara@home.example\nDate: Mon, 01 Jan 2024 "
            + "09:00:00 +0000\n"
            + "Message-ID: <n@shop.example>\nList-Unsubscribe: <mailto:u@shop.example>\nPrecedence: bulk\n\nBuy\n");
        return mail.ToString();
    }
}
