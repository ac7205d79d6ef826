using NodaTime;
using RelationshipModel.Introductions;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;
using static RelationshipModel.Tests.Introductions.Acquainting;

namespace RelationshipModel.Tests.Introductions;

/// <summary>Two contacts who share an interest, and how suggestions of the two are read.</summary>
internal static class ChessPlayers
{
    internal static readonly IntroductionSuggester Suggester = new();
    internal static readonly Contact Ada = Contact("ada", interests: ["chess"]);
    internal static readonly Contact Ben = Contact("ben", interests: ["Chess"]);
    internal static readonly NetworkSnapshot Players = Knowing([Ada, Ben]);

    internal static readonly TieNetwork ThroughZoe = TieNetwork.Of([Tie("zoe", "ada", 16), Tie("zoe", "ben", 81)]);

    internal static double Strength(string contact) => Players.Score(Id(contact))!.Strength;

    internal static string Rendered(Reason reason) => Language.English.Render(reason, id => id.Value);

    internal static NetworkSnapshot Scores(IEnumerable<Contact> contacts, IEnumerable<RelationshipScore> scores) =>
        new(Owner, AsOf, DateTimeZone.Utc, contacts, scores) { OwnersAreContacts = true };

    internal static Introduction Begin(int daysAgo) =>
        Introduction.Begin(new("x"), Id("ada"), Id("ben"), AsOf - Duration.FromDays(daysAgo));
}
