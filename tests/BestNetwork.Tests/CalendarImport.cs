using RelationshipModel.Network;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;

namespace BestNetwork.Tests;

/// <summary>Imports calendars into a database, again and again. All runs take place on 1 July 2024.</summary>
public abstract class CalendarImport : IDisposable
{
    private protected const string Organised =
        "SUMMARY:Dinner\nORGANIZER:mailto:mara@home.example\nATTENDEE;PARTSTAT=ACCEPTED:mailto:jonas@feld.example";

    private protected const string ToCome = "DTSTART:20240801T180000Z", Past = "DTSTART:20240510T160000Z";
    private protected const string Weekly = "DTSTART:20240620T180000Z\nRRULE:FREQ=WEEKLY;COUNT=5";

    private int _files;

    private protected TemporaryFolder Folder { get; } = new();

    private protected string Database => Folder.Of("mine.db");

    private protected static string Event(string lines, string uid = "dinner") =>
        $"BEGIN:VEVENT\nUID:{uid}\n{lines}\nEND:VEVENT\n";

    private protected static string Calendar(params string[] events) =>
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{string.Concat(events)}END:VCALENDAR\n";

    private protected async Task<Run> ImportAsync(string calendar, params string[] more)
    {
        Run run = await Run.Of(["import", Folder.With($"{++_files}.ics", calendar), "--db", Database, "--me", MyRecords.Me,
            .. more]);
        Assert.Equal(0, run.ExitCode);
        return run;
    }

    private protected async Task<string[]> GatheringsAsync(string owner = "me")
    {
        using SqliteStore store = new(Database);
        return await new RelationshipNetwork(new(owner), NetworkStores.Of(store),
            Run.Clock).Gatherings.ListAsync(TestContext.Current.CancellationToken)
            .Select(static gathering => gathering.Id.Value).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    private protected async Task<string[]> InteractionsAsync(string owner = "me")
    {
        using SqliteStore store = new(Database);
        return await new RelationshipNetwork(new(owner), NetworkStores.Of(store), Run.Clock)
            .ListInteractionsAsync(cancellationToken: TestContext.Current.CancellationToken)
            .Select(static interaction => interaction.Id.Value).ToArrayAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
