using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Several writers at once lose nothing, add nothing twice and meet no error.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Contacts | StoreCapabilities.Interactions | StoreCapabilities.ConcurrentWriters,
    IsFitted = true)]
public abstract class ConcurrentWritersConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    private const int Writers = ConcurrentWriters.Count;

    private static readonly Instant Noon = Instant.FromUtc(2020, 5, 1, 12, 0);
    private static readonly ContactId A = new("a");

    /// <summary>Interactions a second apart, or further where the store keeps instants no finer.</summary>
    private Interaction Numbered(int number) => Fitted(
        new Interaction(new($"{number:D6}"), Noon + Duration.Max(Duration.FromSeconds(1), Fixture.Fit.TimePrecision) * number,
            Channel.Message, A));

    [Fact]
    public async Task Interactions_that_all_writers_add_are_each_new_once()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should count each interaction as new for one of several writers who add it at once.");
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

        rule.Equal(Batches * Size, added);
        rule.Equal(Enumerable.Range(0, Batches * Size).Select(Numbered), await Stores.Interactions.ListAsync(Owner)
            .ToListAsync());
    }

    [Fact]
    public async Task What_each_writer_adds_is_kept()
    {
        Needs(StoreVerbs.AddInteractions | StoreVerbs.SaveContacts);
        Rule rule = new("The store should keep what each of several writers adds at once, and raise no error.");
        const int Count = 60;

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int i = 0; i < Count; i++)
            {
                await stores.Interactions.AddAsync(Owner, [Numbered(writer * Count + i)]);
                await stores.Contacts.SaveAsync(Owner, Fitted(new Contact(new($"{writer * Count + i:D6}"), "name")));
            }
        });

        rule.Equal(Enumerable.Range(0, Writers * Count).Select(Numbered), await Stores.Interactions.ListAsync(Owner)
            .ToListAsync());
        rule.Equal(Writers * Count,
            (await Stores.Contacts.ListAsync(Owner).ToListAsync()).Count(static row => row.Name == "name"));
    }

    [Fact]
    public async Task Of_rows_that_all_writers_save_one_is_kept_whole()
    {
        Needs(StoreVerbs.SaveInteractions | StoreVerbs.SaveContacts);
        Rule rule = new("The store should keep one row whole of those that several writers save at once under one key.");
        const int Count = 40;
        Interaction Of(int writer) => Fitted(
            new Interaction(new("one"), Noon + Duration.FromDays(writer), Channel.Voice, A,
                new($"writer {writer}"))
            { AfterFeel = writer - 2 });
        Contact By(int writer) => Fitted(new Contact(A, $"by {writer}") { Place = $"of {writer}" });

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int i = 0; i < Count; i++)
            {
                await stores.Interactions.SaveAsync(Owner, Of(writer));
                await stores.Contacts.SaveAsync(Owner, By(writer));
            }
        });

        Interaction kept = rule.Single(await Stores.Interactions.ListAsync(Owner).ToListAsync());
        rule.Contains(kept, Enumerable.Range(0, Writers).Select(Of));
        rule.Equal([kept], await Stores.Interactions.ListAsync(Owner, Fixture.ContactOf(A.Value)).ToListAsync());
        Contact? contact = await Stores.Contacts.FindAsync(Owner, Fixture.ContactOf(A.Value));
        rule.Contains(contact, Enumerable.Range(0, Writers).Select(By));
    }

    [Fact]
    public async Task What_is_read_while_others_write_is_whole_and_in_order()
    {
        Needs(StoreVerbs.AddInteractions);
        Rule rule = new("The store should list whole rows in order while others write.");
        const int Count = 60;

        HashSet<Interaction> all = [.. Enumerable.Range(0, Count * Writers).Select(Numbered)];
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
                rule.Empty(read.Except(all));
                rule.Equal(read.OrderBy(LogPosition.Of), read);
            }
        });

        rule.Equal((Writers - 1) * Count, await Stores.Interactions.ListAsync(Owner).CountAsync());
    }
}
