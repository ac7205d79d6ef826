using System.Runtime.InteropServices;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import;

namespace BestNetwork.Commands;

/// <summary>When each person of a file last exchanged anything with anybody, from which follows when somebody was last seen by others than an owner.</summary>
internal sealed class Presence
{
    /// <summary>The last two counterparts of each person, each with the latest instant.</summary>
    private readonly Dictionary<string, (Encounter Last, Encounter Before)> _seen = [];

    private Presence()
    {
    }

    internal static Presence Of(InteractionLog log, Instant before)
    {
        Presence presence = new();
        foreach ((OwnerId owner, Interaction interaction) in log.All(before))
            foreach (ContactId contact in interaction.Contacts) presence.Add(owner.Value, contact.Value, interaction.At);
        return presence;
    }

    /// <summary>When a contact was last seen by anybody but the owner; null where never.</summary>
    internal Instant? LastSeenByOthers(OwnerId owner, ContactId contact)
    {
        if (!_seen.TryGetValue(contact.Value, out (Encounter Last, Encounter Before) seen)) return null;
        Encounter other = seen.Last.With == owner.Value ? seen.Before : seen.Last;
        return other.With is null ? null : other.At;
    }

    // Interactions come in order of time, so that the newest encounter is the last.
    private void Add(string person, string with, Instant at)
    {
        ref (Encounter Last, Encounter Before) seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, person, out _);
        if (seen.Last.With != with) seen.Before = seen.Last;
        seen.Last = new(with, at);
    }

    private readonly record struct Encounter(string? With, Instant At);
}
