using System.Runtime.InteropServices;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>The last instant at which each person of a file exchanged anything with anybody, either way, from which follows when
/// others than an owner last saw somebody. Only the instant can be asked for. Somebody whom no other person of the file ever met
/// has been silent to them since the file begins. Immutable once made; safe to share between threads.</summary>
internal sealed class PresenceIndex
{
    /// <summary>The last two counterparts of each person, each with the latest instant.</summary>
    private readonly Dictionary<string, (Encounter Last, Encounter Before)> _seen = [];

    private Instant? _first;

    private PresenceIndex()
    {
    }

    /// <summary>Looks through interactions.</summary>
    /// <param name="interactions">By instant, as <see cref="RelationshipModel.Import.Csv.CsvInteractions.All"/> gives
    /// them.</param>
    /// <exception cref="ArgumentException">They are out of order.</exception>
    public static PresenceIndex Of(IEnumerable<(OwnerId Owner, Interaction Interaction)> interactions)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        PresenceIndex index = new();
        Instant last = Instant.MinValue;
        foreach ((OwnerId owner, Interaction interaction) in interactions)
        {
            if (interaction.At < last)
                throw new ArgumentException($"Interaction {interaction.Id} comes after a later one; pass interactions in order of their instants.",
                    nameof(interactions));
            last = interaction.At;
            index._first ??= last;
            foreach (ContactId contact in interaction.Contacts) index.Add(owner.Value, contact.Value, interaction.At);
        }

        return index;
    }

    /// <summary>Returns the last instant at which a contact was seen by anybody but the owner; the first instant of the file if
    /// never, null for somebody not in it.</summary>
    /// <exception cref="InvalidOperationException">An id is its default value.</exception>
    public Instant? LastSeenByOthers(OwnerId owner, ContactId contact)
    {
        if (!_seen.TryGetValue(contact.Value, out (Encounter Last, Encounter Before) seen)) return null;
        Encounter other = seen.Last.With == owner.Value ? seen.Before : seen.Last;
        return other.With is null ? _first : other.At;
    }

    private void Add(string person, string with, Instant at)
    {
        ref (Encounter Last, Encounter Before) seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, person, out _);
        if (seen.Last.With != with) seen.Before = seen.Last;
        seen.Last = new(with, at);
    }

    private readonly record struct Encounter(string? With, Instant At);
}
