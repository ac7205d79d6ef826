using System.Globalization;
using System.Text;
using CsCheck;
using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Scoring;

namespace RelationshipModel.Import.Tests;

/// <summary>A network that is known, written as mail, calendar and address book, and read again: the
/// same ties, counts and scores.</summary>
public class RecordsRoundTripTests
{
    private const string Me = "me@home.example";

    private static readonly OwnerId Owner = new("owner");
    private static readonly string[] Names = ["Ann Example", "Jörg Müller", "李 小龙", "O'Neil, Bob", "Cid \"C\" Example", "Dan; D.",
        "Eve\\E", "Фёдор"];
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private sealed record Episode(int Who, int Others, bool ByOwner, bool IsReply, long Minutes, int Length, bool IsMeeting,
        int Style);

    private static readonly Gen<Episode[]> Network =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 255], Gen.Bool, Gen.Bool, Gen.Long[1, 3L * 365 * 24 * 60], Gen.Int[1, 600], Gen.Bool,
            Gen.Int[0, 3])
            .Select(static (who, others, byOwner, isReply, minutes, length, isMeeting, style) =>
                new Episode(who, others, byOwner, isReply, minutes, length, isMeeting, style))
            .Array[1, 40];

    [Fact]
    public void Read_ANetworkWrittenAsFiles_GivesTheSameTiesCountsAndScores() =>
        Network.Sample(
            episodes =>
            {
                Interaction[] direct = [.. episodes.Select(Direct)];
                List<ImportItem> items = [.. episodes.All(static episode => episode.IsMeeting) ? [] : Text.Import(Mbox(episodes)),
                    .. Text.Import(Ics(episodes)), .. Text.Import(Vcf())];
                Assert.DoesNotContain(items, static item => item is ItemFault or SkippedItem);
                Interaction[] read = [.. items.OfType<ImportedInteraction>().Select(static item => item.Interaction)];
                Assert.Equal(direct.OrderBy(static i => i.Id), read.OrderBy(static i => i.Id));

                PeopleIndex people = new();
                foreach (ImportItem item in items) people.Add(item);
                Assert.Equal(Enumerable.Range(0, Names.Length).Select(static i => (Id(i), Names[i])),
                    people.Contacts().Select(static contact => (contact.Id, contact.Name)));

                RelationshipScorer scorer = new();
                foreach (ContactId contact in direct.SelectMany(static i => i.Contacts).Distinct())
                    Assert.Equal(Score(scorer, contact, direct), Score(scorer, contact, read));
            },
            iter: 200);

    private static (double, double, double, double?, int) Score(RelationshipScorer scorer, ContactId contact,
        IEnumerable<Interaction> log)
    {
        RelationshipScore score = scorer.Score(new Tie(new(Owner, contact), log.Where(i => i.Contacts.Contains(contact))),
            Text.AsOf);
        return (score.Strength, score.Bond, score.Recency, score.Reciprocity, score.InteractionCount);
    }

    private static ContactId Id(int who) => new($"p{who}@x.example");

    private static IEnumerable<int> People(Episode episode) =>
        Enumerable.Range(0, Names.Length).Where(i => i == episode.Who || (episode.Others & (1 << i)) != 0);

    private static Instant At(Episode episode) => Text.AsOf - Duration.FromMinutes(episode.Minutes);

    private static string IdOf(Episode episode, int index) => $"{(episode.IsMeeting ? "event" : "mail")}-{index}@x.example";

    private static Interaction Direct(Episode episode, int index)
    {
        ContactId[] all = [.. People(episode).Select(Id)];
        return new(new(IdOf(episode, index)), At(episode), episode.IsMeeting ? Channel.InPerson : Channel.Email, episode.ByOwner
            || episode.IsMeeting
            ? all
            : [Id(episode.Who)])
        {
            HeadCount = all.Length + 1,
            Initiator = episode.ByOwner ? Initiator.Owner : Initiator.Of(Id(episode.Who)),
            IsReply = episode.IsReply && !episode.IsMeeting,
            Length = episode.IsMeeting ? Duration.FromMinutes(episode.Length) : null,
        };
    }

    private static string Mbox(Episode[] episodes)
    {
        StringBuilder text = new();
        for (int i = 0; i < episodes.Length; i++)
        {
            Episode episode = episodes[i];
            if (episode.IsMeeting) continue;
            string[] others = [.. People(episode).Where(who => episode.ByOwner || who != episode.Who)
                .Select(who => Mailbox(who, episode.Style))];
            string to = string.Join(episode.Style == 1 ? ",\n\t" : ", ", episode.ByOwner
                ? others : [$"<{Me.ToUpperInvariant()}>", .. others]);
            string date = At(episode).WithOffset(Offset.FromHours(episode.Style - 2))
                .ToString("ddd, d MMM uuuu HH:mm:ss o<+HHmm>",
                CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture,
                $"From x@y Mon Jan  5 10:00:00 2026\nFrom: {(episode.ByOwner ? Me : Mailbox(episode.Who, episode.Style))}\n")
                .Append(CultureInfo.InvariantCulture, $"To: {to}\nDate: {date}\nMessage-ID: <{IdOf(episode, i)}>\n")
                .Append(episode.IsReply ? "In-Reply-To: <unknown@x.example>\n" : "")
                .Append("\nbody\n>From the start\n\n");
        }

        return Lines(text.ToString(), episodes);
    }

    private static string Mailbox(int who, int style) =>
        style == 2
            ? $"<{Id(who)}>"
            : $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Names[who]))}?= <{Id(who).Value.ToUpperInvariant()}>";

    private static string Ics(Episode[] episodes)
    {
        StringBuilder text = new("BEGIN:VCALENDAR\nVERSION:2.0\n");
        for (int i = 0; i < episodes.Length; i++)
        {
            Episode episode = episodes[i];
            if (!episode.IsMeeting) continue;
            string organiser = episode.ByOwner ? Me : Id(episode.Who).Value;
            text.Append(CultureInfo.InvariantCulture,
                $"BEGIN:VEVENT\nUID:{IdOf(episode, i)}\n{Start(episode)}\nDURATION:PT{episode.Length}M\nORGANIZER:mailto:{organiser}\nATTENDEE:mailto:{Me}\n");
            foreach (int who in People(episode))
                text.Append(CultureInfo.InvariantCulture, $"ATTENDEE;PARTSTAT=ACCEPTED:MAIL\n TO:{Id(who)}\n");
            text.Append("ATTENDEE;PARTSTAT=DECLINED:mailto:absent@x.example\nDESCRIPTION:private\nEND:VEVENT\n");
        }

        return Lines(text.Append("END:VCALENDAR\n").ToString(), episodes);
    }

    /// <summary>The start in UTC, or on a clock where that is not ambiguous.</summary>
    private static string Start(Episode episode)
    {
        LocalDateTime local = At(episode).InZone(NewYork).LocalDateTime;
        bool isPlain = NewYork.MapLocal(local).Count == 1;
        return episode.Style % 2 == 0 && isPlain
            ? $"DTSTART;TZID=America/New_York:{local.ToString("uuuuMMdd'T'HHmmss", CultureInfo.InvariantCulture)}"
            : $"DTSTART:{At(episode).ToString("uuuuMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
    }

    private static string Vcf()
    {
        StringBuilder text = new();
        for (int i = 0; i < Names.Length; i++)
        {
            string name = Names[i].Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
                .Replace(";", "\\;",
                StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture,
                $"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nitem1.EMAIL;TYPE=INTERNET:{Id(i)}\nNOTE:private\nEND:VCARD\n");
        }

        return text.ToString();
    }

    private static string Lines(string text, Episode[] episodes) => episodes[0].Style == 3
        ? text.ReplaceLineEndings("\r\n") : text;
}
