using System.Text;

namespace RelationshipModel.Import.Tests;

/// <summary>Valid files of each kind, to be broken.</summary>
internal static class Fixtures
{
    internal static readonly byte[][] Mail = Bytes(
        """
        From ann@x.example Mon Jan  5 10:00:00 2026
        Return-Path: <ann@x.example>
        Received: from a by b; Mon, 5 Jan 2026 10:00:01 +0000
        From: =?ISO-8859-1?Q?J=F6rg?= <ann@x.example>
        To: "Me, M." <me@home.example>, Team: Bob <bob@x.example>, cid@x.example;
        Cc: =?UTF-8?B?TcO8bGxlcg==?= <m@bücher.example>,
         dan@x.example
        Date: Mon, 5 Jan 2026 10:00:00 EST
        Message-ID: <1@x.example>
        In-Reply-To: <0@x.example>
        References: <a@x.example> <0@x.example>
        Subject: Hello

        >From here on
        body

        From - Tue Jan 06 10:00:00 2026
        From: me@home.example
        To: ann@x.example, undisclosed-recipients:;
        Date: 6 Jan 26 10:00 UT

        body
        """,
        """
        From -
        X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=,Inbox
        X-Mozilla-Status: 0001
        Resent-From: ann@x.example
        Resent-To: me@home.example
        From : =?windows-1251?B?yOLg7Q==?= <i@x.example>
        To: me@home.example
        Date: mar, 06 ene 2026 10:00 CET
        Content-Length: 60
        Content-Type: multipart/mixed; charset=koi8-r

        --b
        Content-Type: text/calendar;
         method=REPLY

        From x@y Mon Jan  5 10:00:00 2026
        From: b@x.example

        x
        From 
        From: =?gb2312?Q?=C0=EE?= <c@x.example>
        Date: 2026-01-05T10:00:00Z

        """,
        """
        250
        From: Ann <ann@x.example>
        To: me@home.example
        Date: 5 Jan 2026 10:00

        <?xml version="1.0" encoding="UTF-8"?>
        <plist version="1.0"><dict><key>flags</key><integer>65</integer></dict></plist>
        """,
        """
        From 1@xxx Mon Apr 01 12:00:00 +0000 2019
        List-Id: <l.x.example>
        Precedence: list
        Auto-Submitted: auto-generated
        From: (comment (nested)) noreply@x.example (Nobody)
        Delivered-To: me@home.example
        Date: whenever
        Received: by x; Mon, 1 Apr 2019 12:00:00 -0700 (PDT)

        """);

    internal static readonly byte[][] Calendar = Bytes(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:Home
        BEGIN:DAYLIGHT
        DTSTART:19810329T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:19961027T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:u1
        DTSTART;TZID=Home:20260105T100000
        DTEND;TZID=Home:20260105T113000
        RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260401T000000Z
        EXDATE;TZID=Home:20260112T100000,20260114T100000
        RDATE;VALUE=PERIOD:20260201T100000Z/PT1H
        SUMMARY:Lunch\, late
        ORGANIZER;CN="Ann; A.":mailto:ann@x.example
        ATTENDEE;PARTSTAT=ACCEPTED;CN=Me:mailto:me@home.example
        END:VEVENT
        BEGIN:VEVENT
        UID:u1
        RECURRENCE-ID;TZID=Home:20260119T100000
        DTSTART;TZID=Home:20260120T100000
        DURATION:P1DT2H
        STATUS:CANCELLED
        BEGIN:VALARM
        TRIGGER:-PT15M
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """,
        """
        BEGIN:VCALENDAR
        METHOD:REQUEST
        BEGIN:VEVENT
        UID:u2
        DTSTART;VALUE=DATE:20260228
        RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=5
        ATTENDEE;CUTYPE=INDIVIDUAL;EMAIL=bob@x.example;X-A="a:b":/path/
        CONFERENCE;FEATURE=PHONE:tel:+4930
        LOCATION:https://video.example
        ORGANIZER:mailto:me@home.example
        END:VEVENT
        BEGIN:VEVENT
        UID:u3
        DTSTART:20260705T100000
        RRULE:FREQ=MONTHLY;INTERVAL=2;BYSETPOS=-1;BYDAY=MO,TU,WE;BYHOUR=9,10;WKST=SU
        END:VEVENT
        END:VCALENDAR
        """);

    internal static readonly byte[][] Cards = Bytes(
        """
        BEGIN:VCARD
        VERSION:4.0
        UID:urn:uuid:1
        FN:Ann
          Example
        N:Example;Ann;;;
        item1.EMAIL;TYPE=work;PREF=1:Ann@X.example
        TEL;VALUE=uri;TYPE=cell:tel:+49-30-1234
        BDAY:--0504
        ORG:Example Ltd\; Co;Department
        CATEGORIES:Friends,Book club
        RELATED;TYPE=friend,co-worker:mailto:bob@x.example
        item2.X-ABRELATEDNAMES:Bob
        item2.X-ABLabel:_$!<Brother>!$_
        END:VCARD
        """,
        """
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg=
        ;;
        EMAIL;INTERNET:j@x.example
        TEL;CELL:030 1234
        BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
        AGENT:
        BEGIN:VCARD
        FN:Agent
        END:VCARD
        PHOTO;ENCODING=BASE64:
         AAAA
         BBBB

        END:VCARD
        """);

    internal static readonly byte[][] Contacts = Bytes(
        """
        Notes:
        "When exporting, ""some"" are missing."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ann,Example,https://www.linkedin.com/in/Ann-Example/,,"Example, Ltd",Boss,05 Jan 2020
        Bob,,https://www.linkedin.com/in/bob,bob@x.example,,,06 Jan 2020
        """,
        """
        Name,Given Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value
        Ann Example,Ann,Example,--05-04,* myContacts ::: Friends,Home,ann@x.example ::: ann@y.example,+49 30 1234
        """,
        """
        sep=;
        Nom;Prénom;Courriel;Téléphone;Date de naissance
        Quist;Zoë;z@x.example;0612345678;04/05/1980
        Birk;Jo;"a@x.example, b@x.example";;31/12/1980
        """,
        """
        dn: cn=Ann
        cn:: U8O4cmVu
        mail: s@x.ex
         ample
        birthmonth: 5
        birthday: 4

        """,
        """
        First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Mobile Phone,Birthday,Categories
        Ann,Example,Ltd,ann@x.example,,030 1234,5/4/1980,Friends;Choir
        """);

    internal static readonly byte[][] Messages = Bytes(
        """
        CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER
        c1,,Ann,https://www.linkedin.com/in/ann,"Me,Bob","https://www.linkedin.com/in/me,https://www.linkedin.com/in/bob",2026-01-05 10:00:00 UTC,,"Hi,
        there",INBOX
        c1,,Me,https://www.linkedin.com/in/me,Ann,https://www.linkedin.com/in/ann,"1/5/26, 11:00 AM",,Hello,SPAM
        """);

    internal static readonly byte[][] Packed =
        [.. new[] { Mail[0], Calendar[0], Cards[0], Contacts[0] }.Select(Text.Gzip),
            Text.Tar(("a.mbox", Mail[0]), (new string('d', 120) + "/c.ics", Calendar[1])),
            Text.Gzip(Text.Tar(("a.vcf", Cards[1]), ("b", [1]))),
            Text.Zip(("a.mbox", Mail[0]), ("b/c.ics", Calendar[1]), ("../d.vcf", Cards[1]))];

    private static byte[][] Bytes(params string[] texts) => [.. texts.Select(static text => Encoding.UTF8.GetBytes(text + "\n"))];
}
