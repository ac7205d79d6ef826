using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ExistingCrm.Tests;

/// <summary>All that it takes for the CRM's contacts and activities to be scored. What has no column goes
/// into the CRM's custom fields.</summary>
public sealed class CrmStore(Crm crm) : IContactStore, IInteractionStore
{
    private sealed record Person(
        string[] Interests, string[] Offers, string[] Needs, int Kind, string? Place, int Not, string? Snoozed,
        string?[][] States, string?[][] Closeness, int Role);

    private sealed record Episode(int HeadCount, string? By, bool IsReply, string? Length, int Depth, int[][] Supports,
        int? AfterFeel, string? Gathering);

    private const string Delete = $"DELETE FROM activities WHERE {One}";
    private const string Of = "user_id = (SELECT id FROM users WHERE login = $0)", Id = "coalesce(external_id, CAST(id AS TEXT))",
        One = $"{Of} AND {Id} = $1";
    private const string Contacts = $"SELECT {Id}, name, birthday, tags, custom_fields FROM contacts WHERE {Of}";
    private const string Activities = $"""
        SELECT {Id}, kind, started_at, minutes, direction, custom_fields, (
            SELECT json_group_array(coalesce(c.external_id, CAST(c.id AS TEXT), p.address)) FROM participants AS p LEFT JOIN contacts AS c ON c.id = p.contact_id
            WHERE p.activity_id = activities.id)
        FROM activities WHERE {Of}
        """;

    // In the order of Channel.
    private static readonly string[] Kinds = ["other", "meeting", "video", "call", "letter", "chat", "email", "like"];
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.FFFFFFFFF'Z'");

    ValueTask<Contact?> IRecordStore<ContactId, Contact>.FindAsync(OwnerId owner, ContactId id, CancellationToken cancel) =>
        new(crm.Query($"{Contacts} AND {Id} = $1", ContactOf, [Text(owner), Text(id)], cancel).FirstOrDefault());

    IAsyncEnumerable<Contact> IRecordStore<ContactId, Contact>.ListAsync(OwnerId owner, CancellationToken cancel) =>
        Rows(Text(owner), user => crm.Query(Contacts, ContactOf, [user], cancel).OrderBy(contact => contact.Id), cancel);

    ValueTask IRecordStore<ContactId, Contact>.SaveAsync(OwnerId owner, IReadOnlyCollection<Contact> contacts,
        CancellationToken cancel)
    {
        Refuse(contacts);
        string user = Text(owner);
        string update = $"UPDATE contacts SET name = $2, birthday = $3, custom_fields = $4 WHERE {One}";
        string insert =
            "INSERT INTO contacts (user_id, external_id, name, birthday, custom_fields) SELECT id, $1, $2, $3, $4 FROM users "
                + "WHERE login = $0";
        return new(
            crm.TransactAsync(run => contacts.Select(contact => Row(user, contact))
                .Sum(row => run(update, row) > 0 ? 1 : run(insert, row)), cancel));
    }

    ValueTask IRecordStore<ContactId, Contact>.RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> ids,
        CancellationToken cancel)
    {
        object?[][] keys = [.. ids.Select(id => new[] { Text(owner), Text(id) })];
        string detach =
            $"UPDATE participants SET address = $1, contact_id = NULL WHERE contact_id IN (SELECT id FROM contacts WHERE {One})";
        return new(crm.TransactAsync(run => keys.Sum(key => run(detach, key) + run($"DELETE FROM contacts WHERE {One}", key)),
            cancel));
    }

    ValueTask<Interaction?> IRecordStore<InteractionId, Interaction>.FindAsync(OwnerId owner, InteractionId id,
        CancellationToken cancel) =>
        new(crm.Query($"{Activities} AND {Id} = $1", ActivityOf, [Text(owner), Text(id)], cancel).FirstOrDefault());

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, LogPosition? after, CancellationToken cancel) =>
        Rows(Text(owner), user => Log(user, cancel).Where(i => after is null || LogPosition.Of(i).CompareTo(after.Value) > 0),
            cancel);

    IAsyncEnumerable<Interaction> IInteractionStore.ListAsync(OwnerId owner, ContactId contact, CancellationToken cancel) =>
        Rows(Text(owner), user => Log(user, cancel).Where(i => i.Contacts.Contains(contact)), cancel, Text(contact));

    ValueTask<int> IInteractionStore.AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancel)
    {
        Refuse(interactions);
        string user = Text(owner);
        return new(
            crm.TransactAsync(
                run => interactions.Count(
                    i => !cancel.IsCancellationRequested ? Insert(run, user, i) : throw new OperationCanceledException(cancel)),
                    cancel));
    }

    ValueTask IRecordStore<InteractionId, Interaction>.SaveAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
        CancellationToken cancel)
    {
        Refuse(interactions);
        return new(
            crm.TransactAsync(
                run => interactions.Sum(i => run(Delete, [Text(owner), Text(i.Id)]) + (Insert(run, Text(owner), i) ? 1 : 0)),
                cancel));
    }

    ValueTask IRecordStore<InteractionId, Interaction>.RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> ids,
        CancellationToken cancel)
    {
        object?[][] keys = [.. ids.Select(id => new[] { Text(owner), Text(id) })];
        return new(crm.TransactAsync(run => keys.Sum(key => run(Delete, key)), cancel));
    }

    private IEnumerable<Interaction> Log(string user, CancellationToken cancel) =>
        crm.Query(Activities, ActivityOf, [user], cancel).OrderBy(LogPosition.Of);

    private static bool Insert(Func<string, object?[], int> run, string user, Interaction i)
    {
        Episode episode = new(
            i.HeadCount, i.Initiator.Contact?.Value, i.IsReply, i.Length is { } length
                ? DurationPattern.Roundtrip.Format(length) : null, (int)i.Depth,
            [.. i.Supports.Select(s => new[] { (int)s.By, (int)s.Kind })], i.AfterFeel, i.Gathering?.Value);
        string? direction = i.Initiator.Side == TieSide.Owner ? "out" : i.Initiator.Contact is null ? null : "in";
        bool isNew = run(
            $"""
            INSERT INTO activities (user_id, external_id, kind, started_at, direction, custom_fields)
            SELECT id, $1, $2, $3, $4, $5 FROM users WHERE login = $0 AND NOT EXISTS (SELECT 1 FROM activities WHERE {One})
            """, [user, Text(i.Id), Kinds[(int)i.Channel], Time.Format(i.At), direction, JsonSerializer.Serialize(episode)]) > 0;
        string insert = $"INSERT INTO participants SELECT max(id), (SELECT id FROM contacts WHERE {One}), $1 FROM activities";
        foreach (ContactId contact in i.Contacts.Where(_ => isNew)) run(insert, [user, Text(contact)]);
        return isNew;
    }

    private static object?[] Row(string user, Contact contact)
    {
        Person person = new(
            [.. contact.Interests], [.. contact.Offers], [.. contact.Needs], (int)contact.Kind, contact.Place,
            (int)contact.Restrictions, Text(contact.SnoozedUntil),
            [.. contact.States.Select(s => new[] { $"{(int)s.State}", Text(s.Since), Text(s.Until) })],
            [.. contact.Closeness.Select(c => new[] { $"{(int)c.Closeness}", Text(c.On), $"{(int)c.Meaning}" })],
            (int)contact.SupportRole);
        return [user, Text(contact.Id), contact.Name, contact.Birthday is { } day ? AnnualDatePattern.Iso.Format(day) : null,
            JsonSerializer.Serialize(person)];
    }

    private static Contact ContactOf(SqliteDataReader row)
    {
        Contact contact = new(new(row.GetString(0)), row.GetString(1))
        {
            Birthday = row.IsDBNull(2)
            ? null : AnnualDatePattern.Iso.Parse(row.GetString(2)).Value
        };
        if (row.IsDBNull(4)) return row.IsDBNull(3) ? contact : contact with { Interests = row.GetString(3).Split(", ") };
        Person person = JsonSerializer.Deserialize<Person>(row.GetString(4))!;
        contact = contact with
        {
            Interests = person.Interests,
            Offers = person.Offers,
            Needs = person.Needs,
            Kind = (TieKind)person.Kind,
            Place = person.Place
        };
        contact = contact with
        {
            Restrictions = (ContactRestrictions)person.Not,
            SnoozedUntil = Day(person.Snoozed),
            SupportRole = (SupportRole)person.Role
        };
        return contact with
        {
            States = [
                .. person.States.Select(s => new StatedState((ContactState)int.Parse(s[0]!, null), Day(s[1])!.Value, Day(s[2])))],
            Closeness = [.. person.Closeness.Select(
                c => new StatedCloseness((Closeness)int.Parse(c[0]!, null), Day(c[1])!.Value,
                    (ClosenessMeaning)int.Parse(c[2]!, null)))],
        };
    }

    private static Interaction ActivityOf(SqliteDataReader row)
    {
        IEnumerable<ContactId> contacts = JsonSerializer.Deserialize<string[]>(row.GetString(6))!.Select(id => new ContactId(id));
        Interaction i = new(new(row.GetString(0)), Time.Parse(row.GetString(2)).Value,
            (Channel)Array.IndexOf(Kinds, row.GetString(1)), contacts);
        Initiator initiator = row.IsDBNull(4) ? Initiator.Unknown : row.GetString(4) == "out"
            ? Initiator.Owner : Initiator.Of(i.Contacts[0]);
        if (row.IsDBNull(5))
            return i with { Initiator = initiator, Length = row.IsDBNull(3) ? null : Duration.FromMinutes(row.GetInt32(3)) };
        Episode e = JsonSerializer.Deserialize<Episode>(row.GetString(5))!;
        i = i with
        {
            HeadCount = e.HeadCount,
            Initiator = e.By is null ? initiator : Initiator.Of(new(e.By)),
            IsReply = e.IsReply,
            Depth = (Depth)e.Depth
        };
        return i with
        {
            AfterFeel = e.AfterFeel,
            Length = e.Length is null ? null : DurationPattern.Roundtrip.Parse(e.Length).Value,
            Gathering = e.Gathering is null ? null : new GatheringId(e.Gathering),
            Supports = [.. e.Supports.Select(s => new Support((TieSide)s[0], (SupportKind)s[1]))],
        };
    }

    private static async IAsyncEnumerable<T> Rows<T>(string user, Func<string, IEnumerable<T>> read,
        [EnumeratorCancellation] CancellationToken cancel, string? _ = null)
    {
        foreach (T row in read(user))
        {
            cancel.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static void Refuse<T>(IReadOnlyCollection<T> batch) => _ = batch is null || batch.Contains(default!)
        ? throw new ArgumentNullException(nameof(batch)) : 0;

    private static string Text(object id) => id.ToString() is { Length: > 0 } text
        ? text : throw new ArgumentException("A default id names nothing.");

    private static string? Text(LocalDate? day) => day is { } given ? LocalDatePattern.Iso.Format(given) : null;

    private static LocalDate? Day(string? day) => day is null ? null : LocalDatePattern.Iso.Parse(day).Value;
}
