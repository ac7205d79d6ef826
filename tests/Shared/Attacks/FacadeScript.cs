using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Attacks;

/// <summary>Calls of a network, one after another, that write in every way there is, and all that is kept after them as
/// text.</summary>
public static class FacadeScript
{
    private const int First = 90, Later = 20;

    /// <summary>The owner of the network where no other is named.</summary>
    public static readonly OwnerId Owner = new("owner");

    /// <summary>A contact of whom nothing may be left when all calls were made.</summary>
    public static readonly ContactId Erased = new("who-is-to-be-forgotten");

    private static readonly Instant Now = Instant.FromUtc(2024, 6, 30, 12, 0);
    private static readonly string[] Names = ["ada", "ada@example.org", "ben", "cem", "dia", Erased.Value];
    private static readonly CircleId Table = new("table");
    private static readonly GatheringId Supper = new("supper");
    private static readonly FollowUp Promise = new(new("book"), TieSide.Owner, new("ben"), Now - Duration.FromDays(30));

    /// <summary>Gets the calls, in order.</summary>
    public static IReadOnlyList<FacadeCall> Calls { get; } =
    [
        Write("record", static network => network.RecordAsync([.. Enumerable.Range(0, First).Select(At)])),
        Write("contacts", static network => network.Contacts.SaveAsync([.. Names.Select(ContactOf)])),
        Write("circle", static network => network.Circles.SaveAsync(new Circle(Table, "Table", CirclePurpose.Restore))),
        Write("memberships", static network => network.Memberships.SaveAsync(
            [.. Names.Select(static name => new CircleMembership(Table, new(name), new(2023, 1, 1)))])),
        Write("gathering", static network => network.Gatherings.SaveAsync(
            new Gathering(Supper, "Supper", Now - Duration.FromDays(40), Ids))),
        Write("promise", static network => network.FollowUps.SaveAsync(Promise)),
        Write("note", static network => network.Notes.SaveAsync(
            [.. Names.Select(static (name, i) => new Note(new($"n{i}"), new(name), Now, "Likes tea."))])),
        Write("belief", static network => network.Acquaintances.SaveAsync(
            new Acquaintance(new(new("ben"), Erased), AcquaintanceState.Acquainted))),
        Write("introduction", static network => network.Introductions.SaveAsync(
            Introduction.Begin(new("ben-dia"), new("ben"), new("dia"), Now - Duration.FromDays(9)))),
        Ask("scores", static network => network.ScoreAllAsync().CountAsync().AsTask()),
        Write("record more", static network => network.RecordAsync([.. Enumerable.Range(First, Later).Select(At)])),
        Write("edit", static network => network.SaveInteractionAsync(Edited)),
        Write("remove", static network => network.RemoveInteractionAsync(At(8).Id)),
        Write("directions", static network => network.SaveRecordedDirectionsAsync(RecordedDirections.Both)),
        Write("merge", static network => network.AcceptMergeAsync(new("ada"), new("ada@example.org"))),
        Ask("revisits", static network => network.PlanRevisitsAsync().AsTask()),
        Ask("introductions", static network => network.SuggestIntroductionsAsync().AsTask()),
        Write("introduce", static network => network.TakeIntroductionStepAsync(new("ben-dia"), Made, new("made"))),
        Write("retention", static network => network.ForgetBeforeAsync(Period.FromMonths(9))),
        Ask("scores after retention", static network => network.ScoreAllAsync().CountAsync().AsTask()),
        Write("keep a promise", static network => network.FollowUps.ChangeAsync(Promise.Id,
            static kept => kept?.Close(FollowUpOutcome.Kept, Now))),
        Write("erase", static network => network.EraseContactAsync(Erased)),
        Ask("scores after erasure", static network => network.ScoreAllAsync().CountAsync().AsTask()),
        Write("record who was erased", static network => network.RecordAsync(
            [.. Enumerable.Range(First + Later, Later).Select(At).Where(static i => i.At > Now - Duration.FromDays(200))])),
    ];

    private static IEnumerable<ContactId> Ids => Names.Select(static name => new ContactId(name));

    private static Interaction Edited =>
        new(At(9).Id, Now - Duration.FromDays(2), Channel.Voice, new ContactId("cem")) { Length = Duration.FromMinutes(7) };

    /// <summary>The network that is written.</summary>
    public static RelationshipNetwork Network(NetworkStores stores, OwnerId? owner = null) =>
        new(owner ?? Owner, stores, new StoppedClock());

    /// <summary>All that is kept, as text.</summary>
    public static async Task<string> RowsAsync(NetworkStores stores, OwnerId? given = null)
    {
        OwnerId owner = given ?? Owner;
        StringBuilder text = new();
        await AddAsync(stores.Contacts.ListAsync(owner));
        await AddAsync(stores.Interactions.ListAsync(owner));
        await AddAsync(stores.Circles!.ListAsync(owner));
        await AddAsync(stores.Memberships!.ListAsync(owner));
        await AddAsync(stores.Gatherings!.ListAsync(owner));
        await AddAsync(stores.FollowUps!.ListAsync(owner));
        await AddAsync(stores.Notes!.ListAsync(owner));
        await AddAsync(stores.Acquaintances!.ListAsync(owner));
        await AddAsync(stores.Introductions!.ListAsync(owner));
        await AddAsync(stores.Merges!.ListAsync(owner));
        foreach (ContactId contact in Ids) await AddAsync(stores.Interactions.ListAsync(owner, contact));
        await foreach (KeptTie tie in stores.TieStates!.ListTiesAsync(owner, withPeople: false))
            if (!tie.Past.IsEmpty)
                text.Append(CultureInfo.InvariantCulture, $"{tie.Contact} {Convert.ToHexString(tie.Past.Span)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{await stores.TieStates.FindHorizonAsync(owner)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{await stores.RecordedDirections!.FindAsync(owner)}\n");
        text.AppendJoin(' ', await stores.ErasureRecords!.FindAsync(owner, [.. Ids]));
        return text.ToString();

        async Task AddAsync<T>(IAsyncEnumerable<T> rows)
        {
            await foreach (T row in rows) text.Append(JsonSerializer.Serialize(row)).Append('\n');
            text.Append('\n');
        }
    }

    /// <summary>The answers to questions, as text.</summary>
    public static async Task<string> AnswersAsync(NetworkStores stores, OwnerId? owner = null)
    {
        RelationshipNetwork network = Network(stores, owner);
        StringBuilder text = new();
        await foreach (RelationshipScore score in network.ScoreAllAsync())
            text.Append(CultureInfo.InvariantCulture, $"{score.Tie.Contact} {JsonSerializer.Serialize(score)}\n");
        text.Append(JsonSerializer.Serialize(await network.PlanRevisitsAsync())).Append('\n');
        text.Append(JsonSerializer.Serialize(await network.SuggestIntroductionsAsync())).Append('\n');
        text.Append(JsonSerializer.Serialize(await network.ReviewCirclesAsync())).Append('\n');
        return text.ToString();
    }

    private static FacadeCall Write(string name, Func<RelationshipNetwork, ValueTask> call) =>
        new(name, IsQuestion: false, network => call(network).AsTask());

    private static FacadeCall Write<T>(string name, Func<RelationshipNetwork, ValueTask<T>> call) =>
        new(name, IsQuestion: false, network => call(network).AsTask());

    private static FacadeCall Ask(string name, Func<RelationshipNetwork, Task> call) => new(name, IsQuestion: true, call);

    private static Introduction Made(Introduction kept) => kept.Stage == IntroductionStage.Draft
        ? kept.AskFirst(Now).AcceptFirst(Now).AskSecond(Now).AcceptSecond(Now).Make(Now) : kept;

    private static Contact ContactOf(string name, int number) => new(new(name), $"Name of {name}")
    {
        Needs = number % 2 == 0 ? ["chess"] : [],
        Offers = number % 2 == 1 ? ["chess"] : [],
    };

    private static Interaction At(int number)
    {
        Instant at = Now - Duration.FromDays(1 + (number * 37 % 500)) - Duration.FromMinutes(number);
        ContactId[] with =
            [.. new[] { number, (number * number) + 1 }.Select(static i => new ContactId(Names[i % Names.Length])).Distinct()];
        return new(new($"i{number:D3}"), at, (Channel)(number % 7), with)
        {
            Initiator = number % 3 == 0 ? Initiator.Owner : Initiator.Of(with[0]),
            Gathering = number % 11 == 0 ? Supper : null,
            Length = number % 4 == 0 ? Duration.FromMinutes(number) : null,
        };
    }

    private sealed class StoppedClock : IClock
    {
        public Instant GetCurrentInstant() => Now;
    }
}
