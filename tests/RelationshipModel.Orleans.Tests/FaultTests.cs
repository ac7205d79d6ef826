using System.Text;

namespace RelationshipModel.Orleans.Tests;

public sealed class FaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveFollowUpsAsync_ErasedContact_ThrowsTheExceptionOfTheLibrary()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        FollowUp promise = new(new("book"), TieSide.Owner, Cluster.Ada, Cluster.Now);
        await cluster.Network().SaveContactsAsync([new(Cluster.Ada, "Ada")], Cancel);
        await cluster.Network().EraseContactAsync(Cluster.Ada, Cancel);

        RecordConflictException fault = await Assert.ThrowsAsync<RecordConflictException>(
            async () => await cluster.Network().SaveFollowUpsAsync([promise], Cancel));

        RecordConflictException alone = await Assert.ThrowsAsync<RecordConflictException>(
            async () => await cluster.Alone().FollowUps.SaveAsync([promise], Cancel));
        Assert.Equal(alone.Message, fault.Message);
        Assert.False(NetworkFaults.IsTransient(fault));
    }

    [Fact]
    public async Task AskAsync_AnyFault_ArrivesWithTypeAndMessage()
    {
        await using Cluster cluster = await Cluster.StartAsync();
        StringBuilder told = new();

        foreach (string name in FailingQuestion.Faults.Keys)
        {
            Exception fault = await Assert.ThrowsAnyAsync<Exception>(
                async () => await cluster.Network().AskAsync("fail", Encoding.UTF8.GetBytes(name), cancellationToken: Cancel));
            told.Append(name).AppendLine(NetworkFaults.IsTransient(fault) ? ", transient" : "");
            for (Exception? of = fault; of is not null; of = of.InnerException)
                told.Append("  ").Append(of.GetType().Name).Append(": ").AppendLine(of.Message);
        }

        await Snapshot.Verify(told.ToString());
    }

    [Fact]
    public async Task AskAsync_CopiesLeftInFiles_ArrivesWithTheReceipt()
    {
        await using Cluster cluster = await Cluster.StartAsync();

        ErasureException fault = await Assert.ThrowsAsync<ErasureException>(
            async () => await cluster.Network().AskAsync("fail", "erasure"u8.ToArray(), cancellationToken: Cancel));

        Assert.Equal(FailingQuestion.Receipt, fault.Receipt);
        Assert.Contains("The file is read.", fault.Message, StringComparison.Ordinal);
    }
}
