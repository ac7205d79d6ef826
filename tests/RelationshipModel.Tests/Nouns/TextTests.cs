using System.Text;
using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

/// <summary>How nouns show in a log or a debugger.</summary>
public sealed class TextTests
{
    private static readonly object[] Others =
    [
        Initiator.Owner, Initiator.Unknown, new StatedCloseness(Closeness.Friend, Day, ClosenessMeaning.Now),
        new StatedState(ContactState.Ended, Day), new CircleMembership(new("close"), Ada, Day), Cadence.Every(Period.FromDays(9)),
        Cadence.AsItComes, default(ContactId),
    ];

    [Fact]
    public async Task ToString_OfEachNoun_IsAsApproved()
    {
        StringBuilder text = new();
        foreach (object noun in ByType.Values.Select(static make => make()).Concat(Others))
            text.Append(noun.GetType().Name).Append(": ").Append(noun).Append('\n');
        await Snapshot.Verify(text.ToString());
    }
}
