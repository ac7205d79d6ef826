#pragma warning disable IDE0005 // The usings are those of the page.
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;
using RelationshipModel.Wording;

namespace RelationshipModel.Testing.Tests.Sources;

#pragma warning disable IDE0040 // The code is that of the page.
/// <summary>Holds the source that the package's page shows to the suite, and the page to this code.</summary>
public sealed class ReadmeSourceTests : NetworkSourceConformance
{
    protected override OwnerId Owner => OwnerId.From(7);

    protected override ValueTask<INetworkSource> OpenAsync() => new(new CrmSource(new()));

    [Fact]
    public async Task Readme_Program_IsThisOne()
    {
        ServiceCollection services = new();
        services.AddScoped<Crm>();
        services.AddRelationshipModel().UseSource<CrmSource>().UseInMemoryStore();
        using ServiceProvider provider = services.BuildServiceProvider();
        using IServiceScope scope = provider.CreateScope();
        RelationshipNetwork network = scope.ServiceProvider.GetRequiredService<RelationshipNetworkFactory>().For(OwnerId.From(7));
        Instant today = Instant.FromUtc(2026, 7, 1, 12, 0);

        // The store beside the source keeps what your tables have no place for, such as promises.
        FollowUp promise = new(new("1"), TieSide.Owner, ContactId.From(2), today - Duration.FromDays(30))
        {
            What = "the sea chart",
            Due = new LocalDate(2026, 6, 20),
        };
        await network.FollowUps.SaveAsync(promise);

        Dictionary<ContactId, string> names =
            await network.Contacts.ListAsync().ToDictionaryAsync(row => row.Id, row => row.Name);
        await foreach (RelationshipScore score in network.ScoreAllAsync(today))
            Console.WriteLine($"{NameOf(score.Tie.Contact)}: {score.Warmth}, {score.Status}. {InWords(score.Reasons)}");
        foreach (RevisitSuggestion revisit in (await network.PlanRevisitsAsync(asOf: today)).Suggestions)
            Console.WriteLine($"Reach out to {NameOf(revisit.Contact)}. {InWords(revisit.Reasons)}");
        foreach (IntroductionSuggestion introduction in await network.SuggestIntroductionsAsync(asOf: today))
            foreach (ContactId one in (ContactId[])[introduction.Pair.First, introduction.Pair.Second])
                Console.WriteLine($"Introduce {NameOf(one)}, who may hear: {InWords(introduction.ReasonsFor(one))}");

        string InWords(IEnumerable<Reason> reasons) => string.Join(' ', Language.English.RenderAll(reasons, NameOf));

        string NameOf(ContactId contact) => names.GetValueOrDefault(contact, "somebody");

        ReadmeCode.IsRunBy("", block: 1);
    }

    sealed record Customer(int Id, int UserId, string Name, DateOnly? Born, bool IsFamily, string[] Offers, string[] Needs);
    sealed record Activity(int Id, int UserId, int CustomerId, DateTimeOffset At, string Kind, bool IsIncoming, int? Minutes);

    sealed class Crm
    {
        public List<Customer> Customers { get; } =
        [
            new(1, 7, "Ada", new(1984, 7, 4), IsFamily: true, Offers: ["sailing lessons"], Needs: []),
            new(2, 7, "Ben", null, IsFamily: false, Offers: [], Needs: ["sailing lessons"]),
        ];

        public List<Activity> Activities { get; } =
        [
            .. Enumerable.Range(0, 6).Select(i => new Activity(10 + i, 7, 1, At(29 - 30 * i), "visit", i % 2 == 0, 180)),
            .. Enumerable.Range(0, 6).Select(i => new Activity(20 + i, 7, 2, At(-90 - 30 * i), "call", i % 2 == 0, 40)),
        ];

        private static DateTimeOffset At(int days) =>
            new DateTimeOffset(2026, 6, 1, 18, 0, 0, TimeSpan.FromHours(2)).AddDays(days);
    }

    sealed class CrmSource(Crm crm) : INetworkSource
    {
        public IAsyncEnumerable<Contact> ListContactsAsync(
            OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken) =>
            Rows(crm.Customers, row => row.UserId, owner, cancellationToken).Select(ToContact)
                .Where(contact => ids is null || ids.Contains(contact.Id)).ToAsyncEnumerable();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, ContactId contact, CancellationToken cancellationToken) =>
            Rows(crm.Activities, row => row.UserId, owner, cancellationToken).Select(ToInteraction)
                .Where(interaction => interaction.Contacts.Contains(contact)).ToAsyncEnumerable();

        public IAsyncEnumerable<Interaction> ListInteractionsAsync(
            OwnerId owner, Instant since, CancellationToken cancellationToken) =>
            Rows(crm.Activities, row => row.UserId, owner, cancellationToken).Select(ToInteraction)
                .Where(interaction => interaction.At >= since).ToAsyncEnumerable();

        private static Contact ToContact(Customer row) => new(ContactId.From(row.Id), row.Name)
        {
            Kind = row.IsFamily ? TieKind.Kin : TieKind.None,
            Birthday = row.Born is { } born ? new AnnualDate(born.Month, born.Day) : null,
            Offers = row.Offers,
            Needs = row.Needs,
        };

        private static Interaction ToInteraction(Activity row)
        {
            ContactId customer = ContactId.From(row.CustomerId);
            Channel channel = row.Kind switch { "visit" => Channel.InPerson, "call" => Channel.Voice, _ => Channel.Email };
            return Interaction.FromDateTimeOffset(InteractionId.From(row.Id), row.At, channel, customer) with
            {
                Initiator = row.IsIncoming ? Initiator.Of(customer) : Initiator.Owner,
                Length = row.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null,
            };
        }

        private static IEnumerable<T> Rows<T>(
            IEnumerable<T> table, Func<T, int> userOf, OwnerId owner, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return owner.TryToInt32(out int user) ? table.Where(row => userOf(row) == user) : [];
        }
    }
}
