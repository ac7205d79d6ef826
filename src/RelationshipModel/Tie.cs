using System.Text.Json.Serialization;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The owner's relationship to a contact, with its history. Immutable; safe to share between threads.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<Tie>))]
public sealed record Tie
{
    /// <summary>Creates a tie.</summary>
    /// <param name="key">The owner and the contact.</param>
    /// <param name="history">The interactions with the contact, in any order; one given twice counts once.</param>
    /// <param name="profile">The facts that a person has stated about the tie; null for none.</param>
    /// <exception cref="ArgumentException">
    /// The key is its default value, an interaction does not include the contact, or two different interactions have the same id.
    /// </exception>
    public Tie(TieKey key, IEnumerable<Interaction> history, TieProfile? profile = null)
    {
        Require.NotDefault(key.Owner, nameof(key));
        Key = key;
        Profile = profile ?? TieProfile.None;
        History = Ordered(key.Contact, history);
    }

    /// <summary>Gets the owner and the contact of the tie.</summary>
    public TieKey Key { get; }

    /// <summary>Gets the interactions, each once, by instant and then ordinally by id.</summary>
    public IReadOnlyList<Interaction> History { get; }

    /// <summary>Gets the profile that a person has stated.</summary>
    public TieProfile Profile { get; }

    /// <summary>The fold of interactions before the history; empty where the history is whole.</summary>
    internal ValueList<byte> Past { get; init; } = ValueList<byte>.Empty;

    private static ValueList<Interaction> Ordered(ContactId contact, IEnumerable<Interaction> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Dictionary<InteractionId, Interaction> byId = new(history.TryGetNonEnumeratedCount(out int count) ? count : 0);
        foreach (Interaction interaction in history)
        {
            ArgumentNullException.ThrowIfNull(interaction, nameof(history));
            if (!interaction.IsWith(contact))
                throw new ArgumentException($"Interaction {interaction.Id} does not include the contact {contact}.", nameof(history));
            if (!byId.TryAdd(interaction.Id, interaction) && byId[interaction.Id] != interaction)
                throw new ArgumentException($"Two different interactions have the id {interaction.Id}.", nameof(history));
        }

        Interaction[] ordered = [.. byId.Values];
        Array.Sort(ordered, Interaction.Compare);
        return ValueList.Create<Interaction>(ordered);
    }

    /// <summary>Returns the ids and the number of interactions.</summary>
    public override string ToString() => $"Tie {Key} ({History.Count} interactions)";
}
