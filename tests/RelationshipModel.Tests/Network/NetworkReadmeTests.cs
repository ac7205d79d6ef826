using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

public sealed class NetworkReadmeTests
{
    [Fact]
    public async Task Readme_Examples_Run()
    {
        RelationshipNetwork network = New();
        ContactId ada = Ada;
        Instant now = AsOf;
        await network.Contacts.SaveAsync(new Contact(ada, "Ada"));
        await network.RecordAsync(Meeting("1", 3, new ContactId("ada@example.org")));

        // A promise, and what became of it.
        FollowUp promise = new(new("1"), TieSide.Owner, ada, now) { What = "the sea chart", Due = new LocalDate(2024, 6, 20) };
        await network.FollowUps.SaveAsync(promise);
        await network.FollowUps.ChangeAsync(promise.Id, kept => kept?.Close(FollowUpOutcome.Kept, now));

        // No suggestion to get in touch before a day.
        LocalDate until = new(2024, 8, 1);
        await network.Contacts.ChangeAsync(ada, kept => kept is null ? null : kept with { SnoozedUntil = until });

        Assert.Equal(FollowUpOutcome.Kept, (await network.FollowUps.FindAsync(promise.Id))?.Outcome);
        Assert.Equal(new LocalDate(2024, 8, 1), (await network.Contacts.FindAsync(ada))?.SnoozedUntil);

        ContactId work = new("ada@example.org");
        Merge proposal = new(kept: ada, absorbed: work, MergeState.Proposed, now) { Basis = MergeBasis.Name };
        await network.ProposeMergeAsync(proposal);
        await foreach (Merge merge in network.ListMergesAsync())
            Console.WriteLine(merge);
        await network.AcceptMergeAsync(kept: ada, absorbed: work);
        RelationshipScore united = await network.ScoreAsync(ada);
        await network.UndoMergeAsync(new(ada, work));

        Assert.Equal((1, 0), (united.InteractionCount, (await network.ScoreAsync(ada)).InteractionCount));
        ReadmeCode.IsRunBy("Network", block: 0);
        ReadmeCode.IsRunBy("Network", block: 1);
    }
}
