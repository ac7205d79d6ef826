using NodaTime;
using RelationshipModel.Orleans.Digests;

namespace RelationshipModel.Orleans.Tests;

public sealed class DigestTests
{
    /// <summary>The clock stands on Tuesday; the digest comes on Mondays at 8 in Berlin, which is 6 UTC in summer.</summary>
    private static readonly DigestSchedule Mondays = new(IsoDayOfWeek.Monday, new(8, 0));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubscribeToDigestAsync_Schedule_SetsTheReminderToItsNextTime()
    {
        await using Cluster cluster = await Cluster.StartAsync();

        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);

        Assert.Equal(Mondays, await cluster.Network().FindDigestScheduleAsync(Cancel));
        Assert.NotNull(await cluster.ReminderAsync());
        await cluster.TickAsync();
        Assert.Empty(cluster.Delivered.Digests);
    }

    [Fact]
    public async Task Digest_RemindersOfSomeWeeks_ComesOncePerWeek()
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);

        foreach (Instant now in new[]
        {
            Instant.FromUtc(2026, 7, 6, 5, 59), Instant.FromUtc(2026, 7, 6, 6, 0), Instant.FromUtc(2026, 7, 6, 7, 0),
            Instant.FromUtc(2026, 7, 12, 21, 0), Instant.FromUtc(2026, 7, 14, 3, 0), Instant.FromUtc(2026, 7, 20, 6, 0),
        })
        {
            cluster.Clock.Reset(now);
            await cluster.TickAsync();
        }

        Assert.Equal(["mara/2026-W28", "mara/2026-W29", "mara/2026-W30"],
            cluster.Delivered.Digests.Select(static digest => digest.Id));
    }

    [Fact]
    public async Task Digest_NextWeek_SuggestsNobodyWithinTheCooldown()
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);

        for (int week = 0; week < 3; week++)
        {
            cluster.Clock.Reset(Instant.FromUtc(2026, 7, 6, 6, 0) + Duration.FromDays(7 * week));
            await cluster.TickAsync();
        }

        Assert.Equal([[Cluster.Ada], [], [Cluster.Ada]],
            cluster.Delivered.Digests.Select(static digest =>
                digest.Plan.Suggestions.Select(static suggestion => suggestion.Contact).ToArray()));
    }

    [Theory]
    [InlineData(false, new[] { "mara/2026-W28" })]
    [InlineData(true, new[] { "mara/2026-W28", "mara/2026-W28" })]
    public async Task Digest_SinkFails_ComesAgainWithTheSameId(bool afterDelivery, string[] expected)
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 6, 6, 0));
        cluster.Delivered.FailNext(afterDelivery);

        await Assert.ThrowsAsync<IOException>(() => cluster.TickAsync());
        cluster.Clock.AdvanceHours(1);
        await cluster.TickAsync();
        cluster.Clock.AdvanceHours(1);
        await cluster.TickAsync();

        Assert.Equal(expected, cluster.Delivered.Digests.Select(static digest => digest.Id));
    }

    [Fact]
    public async Task Digest_ScheduleChangedWithinAWeek_ComesOnceForIt()
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 6, 6, 0));
        await cluster.TickAsync();

        await cluster.Network().SubscribeToDigestAsync(new(IsoDayOfWeek.Friday, new(8, 0)), Cancel);
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 10, 6, 0));
        await cluster.TickAsync();
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 17, 6, 0));
        await cluster.TickAsync();

        Assert.Equal(["2026-W28", "2026-W29"], cluster.Delivered.Digests.Select(static digest => digest.Week));
    }

    [Fact]
    public async Task UnsubscribeFromDigestAsync_Subscribed_EndsReminderAndDigests()
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);

        await cluster.Network().UnsubscribeFromDigestAsync(Cancel);

        Assert.Null(await cluster.ReminderAsync());
        Assert.Null(await cluster.Network().FindDigestScheduleAsync(Cancel));
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 6, 6, 0));
        await cluster.TickAsync();
        Assert.Empty(cluster.Delivered.Digests);
    }

    [Fact]
    public async Task EraseOwnerAsync_Subscribed_ReachesLogStatesAndReminder()
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);
        await cluster.Network().ScoreAllAsync(cancellationToken: Cancel);

        ErasureReceipt receipt = await cluster.Network().EraseOwnerAsync(Cancel);

        Assert.Equal((1, 1), (receipt.ContactsRemoved, receipt.InteractionsRemoved));
        Assert.Null(await cluster.ReminderAsync());
        Assert.Null(await cluster.Network().FindDigestScheduleAsync(Cancel));
        Assert.Empty(await cluster.Network().ListContactsAsync(Cancel));
        Assert.Empty(await cluster.Network().ScoreAllAsync(cancellationToken: Cancel));
        Assert.Empty(await cluster.Alone().ListInteractionsAsync(cancellationToken: Cancel).ToListAsync(Cancel));
        Storage.ITieStateStore states = cluster.Store;
        Assert.Empty(await states.ListTiesAsync(Cluster.Mara, withPeople: true, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task EraseContactAsync_SuggestedInADigest_IsForgottenThere()
    {
        await using Cluster cluster = await StartWithTiesAsync();
        await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel);
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 6, 6, 0));
        await cluster.TickAsync();
        await cluster.Network().EraseContactAsync(Cluster.Ada, Cancel);
        await cluster.Alone().RemoveErasureRecordAsync(Cluster.Ada, Cancel);

        // Recorded again on the owner's word, the contact is suggested as if never before.
        await FillAsync(cluster);
        cluster.Clock.Reset(Instant.FromUtc(2026, 7, 13, 6, 0));
        await cluster.TickAsync();

        Assert.Equal([1, 1], cluster.Delivered.Digests.Select(static digest => digest.Plan.Suggestions.Count));
    }

    [Fact]
    public async Task SubscribeToDigestAsync_NoSink_SaysWhatToCall()
    {
        await using Cluster cluster = await Cluster.StartAsync(withDigest: false);

        InvalidOperationException thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await cluster.Network().SubscribeToDigestAsync(Mondays, Cancel));

        Assert.Contains("AddWeeklyDigest", thrown.Message, StringComparison.Ordinal);
        await cluster.Network().EraseOwnerAsync(Cancel);
    }

    private static async Task<Cluster> StartWithTiesAsync()
    {
        Cluster cluster = await Cluster.StartAsync();
        await FillAsync(cluster);
        return cluster;
    }

    private static async Task FillAsync(Cluster cluster)
    {
        await cluster.Network().SaveContactsAsync(
            [new(Cluster.Ada, "Ada") { Closeness = [new(Closeness.CloseFriend, new(2024, 1, 1))] }], Cancel);
        await cluster.Network().RecordAsync(
            [new(new("1"), Cluster.Now - Duration.FromDays(200), Channel.InPerson, Cluster.Ada)], Cancel);
    }
}
