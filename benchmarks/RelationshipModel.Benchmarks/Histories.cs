using NodaTime;
using RelationshipModel.Scoring;
using RelationshipModel.Scoring.Bulk;

namespace RelationshipModel.Benchmarks;

/// <summary>Made-up interactions over ten years, in order: a few ties have many, most have few.</summary>
internal sealed class Histories
{
    internal static readonly Instant AsOf = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static readonly Channel[] Channels = [Channel.InPerson, Channel.Voice, Channel.Letter, Channel.Message, Channel.Email,
        Channel.Reaction];

    internal Histories(int interactions, int ties)
    {
        Random random = new(7);
        InteractionId[] ids = [.. Enumerable.Range(0, 4096).Select(static i => new InteractionId($"i{i:D4}"))];
        Rows = new Row[interactions];
        Episodes = new Episode[interactions];
        long seconds = (long)(10 * 365.25 * 86_400), start = AsOf.ToUnixTimeSeconds() - seconds;
        for (int i = 0; i < interactions; i++)
        {
            double skew = random.NextDouble();
            Row row = new(
                // The first interactions go once round, so that there is no tie without any.
                i < ties ? i : (int)(ties * skew * skew),
                Instant.FromUnixTimeSeconds(start + (long)((double)i / interactions * seconds)),
                Channels[random.Next(Channels.Length)],
                random.Next(8) switch { 0 => TieSide.None, < 5 => TieSide.Owner, _ => TieSide.Contact },
                random.Next(4) == 0 ? random.Next(5, 180) : null);
            Rows[i] = row;
            Episodes[i] = new(ids[i & 4095], row.At, row.Channel, row.Opener, length: row.Minutes is { } minutes
                ? Duration.FromMinutes(minutes) : null);
        }

        Ties = ties;
    }

    internal int Ties { get; }

    internal Row[] Rows { get; }

    internal Episode[] Episodes { get; }

    internal static TieKey Key(int tie) => new(new("owner"), new(FormattableString.Invariant($"contact{tie:D7}")));

    /// <summary>A ledger that knows the ties and nothing of them.</summary>
    internal (TieLedger Ledger, TieHandle[] Handles) NewLedger()
    {
        TieLedger ledger = new(new());
        return (ledger, [.. Enumerable.Range(0, Ties).Select(tie => ledger.Open(Key(tie)))]);
    }

    internal (TieLedger Ledger, TieHandle[] Handles) FilledLedger()
    {
        (TieLedger ledger, TieHandle[] handles) = NewLedger();
        ledger.Record(Array.ConvertAll(Rows, row => handles[row.Tie]), Episodes);
        return (ledger, handles);
    }

    /// <summary>The interactions as a host has them, each with an id of its own.</summary>
    internal Interaction[] Interactions()
    {
        ContactId[] contacts = [.. Enumerable.Range(0, Ties).Select(static tie => Key(tie).Contact)];
        return [.. Rows.Select(
            (row, i) => new Interaction(new(FormattableString.Invariant($"m{i:D8}")), row.At, row.Channel, [contacts[row.Tie]])
        {
            Initiator = row.Opener switch { TieSide.Owner => Initiator.Owner, TieSide.Contact =>
                Initiator.Of(contacts[row.Tie]), _ =>
                Initiator.Unknown },
            Length = row.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null,
        })];
    }
}

/// <summary>An interaction as a program without the library would have it.</summary>
internal readonly record struct Row(int Tie, Instant At, Channel Channel, TieSide Opener, int? Minutes);
