using ExistingCrm.Records;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Storage;

namespace ExistingCrm.Relationships;

/// <summary>Reads the CRM's contacts and activities.</summary>
/// <param name="crm">The context of the request.</param>
public sealed class CrmSource(CrmContext crm) : INetworkSource
{
    private static readonly Dictionary<string, Channel> Channels = new()
    {
        ["meeting"] = Channel.InPerson,
        ["video"] = Channel.Video,
        ["call"] = Channel.Voice,
        ["letter"] = Channel.Letter,
        ["chat"] = Channel.Message,
        ["email"] = Channel.Email,
    };

    /// <inheritdoc/>
    public IAsyncEnumerable<Contact> ListContactsAsync(
        OwnerId owner, IReadOnlyCollection<ContactId>? ids, CancellationToken cancellationToken = default)
    {
        int user = owner.ToInt32();
        IQueryable<Person> rows = crm.People.AsNoTracking().Where(row => row.UserId == user);
        if (ids?.Select(static id => KeyOf(id)).ToArray() is { } wanted) rows = rows.Where(row => wanted.Contains(row.Id));
        return rows.AsAsyncEnumerable().Select(static row => new Contact(ContactId.From(row.Id), row.Name)
        {
            Kind = Enum.TryParse(row.Kind, ignoreCase: true, out TieKind kind) ? kind : TieKind.None,
            Birthday = row.Birthday is { } day ? AnnualDatePattern.Iso.Parse(day).Value : null,
            Place = row.Place,
            Interests = Topics(row.Interests),
            Offers = Topics(row.Offers),
            Needs = Topics(row.Needs),
        });
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Interaction> ListInteractionsAsync(
        OwnerId owner, ContactId contact, CancellationToken cancellationToken = default)
    {
        int user = owner.ToInt32(), with = KeyOf(contact);
        return Read(crm.Activities.Where(row => row.UserId == user && row.People.Any(person => person.Id == with)));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Interaction> ListInteractionsAsync(
        OwnerId owner, Instant since, CancellationToken cancellationToken = default)
    {
        int user = owner.ToInt32();
        DateTime from = since.ToDateTimeUtc();
        return Read(crm.Activities.Where(row => row.UserId == user && row.StartedAt >= from));
    }

    private static IAsyncEnumerable<Interaction> Read(IQueryable<Activity> rows) =>
        rows.AsNoTracking().Include(static row => row.People).Where(static row => row.People.Count > 0).AsAsyncEnumerable()
            .Select(static row =>
            {
                ContactId[] people = [.. row.People.Select(static person => ContactId.From(person.Id)).Order()];
                DateTimeOffset at = new(DateTime.SpecifyKind(row.StartedAt, DateTimeKind.Utc));
                return Interaction.FromDateTimeOffset(InteractionId.From(row.Id), at, Channels[row.Kind], people) with
                {
                    Length = row.Minutes is { } minutes ? Duration.FromMinutes(minutes) : null,
                    Initiator = row.Direction switch
                    {
                        "out" => Initiator.Owner,
                        "in" => Initiator.Of(people[0]),
                        _ => Initiator.Unknown,
                    },
                };
            });

    // An id that is no key of the CRM names nobody.
    private static int KeyOf(ContactId id) => id.TryToInt32(out int key) ? key : -1;

    private static string[] Topics(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
