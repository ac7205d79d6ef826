using NodaTime;
using RelationshipModel.Orleans.Sharing;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Mara knows Ada, Ben and Cleo. Whether those know each other, they tell as owners of networks of their own.</summary>
public sealed class SharingTests
{
    private static readonly OwnerId AdaOwner = new("ada");
    private static readonly ContactId BenOfMara = new("m:ben"), AdaOfMara = new("m:ada"), CleoOfMara = new("m:cleo");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SuggestIntroductionsAsync_TwoKnowEachOther_AreNotSuggested()
    {
        await using Cluster cluster = await StartAsync(new());
        Assert.Contains(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));

        await MeetAsync(cluster, AdaOwner, "a:ben");

        Assert.DoesNotContain(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
        Assert.Contains(new ContactPair(AdaOfMara, CleoOfMara), await PairsAsync(cluster));
    }

    [Fact]
    public async Task SuggestIntroductionsAsync_BothKnowAThird_ThatOneMayIntroduceThem()
    {
        await using Cluster cluster = await StartAsync(new());

        await MeetAsync(cluster, AdaOwner, "a:cleo");
        await MeetAsync(cluster, new("ben"), "b:cleo");

        Row suggestion = (await SuggestionsAsync(cluster))
            .Single(static row => row.Pair == new ContactPair(AdaOfMara, BenOfMara));
        Assert.Equal(CleoOfMara, suggestion.Introducer);
    }

    [Theory]
    [InlineData("a:ben")]
    [InlineData("m:ben")]
    [InlineData("ada")]
    public async Task SuggestIntroductionsAsync_OneSideMayNotBeShared_KnowsNothing(string isPrivate)
    {
        MemberList members = new() { Private = { isPrivate } };
        await using Cluster cluster = await StartAsync(members);

        await MeetAsync(cluster, AdaOwner, "a:ben");

        Assert.Contains(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
    }

    [Fact]
    public async Task SuggestIntroductionsAsync_OnlyTheOwnerTried_IsNoTie()
    {
        await using Cluster cluster = await StartAsync(new());

        // Ada wrote four times; nothing ever came from Ben.
        for (int i = 0; i < 4; i++)
            await cluster.Network(AdaOwner).RecordAsync(
                [new(new($"{i}"), Cluster.Now - Duration.FromDays(100 - (20 * i)), Channel.Email, new ContactId("a:ben"))
                {
                    Initiator = Initiator.Owner,
                }],
                Cancel);

        Assert.Contains(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
    }

    [Fact]
    public async Task ShareTiesAsync_NoLongerAllowed_TakesBackWhatWasShared()
    {
        MemberList members = new();
        await using Cluster cluster = await StartAsync(members);
        await MeetAsync(cluster, AdaOwner, "a:ben");

        members.Private.Add("a:ben");
        await cluster.Network(AdaOwner).ShareTiesAsync(Cancel);

        Assert.Contains(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
    }

    [Fact]
    public async Task EraseContactAsync_Shared_IsTakenBack()
    {
        await using Cluster cluster = await StartAsync(new());
        await MeetAsync(cluster, AdaOwner, "a:ben");

        await cluster.Network(AdaOwner).EraseContactAsync(new("a:ben"), Cancel);

        Assert.Contains(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
    }

    [Fact]
    public async Task EraseOwnerAsync_Shared_LeavesNothingInTheIndex()
    {
        await using Cluster cluster = await StartAsync(new());
        await MeetAsync(cluster, AdaOwner, "a:ben");
        Guid[] persons = [Hash("ada"), Hash("ben")];
        Assert.Equal(persons, await IndexAsync(cluster, persons));

        await cluster.Network(AdaOwner).EraseOwnerAsync(Cancel);

        Assert.Empty(await IndexAsync(cluster, persons));
        Assert.Contains(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
    }

    [Fact]
    public async Task Index_SiloEnds_IsThereAfterwards()
    {
        await using Cluster cluster = await StartAsync(new());
        await MeetAsync(cluster, AdaOwner, "a:ben");

        foreach (long shard in Enumerable.Range(0, SharedTiesParts.Default))
            await cluster.Silos.DeactivateAsync(cluster.Silos.Client.GetGrain<ISharedTiesGrain>(shard));

        Assert.DoesNotContain(new ContactPair(AdaOfMara, BenOfMara), await PairsAsync(cluster));
    }

    private static Guid Hash(string person) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(person)).AsSpan(0, 16));

    private static async Task<Guid[]> IndexAsync(Cluster cluster, Guid[] persons)
    {
        List<Guid> found = [];
        for (int shard = 0; shard < SharedTiesParts.Default; shard++)
            found.AddRange(await cluster.Silos.Client.GetGrain<ISharedTiesGrain>(shard).FindAsync(persons, persons));
        return [.. found];
    }

    private static async Task<Cluster> StartAsync(MemberList members)
    {
        Cluster cluster = await Cluster.StartAsync(sharing: members);
        ContactId[] contacts = [AdaOfMara, BenOfMara, CleoOfMara];
        await cluster.Network().SaveContactsAsync(
            [.. contacts.Select(static contact => new Contact(contact, contact.Value) { Interests = ["bees"] })], Cancel);
        foreach (ContactId contact in contacts) await MeetAsync(cluster, Cluster.Mara, contact.Value);
        return cluster;
    }

    /// <summary>The owner was often together with a contact.</summary>
    private static ValueTask<int> MeetAsync(Cluster cluster, OwnerId owner, string contact) => cluster.Network(owner).RecordAsync(
        [.. Enumerable.Range(1, 4).Select(i => new Interaction(
            new($"{contact}{i}"), Cluster.Now - Duration.FromDays(20 * i), Channel.InPerson, new ContactId(contact)))],
        Cancel);

    private static async Task<ContactPair[]> PairsAsync(Cluster cluster) =>
        [.. (await SuggestionsAsync(cluster)).Select(static row => row.Pair)];

    private static async Task<Row[]> SuggestionsAsync(Cluster cluster) =>
        (await cluster.Network().SuggestIntroductionsAsync(top: 0, cancellationToken: Cancel)).Read<Row[]>();

    private sealed record Row(ContactPair Pair, ContactId? Introducer);
}
