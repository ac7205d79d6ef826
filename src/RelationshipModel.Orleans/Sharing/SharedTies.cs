using System.Security.Cryptography;
using System.Text;
using RelationshipModel.Introductions;

namespace RelationshipModel.Orleans.Sharing;

/// <summary>Writes and asks the index of who knows whom. It holds hashes of the persons' keys, split over many grains.</summary>
internal sealed class SharedTies(ITieSharing sharing, SharedTiesParts parts, IGrainFactory grains)
{
    /// <summary>States whom an owner knows, as far as that may be shared, in place of what was stated before.</summary>
    internal async ValueTask PublishAsync(
        OwnerId owner, IReadOnlySet<ContactId> known, CancellationToken cancellationToken)
    {
        if (await sharing.FindPersonAsync(owner, cancellationToken).ConfigureAwait(true) is not { } own) return;
        IReadOnlyDictionary<ContactId, string> persons = known.Count == 0
            ? new Dictionary<ContactId, string>()
            : await sharing.FindPersonsAsync(owner, known, cancellationToken).ConfigureAwait(true);
        Guid person = HashOf(own);
        Guid[] knows =
        [
            .. persons.Where(pair => known.Contains(pair.Key)).Select(static pair => HashOf(pair.Value))
                .Where(other => other != person).Distinct().Order(),
        ];
        await Part(person).ReplaceAsync(person, knows).ConfigureAwait(true);
        GrainInstruments.CountPublished();
    }

    /// <summary>Finds which of an owner's contacts know each other.</summary>
    internal async ValueTask<TieNetwork> FindAsync(
        OwnerId owner, IReadOnlyCollection<ContactId> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count < 2) return TieNetwork.Empty;
        // Of two contacts that are one person the ordinally first stands for both.
        Dictionary<Guid, ContactId> persons = [];
        foreach ((ContactId contact, string person) in (await sharing.FindPersonsAsync(owner, contacts, cancellationToken)
            .ConfigureAwait(true)).OrderBy(static pair => pair.Key))
            persons.TryAdd(HashOf(person), contact);
        Guid[] all = [.. persons.Keys.Order()];
        IEnumerable<Task<Guid[]>> asked = all.GroupBy(PartOf)
            .Select(part => grains.GetGrain<ISharedTiesGrain>(part.Key).FindAsync([.. part], all).AsTask());
        Guid[][] found = await Task.WhenAll(asked).ConfigureAwait(true);
        return TieNetwork.Of(found.SelectMany(static pairs => pairs.Chunk(2))
            .Select(pair => new KnownTie(persons[pair[0]], persons[pair[1]], vitality: 1)));
    }

    private static Guid HashOf(string person) => new(SHA256.HashData(Encoding.UTF8.GetBytes(person)).AsSpan(0, 16));

    private long PartOf(Guid person) => BitConverter.ToUInt32(person.ToByteArray()) % (uint)parts.Count;

    private ISharedTiesGrain Part(Guid person) => grains.GetGrain<ISharedTiesGrain>(PartOf(person));
}
