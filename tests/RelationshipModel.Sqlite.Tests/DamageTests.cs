using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Testing;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>A file in which something changed that nobody wrote: it is told, with the table and the key, and never scored. What
/// the log gives again is folded again.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Contacts = 40, Interactions = 2000, Seed = 20;

    private static readonly OwnerId Owner = new("owner");
    private static readonly Instant Now = Instant.FromUtc(2024, 6, 30, 12, 0);

    private static readonly int Flips = Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_FLIPS") is { } flips
        ? int.Parse(flips, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("CI") is null ? 60 : 150;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string File => _folder.File();

    [Fact]
    public async Task Questions_OneByteOfTheFileFlipped_AreAnsweredAsBeforeOrToldOfDamage()
    {
        await SaveAsync();
        Dictionary<string, string> expected = await AnswersOfSoundAsync();
        byte[] sound = await System.IO.File.ReadAllBytesAsync(File, Cancel);
        Random random = new(Seed);
        List<string> faults = [];
        int told = 0;
        for (int i = 0; i < Flips; i++)
        {
            byte[] damaged = [.. sound];
            int place = random.Next(damaged.Length);
            byte mask = (byte)(i % 2 == 0 ? 1 << random.Next(8) : 1 + random.Next(255));
            damaged[place] ^= mask;
            await System.IO.File.WriteAllBytesAsync(File, damaged, Cancel);
            Dictionary<string, string> answers = await AnswersAsync();
            if (answers.ContainsValue(Told)) told++;
            foreach ((string question, string answer) in answers)
                if (answer != Told && answer != expected[question])
                    faults.Add($"byte {place} ^ {mask}: {question}: {Difference(expected[question], answer)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Flips} flips, {told} told");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.InRange(told, Flips / 20, Flips);
    }

    [Fact]
    public async Task Questions_KeptStateDamaged_AreAnsweredAsBeforeAndTheStateIsKeptAgain()
    {
        await SaveAsync();
        Dictionary<string, string> expected = await AnswersOfSoundAsync();
        Run("UPDATE ties SET state = CAST(substr(state, 1, 40) || x'ff' || substr(state, 42) AS BLOB)");
        Run("UPDATE tie_people SET people = CAST(x'ff' || substr(people, 2) AS BLOB)");

        Assert.Equal(expected, await AnswersAsync());

        using SqliteStore store = new(File);
        await foreach (KeptTie tie in ((ITieStateStore)store).ListTiesAsync(Owner, withPeople: true, Cancel))
            // Those of merged contacts are folded for each question.
            Assert.Equal(tie.Contact == ContactAt(1) || tie.Contact == ContactAt(2), tie.State.IsEmpty);
    }

    [Fact]
    public async Task Questions_WhatWasAddedSinceIsDamaged_FoldTheTieAgain()
    {
        await SaveAsync();
        Dictionary<string, string> expected = await AnswersOfSoundAsync();
        using (SqliteStore store = new(File)) await NetworkStores.Of(store).Interactions.AddAsync(Owner, [At("late", 1)], Cancel);
        Dictionary<string, string> added = await AnswersAsync(new() { ReadOnly = true });
        Assert.NotEqual(expected, added);
        Run("UPDATE ties SET changed_from = changed_from + 100000000 WHERE changed_from IS NOT NULL");

        Assert.Equal(added, await AnswersAsync());
    }

    [Theory]
    [InlineData("UPDATE interactions SET channel = (channel + 1) % 7 WHERE id = 'new 7'", "the table interactions", "(key: new 7)")]
    [InlineData("UPDATE interactions SET contacts = '[' WHERE id = 'new 7'", "the table interactions", "(key: new 7)")]
    [InlineData("UPDATE interactions SET checksum = checksum + 1 WHERE id = 'new 7'", "the table interactions", "(key: new 7)")]
    [InlineData("DELETE FROM interactions WHERE id = 'new 7'", "the table interactions cannot be found", "")]
    [InlineData("UPDATE contacts SET restrictions = 1 WHERE id = 'c-7'", "the table contacts", "(key: c-7)")]
    [InlineData("DELETE FROM contacts WHERE id = 'c-7'", "the table contacts cannot be found", "")]
    [InlineData("DELETE FROM ties WHERE contact = 'c-7'", "the table ties cannot be found", "")]
    [InlineData("UPDATE ties SET past = CAST(past || x'00' AS BLOB) WHERE contact = 'c-7'", "the table ties", "(key: c-7)")]
    [InlineData("UPDATE follow_ups SET outcome = 1 WHERE id = 'f-7'", "the table follow_ups", "(key: f-7)")]
    [InlineData("DELETE FROM follow_ups WHERE id = 'f-7'", "the table follow_ups cannot be found", "")]
    [InlineData("UPDATE owners SET directions = 1", "the table owners", "(key: owner)")]
    public async Task ScoreAllAsync_RowDamagedOrMissing_NamesTableAndKey(string damage, string table, string key)
    {
        await SaveAsync();
        Run("UPDATE ties SET state = NULL");
        foreach (string name in new[] { "contacts", "ties", "follow_ups" }) Run($"DROP TRIGGER {name}_removed");
        Run(damage);
        using SqliteStore store = new(File);

        SqliteStoreException fault = await Assert.ThrowsAsync<SqliteStoreException>(async () =>
            await NetworkOf(store).ScoreAllAsync(cancellationToken: Cancel).CountAsync(Cancel));

        Assert.Equal(SqliteStoreFault.Corrupt, fault.Fault);
        Assert.StartsWith($"The file {File} is damaged: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(table, fault.Message, StringComparison.Ordinal);
        Assert.Contains(key, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await store.CheckAsync(Cancel));
    }

    [Theory]
    [InlineData("DELETE FROM ties WHERE contact = 'c-7'")]
    [InlineData("DELETE FROM contacts WHERE id = 'c-7'")]
    [InlineData("DELETE FROM follow_ups WHERE id = 'f-7'")]
    public async Task ScoreAsync_RowMissing_IsTold(string damage)
    {
        await SaveAsync();
        foreach (string name in new[] { "contacts", "ties", "follow_ups" }) Run($"DROP TRIGGER {name}_removed");
        Run(damage);
        using SqliteStore store = new(File);

        await Assert.ThrowsAsync<SqliteStoreException>(
            async () => await NetworkOf(store).ScoreAsync(new("c-7"), cancellationToken: Cancel));
    }

    [Fact]
    public async Task CheckAsync_FileInUse_FindsNoDamage()
    {
        await SaveAsync();
        using SqliteStore store = new(File);
        RelationshipNetwork network = NetworkOf(store);
        await network.SaveInteractionAsync(At("i7", 9), Cancel);
        await network.RemoveInteractionAsync(new("i8"), Cancel);
        await network.EraseContactAsync(new("c-3"), cancellationToken: Cancel);
        await network.ForgetBeforeAsync(Period.FromMonths(7), cancellationToken: Cancel);
        await network.ScoreAllAsync(cancellationToken: Cancel).CountAsync(Cancel);

        Assert.Empty(await store.CheckAsync(Cancel));
    }

    private const string Told = "told";

    private static RelationshipNetwork NetworkOf(SqliteStore store) => new(Owner, NetworkStores.Of(store), new FakeClock(Now));

    private static ContactId ContactAt(int number) => new($"c-{number}");

    private static Interaction At(string id, int hoursAgo) =>
        new(new(id), Now - Duration.FromHours(hoursAgo), Channel.Voice, ContactAt(7)) { Initiator = Initiator.Owner };

    /// <summary>A network with something of everything, folded, and something added since.</summary>
    private async Task SaveAsync()
    {
        Random random = new(Seed);
        using SqliteStore store = new(File);
        NetworkStores stores = NetworkStores.Of(store);
        await NetworkScenario.Small(Now).SaveToAsync(stores, Owner);
        await stores.Contacts.SaveAsync(Owner,
            [.. Enumerable.Range(0, Contacts).Select(static i => new Contact(ContactAt(i), $"Name {i}")
            {
                Kind = i % 5 == 0 ? TieKind.Sibling : TieKind.Friend,
                Closeness = i % 4 == 0 ? [new(Closeness.CloseFriend, new LocalDate(2023, 1, 1 + i % 28))] : [],
                Needs = i % 3 == 0 ? ["chess"] : [],
                Offers = i % 3 == 1 ? ["chess"] : [],
            })], Cancel);
        await stores.FollowUps!.SaveAsync(Owner,
            [.. Enumerable.Range(0, Contacts).Select(static i => new FollowUp(new($"f-{i}"), TieSide.Owner, ContactAt(i),
                Now - Duration.FromDays(1 + i)) { Due = new LocalDate(2024, 7, 1 + i % 28) })], Cancel);
        await stores.Interactions.AddAsync(Owner, [.. Enumerable.Range(0, Interactions).Select(MadeUp)], Cancel);
        RelationshipNetwork network = NetworkOf(store);
        await network.AcceptMergeAsync(ContactAt(1), ContactAt(2), cancellationToken: Cancel);
        await network.SaveRecordedDirectionsAsync(RecordedDirections.Both, Cancel);
        await network.ForgetBeforeAsync(Period.FromMonths(9), cancellationToken: Cancel);
        await network.SuggestIntroductionsAsync(cancellationToken: Cancel);
        await stores.Interactions.AddAsync(Owner, [.. Enumerable.Range(0, 30).Select(i => At($"new {i}", 1 + i))], Cancel);

        Interaction MadeUp(int i)
        {
            ContactId first = ContactAt(random.Next(Contacts));
            return new(new($"i{i}"), Now - Duration.FromMinutes(3000 + random.Next(60 * 24 * 600)), (Channel)random.Next(7),
                random.Next(5) == 0 ? [.. new[] { first, ContactAt(random.Next(Contacts)) }.Distinct()] : [first])
            {
                Initiator = random.Next(2) == 0 ? Initiator.Owner : Initiator.Of(first),
                Length = random.Next(4) == 0 ? Duration.FromMinutes(random.Next(90)) : null,
            };
        }
    }

    /// <summary>The answers to questions; what the store tells of damage is not compared.</summary>
    private async Task<Dictionary<string, string>> AnswersAsync(SqliteStoreOptions? options = null,
        List<SqliteStoreException>? told = null)
    {
        Dictionary<string, string> answers = [];
        using SqliteStore store = new(File, options);
        RelationshipNetwork network = NetworkOf(store);
        for (int i = 0; i < Contacts; i += 3)
        {
            ContactId contact = ContactAt(i);
            await AddAsync($"score {contact}", async () => Text(await network.ScoreAsync(contact, cancellationToken: Cancel)));
        }

        await AddAsync("all", async () => string.Join('\n',
            (await network.ScoreAllAsync(cancellationToken: Cancel).ToListAsync(Cancel)).Select(Text)));
        await AddAsync("revisits", async () => string.Join('\n',
            (await network.PlanRevisitsAsync(cancellationToken: Cancel)).Suggestions.Select(static s =>
                $"{s.Contact} {s.Value:R} {s.Explanation}")));
        await AddAsync("introductions", async () => string.Join('\n',
            (await network.SuggestIntroductionsAsync(cancellationToken: Cancel)).Select(static s => $"{s.Pair} {s.Score:R}")));
        await AddAsync("circle", async () =>
            string.Join('\n', (await network.ReviewCircleAsync(new("table"), cancellationToken: Cancel)).Members));
        await AddAsync("gathering", async () =>
            string.Join('\n', (await network.ReviewGatheringAsync(new("supper"), cancellationToken: Cancel)).Ties));
        return answers;

        async Task AddAsync(string question, Func<Task<string>> ask)
        {
            try
            {
                answers.Add(question, await ask());
            }
            catch (SqliteStoreException fault)
            {
                answers.Add(question, Told);
                told?.Add(fault);
            }
            catch (Exception fault)
            {
                answers.Add(question, $"{fault.GetType().Name}: {fault}");
            }
        }

        static string Text(RelationshipScore score) => string.Create(CultureInfo.InvariantCulture,
            $"{score.Tie} {score.Strength:R} {score.Bond:R} {score.Status} {score.LastContact} {score.Explanation}");
    }

    private async Task<Dictionary<string, string>> AnswersOfSoundAsync()
    {
        List<SqliteStoreException> told = [];
        Dictionary<string, string> answers = await AnswersAsync(told: told);
        Assert.Empty(told);
        return answers;
    }

    private static string Difference(string expected, string answer)
    {
        int place = expected.AsSpan().CommonPrefixLength(answer);
        int start = Math.Max(0, place - 40);
        return $"...{expected[start..Math.Min(expected.Length, place + 20)]} became ...{answer[start..Math.Min(answer.Length, place + 900)]}";
    }

    private void Run(string sql)
    {
        using SqliteConnection connection = new($"Data Source={File};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _folder.Dispose();
}
