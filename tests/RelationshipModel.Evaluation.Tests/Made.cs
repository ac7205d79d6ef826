using NodaTime;

namespace RelationshipModel.Evaluation.Tests;

/// <summary>Made-up ties and correspondences.</summary>
internal static class Made
{
    public static readonly Instant Start = Instant.FromUtc(2000, 1, 1, 0, 0);

    public static Instant Day(double day) => Start + Duration.FromDays(day);

    /// <summary>A tie of messages of given ages in days, oldest first: positive ages were sent, negative ones received.</summary>
    public static PastTie Tie(params double[] ages) =>
        new(new(new("o"), new("c")), Start,
            [.. ages.Select(age => new TieMessage(Start - Duration.FromDays(Math.Abs(age)), Sent: age > 0))]);

    public static Correspondence Letters(params (double Day, string Sender, string Recipient)[] letters) =>
        new("letters",
            letters.SelectMany((letter, number) => Views(letter.Day, $"{number:D3}", letter.Sender, letter.Recipient)));

    private static (OwnerId Owner, Interaction Interaction)[] Views(double day, string id, string sender, string recipient) =>
    [
        new(new(sender), new(new(id), Day(day), Channel.Letter, new ContactId(recipient)) { Initiator = Initiator.Owner }),
        new(new(recipient),
            new(new(id), Day(day), Channel.Letter, new ContactId(sender)) { Initiator = Initiator.Of(new(sender)) }),
    ];

    /// <summary>Eleven letters in a hundred days. Only o has five ties.</summary>
    public static Correspondence SmallCorrespondence => Letters(
        (0, "o", "c1"), (1, "o", "c2"), (2, "c3", "o"), (3, "c4", "o"), (4, "o", "c5"),
        (5, "o", "c5"), (6, "o", "c5"), (8, "c1", "o"), (9, "c2", "o"), (10, "x", "y"), (100, "x", "y"));
}
