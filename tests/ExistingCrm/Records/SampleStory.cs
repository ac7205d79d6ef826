using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Network;

namespace ExistingCrm.Records;

/// <summary>
/// The sample story, as two of its persons keep it: Mara in Berlin, and Bettina, who writes to her from Nairobi. It is moved by
/// whole days, so that it ends today. No person in it is real.
/// </summary>
internal static class SampleStory
{
    private static readonly LocalDate LastDay = new(2026, 6, 30);

    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["in_person"] = "meeting",
        ["video"] = "video",
        ["voice"] = "call",
        ["letter"] = "letter",
        ["message"] = "chat",
        ["email"] = "email",
    };

    internal static async Task WriteAsync(IServiceProvider services)
    {
        CrmContext crm = services.GetRequiredService<CrmContext>();
        await crm.Database.EnsureCreatedAsync();
        if (await crm.Users.AnyAsync()) return;
        int days = Period.DaysBetween(LastDay, services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date);
        User mara = new() { Login = "mara", Name = "Mara Lindqvist", Zone = "Europe/Berlin" };
        User bettina = new() { Login = "bettina", Name = "Bettina Krause-Oduya", Zone = "Africa/Nairobi" };
        crm.Users.AddRange(mara, bettina);
        await crm.SaveChangesAsync();
        Dictionary<string, Person> contacts = await WriteActivitiesAsync(crm, mara, days);
        await WriteActivitiesAsync(crm, bettina, days);
        RelationshipNetwork network =
            services.GetRequiredService<RelationshipNetworkFactory>().For(OwnerId.From(mara.Id), Zone(mara));
        await WriteCirclesAsync(network, contacts, days);
        await WriteGatheringsAsync(network, contacts, days);
        await WritePromisesAsync(network, contacts, days);
    }

    private static async Task<Dictionary<string, Person>> WriteActivitiesAsync(CrmContext crm, User user, int days)
    {
        Dictionary<string, Dictionary<string, string>> cards = Rows("contacts.csv").ToDictionary(static row => row["contact"]);
        List<Dictionary<string, string>> rows =
            [.. Rows("sample.csv").Where(row => row["sender"] == user.Name || row["recipient"] == user.Name)];
        Dictionary<string, Person> people = rows.SelectMany(static row => new[] { row["sender"], row["recipient"] }).Distinct()
            .Where(name => name != user.Name).ToDictionary(static name => name, name => Card(name, user, cards));
        crm.People.AddRange(people.Values);
        foreach (var rowsOfOne in rows.GroupBy(static row => (At: row["timestamp"], Sender: row["sender"])))
        {
            Dictionary<string, string> row = rowsOfOne.First();
            Activity activity = new()
            {
                UserId = user.Id,
                Kind = Kinds[row["channel"]],
                StartedAt = Moved(row["timestamp"], days).ToDateTimeUtc(),
                Minutes = int.TryParse(row["duration_minutes"], CultureInfo.InvariantCulture, out int minutes) ? minutes : null,
                Direction = row["sender"] == user.Name ? "out" : "in",
                Subject = row["gathering"],
            };
            foreach (string other in rowsOfOne.SelectMany(static each => new[] { each["sender"], each["recipient"] }).Distinct())
                if (people.TryGetValue(other, out Person? person)) activity.People.Add(person);
            crm.Activities.Add(activity);
        }

        await crm.SaveChangesAsync();
        return people;
    }

    private static Person Card(string name, User user, Dictionary<string, Dictionary<string, string>> cards)
    {
        Dictionary<string, string> card = cards.GetValueOrDefault(name) ?? [];
        return new()
        {
            UserId = user.Id,
            Name = name,
            Kind = Text("kind"),
            Birthday = Text("birthday"),
            Place = Text("place"),
            Interests = Text("interests") ?? "",
            Offers = Text("offers") ?? "",
            Needs = Text("needs") ?? "",
        };

        string? Text(string column) => card.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;
    }

    private static async Task WriteCirclesAsync(RelationshipNetwork network, Dictionary<string, Person> contacts, int days)
    {
        List<Dictionary<string, string>> rows = Rows("circles.csv");
        await network.Circles.SaveAsync([
            .. rows.DistinctBy(static row => row["circle"]).Select(static row => new Circle(
                new(row["circle"]), row["circle"], Enum.Parse<CirclePurpose>(row["purpose"], ignoreCase: true))
            {
                Cadence = Cadence.Every(PeriodPattern.Roundtrip.Parse(row["cadence"]).Value),
                Capacity = int.TryParse(row["capacity"], CultureInfo.InvariantCulture, out int capacity) ? capacity : null,
            })]);
        await network.Memberships.SaveAsync([
            .. rows.Select(row => new CircleMembership(
                new(row["circle"]), ContactId.From(contacts[row["contact"]].Id), Day(row["since"], days)!.Value,
                Day(row["until"], days)))]);
    }

    private static async Task WriteGatheringsAsync(RelationshipNetwork network, Dictionary<string, Person> contacts, int days) =>
        await network.Gatherings.SaveAsync([
            .. Rows("gatherings.csv").Select(row => new Gathering(
                new(row["gathering"]), row["gathering"], Moved(row["at"], days),
                row["attendees"].Split(';').Where(contacts.ContainsKey).Select(name => ContactId.From(contacts[name].Id)))
            {
                Length = Duration.FromHours(int.Parse(row["hours"], CultureInfo.InvariantCulture)),
                Place = row["place"],
            })]);

    private static async Task WritePromisesAsync(RelationshipNetwork network, Dictionary<string, Person> contacts, int days)
    {
        DateTimeZone zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        await network.FollowUps.SaveAsync([
            .. Rows("follow-ups.csv").Select(row =>
            {
                FollowUp promise = new(
                    new(row["id"]), Enum.Parse<TieSide>(row["by"], ignoreCase: true),
                    ContactId.From(contacts[row["contact"]].Id), zone.AtStartOfDay(Day(row["promised"], days)!.Value).ToInstant())
                {
                    What = row["what"],
                    Due = Day(row["due"], days),
                };
                return Day(row["closed"], days) is { } closed
                    ? promise.Close(Enum.Parse<FollowUpOutcome>(row["outcome"], ignoreCase: true),
                        zone.AtStartOfDay(closed).ToInstant())
                    : promise;
            })]);
    }

    private static DateTimeZone Zone(User user) => DateTimeZoneProviders.Tzdb[user.Zone];

    private static Instant Moved(string text, int days) =>
        InstantPattern.ExtendedIso.Parse(text).Value + Duration.FromDays(days);

    private static LocalDate? Day(string text, int days) =>
        text.Length == 0 ? null : LocalDatePattern.Iso.Parse(text).Value.PlusDays(days);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using StreamReader reader = new(typeof(SampleStory).Assembly.GetManifestResourceStream(file)!);
        string[] header = reader.ReadLine()!.Split(',');
        List<Dictionary<string, string>> rows = [];
        while (reader.ReadLine() is { } line)
            rows.Add(header.Zip(line.Split(',')).ToDictionary(static cell => cell.First, static cell => cell.Second));
        return rows;
    }
}
