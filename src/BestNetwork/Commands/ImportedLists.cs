using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Network;

namespace BestNetwork.Commands;

/// <summary>Imports the lists that a person keeps beside interactions: contacts, circles, follow-ups and gatherings.</summary>
internal sealed class ImportedLists(DateTimeZone zone, LocalDate today)
{
    /// <summary>The number of new names that are compared with all others, which takes the time of both.</summary>
    private const int MaxCompared = 200;

    private readonly List<PersonalRecords> _lists = [];
    private readonly List<Contact> _new = [];

    /// <summary>Gets the number of rows that were read.</summary>
    internal int Rows { get; private set; }

    /// <summary>Gets the number of circles that were kept.</summary>
    internal int Circles { get; private set; }

    /// <summary>Gets the number of follow-ups that were kept.</summary>
    internal int FollowUps { get; private set; }

    /// <summary>Gets the number of gatherings that were kept.</summary>
    internal int Gatherings { get; private set; }

    /// <summary>Gets the number of contacts about whom something was kept.</summary>
    internal int Contacts { get; private set; }

    /// <summary>Gets the number of rows that earlier imports kept, so that they change nothing.</summary>
    internal int Unchanged { get; private set; }

    /// <summary>Gets the people who are known from these lists alone.</summary>
    internal IReadOnlyList<Contact> New => _new;

    /// <summary>Gets whether anything was read.</summary>
    internal bool HasLists => _lists.Count > 0;

    /// <summary>Gets the number of rows that were left out, since they are about people whom the owner erased.</summary>
    internal int Erased { get; private set; }

    /// <summary>Reads a file if it is such a list, to be kept at the end, when all contacts are known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="skip">Takes the fault of each row that is left out.</param>
    /// <returns>Whether it is one.</returns>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    internal bool Read(string path, Action<SourceFault> skip)
    {
        if (!path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || RecordFiles.Read(path, zone, today, skip) is not { } records)
            return false;
        _lists.Add(records);
        Rows += records.Contacts.Count + records.Memberships.Count + records.FollowUps.Count + records.Gatherings.Count;
        return true;
    }

    /// <summary>Keeps what was read. A name means the contact of that name, if only one person has it; a row in which it may mean
    /// several is a fault.</summary>
    /// <param name="network">The network.</param>
    /// <param name="named">The contacts by name, to which new ones are added.</param>
    /// <param name="known">The rows of earlier imports, to which those that are kept are added.</param>
    /// <param name="fault">Takes the fault of each row that is left out.</param>
    /// <param name="note">Takes what may be meant otherwise.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal async Task KeepAsync(RelationshipNetwork network, NamedContacts named, KnownRows known, Action<SourceFault> fault,
        Action<SourceFault> note, CancellationToken cancellationToken)
    {
        IReadOnlySet<ContactId> erased = await network.FindErasedAsync(
        [
            .. _lists.SelectMany(static list => Enumerable.Range(0, list.Rows.Count).SelectMany(i => Named(list, i))).Distinct(),
        ], cancellationToken);
        HashSet<CircleId> circles = [];
        foreach (PersonalRecords list in _lists)
        {
            for (int i = 0; i < list.Rows.Count; i++)
            {
                ListRow row = list.Rows[i];
                bool isKnown = known.Contains(KeyOf(list, i), row.Hash);
                if (list.Gatherings.Count == 0 && Named(list, i).Any(IsErased)) Erased++;
                else if (isKnown && await HasAsync(list, i)) Unchanged++;
                else if (await KeepRowAsync(list, i)) known.Set(KeyOf(list, i), row.Hash);
            }
        }

        Circles = circles.Count;

        bool IsErased(ContactId text) => erased.Contains(text) || named.IsErased(text);

        async ValueTask<bool> HasAsync(PersonalRecords list, int i) =>
            list.Contacts.Count > 0 ? named.Find(list.Contacts[i].Id).Count > 0
            : list.Memberships.Count > 0
                ? named.Find(list.Memberships[i].Contact) is [var member]
                    && await network.Memberships.FindAsync(
                        new(list.Memberships[i].Circle, member.Id, list.Memberships[i].Since), cancellationToken) is not null
            : list.FollowUps.Count > 0 ? await network.FollowUps.FindAsync(list.FollowUps[i].Id, cancellationToken) is not null
            : await network.Gatherings.FindAsync(list.Gatherings[i].Id, cancellationToken) is not null;

        async ValueTask<bool> KeepRowAsync(PersonalRecords list, int i)
        {
            ContactId[] texts = [.. Named(list, i).Where(text => !IsErased(text))];
            foreach (ContactId text in texts)
            {
                if (named.Find(text) is not { Count: > 1 } several) continue;
                fault(new(list.Place, list.Rows[i].Line, $"'{text}' may be {NamedContacts.Choices(several)}: write the id in "
                    + "place of the name, or say that they are one person with 'bestnetwork merge accept'"));
                Rows--;
                return false;
            }

            List<Contact> people = [];
            foreach (ContactId text in texts) people.Add(await FoundAsync(list, i, text));
            if (list.Contacts.Count > 0)
            {
                Contact filled = Filled(people[0], list.Contacts[i], list.Rows[i].Filled);
                await network.Contacts.SaveAsync(filled, cancellationToken);
                named.Add(filled);
                Contacts++;
            }
            else if (list.Memberships.Count > 0)
            {
                CircleMembership member = list.Memberships[i];
                CircleMembership joined = new(member.Circle, people[0].Id, member.Since);
                CircleMembership? kept = await network.Memberships.FindAsync(joined.Key, cancellationToken);
                if (circles.Add(member.Circle))
                {
                    Circle circle = list.Circles.First(circle => circle.Id == member.Circle);
                    await network.Circles.SaveAsync(
                        Filled(await network.Circles.FindAsync(circle.Id, cancellationToken), circle), cancellationToken);
                }

                await network.Memberships.SaveAsync(
                    joined with
                    {
                        Until = Has("until") ? member.Until : kept?.Until,
                        Cadence = Has("cadence") ? member.Cadence : kept?.Cadence,
                        Reason = kept?.Reason,
                    },
                    cancellationToken);
            }
            else if (list.FollowUps.Count > 0)
            {
                FollowUp promise = list.FollowUps[i];
                FollowUp? kept = await network.FollowUps.FindAsync(promise.Id, cancellationToken);
                FollowUp filled = new(promise.Id, promise.By, people[0].Id, promise.PromisedAt)
                {
                    Due = Has("due") ? promise.Due : kept?.Due,
                    What = Has("what") ? promise.What : kept?.What,
                    Gathering = Has("gathering") ? promise.Gathering : kept?.Gathering,
                    Interaction = kept?.Interaction,
                };
                FollowUp said = Has("outcome") || kept is null ? promise : kept;
                await network.FollowUps.SaveAsync(said.ClosedAt is { } closed && closed >= filled.PromisedAt
                    ? filled.Close(said.Outcome, closed) : filled, cancellationToken);
                FollowUps++;
            }
            else
            {
                Gathering gathering = list.Gatherings[i];
                Gathering? kept = await network.Gatherings.FindAsync(gathering.Id, cancellationToken);
                await network.Gatherings.SaveAsync(
                    gathering with
                    {
                        Name = kept?.Name ?? gathering.Name,
                        Attendees = [.. people.Select(static person => person.Id)],
                        Length = Has("hours") ? gathering.Length : kept?.Length,
                        Place = Has("place") ? gathering.Place : kept?.Place,
                    },
                    cancellationToken);
                Gatherings++;
            }

            return true;

            bool Has(string column) => list.Columns.Contains(column);
        }

        async ValueTask<Contact> FoundAsync(PersonalRecords list, int i, ContactId text)
        {
            if (named.Find(text) is [var only]) return only;
            Contact contact = new(text, text.Value);
            if (_new.Count < MaxCompared && named.Near(text.Value) is { } near)
                note(new(list.Place, list.Rows[i].Line,
                    $"'{text}' is new; if it is '{near}', correct the name, erase '{text}' and import again"));
            _new.Add(contact);
            named.Add(contact);
            await network.Contacts.SaveAsync(contact, cancellationToken);
            return contact;
        }
    }

    /// <summary>The contacts whom a row names.</summary>
    private static IEnumerable<ContactId> Named(PersonalRecords list, int i) =>
        list.Contacts.Count > 0 ? [list.Contacts[i].Id]
        : list.Memberships.Count > 0 ? [list.Memberships[i].Contact]
        : list.FollowUps.Count > 0 ? [list.FollowUps[i].Contact]
        : list.Gatherings[i].Attendees;

    /// <summary>Returns the key by which a row is known among those of its kind.</summary>
    private static string KeyOf(PersonalRecords list, int i) =>
        list.Contacts.Count > 0 ? $"contact {list.Contacts[i].Id}"
        : list.Memberships.Count > 0
            ? FormattableString.Invariant(
                $"member {list.Memberships[i].Circle} {list.Memberships[i].Contact} {list.Memberships[i].Since:uuuu-MM-dd}")
        : list.FollowUps.Count > 0 ? $"promise {list.FollowUps[i].Id}"
        : $"gathering {list.Gatherings[i].Id}";

    /// <summary>The circle with what the rows say of it; what they leave empty stays.</summary>
    private static Circle Filled(Circle? known, Circle row) => known is null ? row : row with
    {
        Name = known.Name,
        Purpose = row.Purpose == CirclePurpose.Unspecified ? known.Purpose : row.Purpose,
        Cadence = row.Cadence ?? known.Cadence,
        Capacity = row.Capacity ?? known.Capacity,
    };

    /// <summary>The contact with what a row says; what the row leaves empty stays.</summary>
    internal static Contact Filled(Contact known, Contact row, IReadOnlyList<string> filled)
    {
        return known with
        {
            Interests = Of("interests", row.Interests, known.Interests),
            Offers = Of("offers", row.Offers, known.Offers),
            Needs = Of("needs", row.Needs, known.Needs),
            Birthday = Of("birthday", row.Birthday, known.Birthday),
            Place = Of("place", row.Place, known.Place),
            Kind = Of("kind", row.Kind, known.Kind),
            Restrictions = Of("preferences", row.Restrictions, known.Restrictions),
            States = Of("state", row.States, known.States),
            SnoozedUntil = Of("snoozed", row.SnoozedUntil, known.SnoozedUntil),
            Closeness = Of("closeness", row.Closeness, known.Closeness),
            SupportRole = Of("role", row.SupportRole, known.SupportRole),
        };

        T Of<T>(string column, T said, T before) => filled.Contains(column) ? said : before;
    }
}
