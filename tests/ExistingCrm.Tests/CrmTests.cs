using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;

namespace ExistingCrm.Tests;

/// <summary>The answers for the CRM's users, from what its own screens wrote.</summary>
public sealed class CrmTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 7, 1, 9, 0);

    private static ServiceProvider Host(Crm crm)
    {
        ServiceCollection services = new();
        services.AddSingleton<IClock>(new FakeClock(Now)).AddSingleton(crm);
        services.AddRelationshipModel().UseStore<CrmStore>();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    private static Crm Filled()
    {
        Crm crm = new("mina", "otto");
        long ada = crm.AddContact("mina", "Ada Amsel", "chess, choirs"),
            ben = crm.AddContact("mina", "Ben Birke", "chess, sailing");
        long cem = crm.AddContact("mina", "Cem Celik", "sailing"), dia = crm.AddContact("otto", "Dia Dorn", "chess");
        for (int month = 1; month <= 12; month++)
        {
            crm.AddActivity("mina", "meeting", $"2025-{month:D2}-03T17:00:00Z", 90, "out", "Tea", ada);
            crm.AddActivity("mina", "email", $"2025-{month:D2}-03T20:30:00Z", null, "in", "Re: plans", ada);
            crm.AddActivity("mina", "call", $"2019-{month:D2}-20T19:00:00Z", 120, month % 2 == 0 ? "out" : "in", "Long call",
                cem);
        }

        for (int month = 1; month <= 4; month++)
            crm.AddActivity("mina", "meeting", $"2026-{month:D2}-03T17:00:00Z", 90, "in", "Tea", ada);
        for (int week = 0; week < 8; week++)
            crm.AddActivity("mina", "call", $"2026-{5 + week / 4:D2}-{2 + 7 * (week % 4):D2}T10:00:00Z", 30, "out", "Weekly",
                ben);
        crm.AddActivity("otto", "letter", "2026-06-01T00:00:00Z", null, "in", "A letter", dia);
        return crm;
    }

    [Fact]
    public async Task Scores_revisits_and_introductions_come_from_what_the_CRM_wrote()
    {
        using Crm crm = Filled();
        await using ServiceProvider host = Host(crm);
        await using AsyncServiceScope scope = host.CreateAsyncScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(new("mina"));

        StringWriter text = new() { NewLine = "\n" };
        Dictionary<ContactId, string> names = await network.Contacts.ListAsync()
            .ToDictionaryAsync(contact => contact.Id, contact => contact.Name);
        await foreach (RelationshipScore score in network.ScoreAllAsync())
            await text.WriteLineAsync(
                FormattableString.Invariant(
                    $"{names[score.Tie.Contact]}: {score.Strength:F3}, {score.Status}, {score.InteractionCount} times"));
        foreach (RevisitSuggestion revisit in (await network.PlanRevisitsAsync()).Suggestions)
            await text.WriteLineAsync($"Revisit {names[revisit.Contact]} ({revisit.Pool})");
        foreach (IntroductionSuggestion introduction in await network.SuggestIntroductionsAsync())
            await text.WriteLineAsync($"Introduce {names[introduction.Pair.First]} and {names[introduction.Pair.Second]}");

        await Snapshot.Verify(text.ToString());
    }

    [Fact]
    public async Task Users_see_their_own_contacts_alone()
    {
        using Crm crm = Filled();
        await using ServiceProvider host = Host(crm);
        await using AsyncServiceScope scope = host.CreateAsyncScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(new("otto"));

        Assert.Equal(["4"], await network.ScoreAllAsync().Select(score => score.Tie.Contact.Value).ToListAsync());
    }

    [Fact]
    public void The_store_has_less_than_190_lines_of_code()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "ExistingCrm.Tests", "CrmStore.cs"));

        Assert.InRange(lines.Count(line => !string.IsNullOrWhiteSpace(line)), 50, 189);
    }
}
