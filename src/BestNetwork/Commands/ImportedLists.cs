using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;
using RelationshipModel.Import.People;
using RelationshipModel.Network;

namespace BestNetwork.Commands;

/// <summary>Imports the lists that a person keeps beside interactions: contacts, circles, follow-ups and gatherings.</summary>
internal sealed class ImportedLists(DateTimeZone zone, LocalDate today)
{
    private readonly List<PersonalRecords> _lists = [];

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

    /// <summary>Keeps what was read. A name means the contact of that name, if there is only one.</summary>
    internal async Task KeepAsync(RelationshipNetwork network, CancellationToken cancellationToken)
    {
        if (_lists.Count == 0) return;
        Dictionary<ContactId, Contact> known = await network.Contacts.ListAsync(cancellationToken)
            .ToDictionaryAsync(static contact => contact.Id, cancellationToken: cancellationToken);
        ILookup<string, ContactId> named = known.Values.ToLookup(static contact => PeopleIndex.NameKey(contact.Name),
            static contact => contact.Id, StringComparer.Ordinal);
        IReadOnlySet<ContactId> erased = await network.FindErasedAsync(
        [
            .. _lists.SelectMany(static list => list.Contacts.Select(static contact => contact.Id)
                .Concat(list.Memberships.Select(static member => member.Contact))
                .Concat(list.FollowUps.Select(static promise => promise.Contact))
                .Concat(list.Gatherings.SelectMany(static gathering => gathering.Attendees))).Distinct(),
        ], cancellationToken);
        foreach (PersonalRecords list in _lists)
        {
            foreach (Contact contact in Allowed(list.Contacts, static contact => contact.Id))
            {
                await network.Contacts.SaveAsync(Filled(await FoundAsync(contact.Id), contact), cancellationToken);
                Contacts++;
            }

            await network.Circles.SaveAsync(list.Circles, cancellationToken);
            foreach (CircleMembership member in Allowed(list.Memberships, static member => member.Contact))
            {
                ContactId contact = (await FoundAsync(member.Contact)).Id;
                await network.Memberships.SaveAsync(
                    new(member.Circle, contact, member.Since, member.Until) { Reason = member.Reason, Cadence = member.Cadence },
                    cancellationToken);
            }

            foreach (FollowUp promise in Allowed(list.FollowUps, static promise => promise.Contact))
            {
                ContactId contact = (await FoundAsync(promise.Contact)).Id;
                FollowUp kept = new(promise.Id, promise.By, contact, promise.PromisedAt)
                {
                    Due = promise.Due,
                    What = promise.What,
                    Gathering = promise.Gathering
                };
                await network.FollowUps.SaveAsync(promise.ClosedAt is { } closed ? kept.Close(promise.Outcome, closed) : kept,
                    cancellationToken);
            }

            foreach (Gathering gathering in list.Gatherings)
            {
                List<ContactId> attendees = [];
                foreach (ContactId attendee in gathering.Attendees.Where(attendee => !erased.Contains(attendee)))
                    attendees.Add((await FoundAsync(attendee)).Id);
                await network.Gatherings.SaveAsync(gathering with { Attendees = attendees }, cancellationToken);
            }

            Circles += list.Circles.Count;
            FollowUps += list.FollowUps.Count;
            Gatherings += list.Gatherings.Count;
        }

        IEnumerable<T> Allowed<T>(IReadOnlyCollection<T> rows, Func<T, ContactId> contactOf)
        {
            T[] allowed = [.. rows.Where(row => !erased.Contains(contactOf(row)))];
            Erased += rows.Count - allowed.Length;
            return allowed;
        }

        async ValueTask<Contact> FoundAsync(ContactId id)
        {
            if (known.TryGetValue(id, out Contact? contact)) return contact;
            if (named[PeopleIndex.NameKey(id.Value)].ToArray() is [var only]) return known[only];
            contact = new(id, id.Value);
            known.Add(id, contact);
            await network.Contacts.SaveAsync(contact, cancellationToken);
            return contact;
        }
    }

    /// <summary>The contact with what a row says; what the row leaves empty stays.</summary>
    internal static Contact Filled(Contact known, Contact row) => known with
    {
        Interests = row.Interests.Count > 0 ? row.Interests : known.Interests,
        Offers = row.Offers.Count > 0 ? row.Offers : known.Offers,
        Needs = row.Needs.Count > 0 ? row.Needs : known.Needs,
        Birthday = row.Birthday ?? known.Birthday,
        Place = row.Place ?? known.Place,
        Kind = row.Kind == TieKind.None ? known.Kind : row.Kind,
        Restrictions = row.Restrictions == ContactRestrictions.None ? known.Restrictions : row.Restrictions,
        States = row.States.Count > 0 ? row.States : known.States,
        SnoozedUntil = row.SnoozedUntil ?? known.SnoozedUntil,
        Closeness = row.Closeness.Count > 0 ? row.Closeness : known.Closeness,
    };
}
