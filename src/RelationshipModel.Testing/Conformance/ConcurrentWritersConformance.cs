using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Several writers at once lose nothing, add nothing twice and meet no error.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.ConcurrentWriters)]
public abstract class ConcurrentWritersConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const int Writers = ConcurrentWriters.Count;

    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");

    private static Interaction Numbered(int number) =>
        new(new($"{number:D6}"), Noon + Duration.FromSeconds(number), Channel.Message, A);

    [Fact]
    public async Task Interactions_that_all_writers_add_are_each_new_once()
    {
        const int Batches = 40, Size = 10;
        int added = 0;

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int batch = 0; batch < Batches; batch++)
            {
                int first = Size * (writer % 2 == 0 ? batch : Batches - 1 - batch);
                Interlocked.Add(ref added,
                    await stores.Interactions.AddAsync(Owner, [.. Enumerable.Range(first, Size).Select(Numbered)]));
            }
        });

        Assert.Equal(Batches * Size, added);
        Assert.Equal(Enumerable.Range(0, Batches * Size).Select(Numbered), await Stores.Interactions.ListAsync(Owner)
            .ToListAsync());
    }

    [Fact]
    public async Task What_each_writer_adds_is_kept()
    {
        const int Count = 60;

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int i = 0; i < Count; i++)
            {
                await stores.Interactions.AddAsync(Owner, [Numbered(writer * Count + i)]);
                await stores.Contacts.SaveAsync(Owner, new(new($"{writer * Count + i:D6}"), "name"));
            }
        });

        Assert.Equal(Enumerable.Range(0, Writers * Count).Select(Numbered), await Stores.Interactions.ListAsync(Owner)
            .ToListAsync());
        Assert.Equal(Writers * Count, await Stores.Contacts.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task Of_rows_that_all_writers_save_one_is_kept_whole()
    {
        const int Count = 40;
        Interaction Of(int writer) =>
            new(new("one"), Noon + Duration.FromDays(writer), Channel.Voice, A,
                new($"writer {writer}"))
            { AfterFeel = writer - 2 };

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int i = 0; i < Count; i++)
            {
                await stores.Interactions.SaveAsync(Owner, Of(writer));
                await stores.Contacts.SaveAsync(Owner, new(A, $"by {writer}") { Place = $"of {writer}" });
            }
        });

        Interaction kept = Assert.Single(await Stores.Interactions.ListAsync(Owner).ToListAsync());
        Assert.Contains(kept, Enumerable.Range(0, Writers).Select(Of));
        Assert.Equal([kept], await Stores.Interactions.ListAsync(Owner, A).ToListAsync());
        Contact contact = Assert.Single(await Stores.Contacts.ListAsync(Owner).ToListAsync());
        Assert.Equal(contact.Name[3..], contact.Place![3..]);
    }

    [Fact]
    public async Task What_is_read_while_others_write_is_whole_and_in_order()
    {
        const int Count = 60;

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int i = 0; i < Count; i++)
            {
                if (writer > 0)
                {
                    await stores.Interactions.AddAsync(Owner, [Numbered(i * Writers + writer)]);
                    continue;
                }

                List<Interaction> read = await stores.Interactions.ListAsync(Owner).ToListAsync();
                Assert.Equal(read.Select(static interaction => Numbered(int.Parse(interaction.Id.Value, null))), read);
                Assert.Equal(read.OrderBy(LogPosition.Of), read);
            }
        });

        Assert.Equal((Writers - 1) * Count, await Stores.Interactions.ListAsync(Owner).CountAsync());
    }
}
