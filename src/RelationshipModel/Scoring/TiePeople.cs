using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>With whom a contact was in an interaction with the owner.</summary>
internal sealed class TiePeople
{
    /// <summary>Gets what is known of each companion.</summary>
    internal Dictionary<ContactId, Companion> Companions { get; } = [];

    /// <summary>Gets the position up to which interactions were folded; null if none were.</summary>
    internal (Instant At, InteractionId Id)? Last { get; set; }

    /// <summary>Returns the same with ids replaced; what is known of companions who become one is united.</summary>
    internal TiePeople Mapped(Func<ContactId, ContactId> canonical)
    {
        if (Companions.Keys.All(contact => canonical(contact) == contact)) return this;
        TiePeople mapped = new() { Last = Last };
        foreach ((ContactId contact, Companion companion) in Companions.OrderBy(static pair => pair.Key))
        {
            ContactId kept = canonical(contact);
            if (mapped.Companions.TryGetValue(kept, out Companion? known)) known.Unite(companion);
            else mapped.Companions.Add(kept, companion.Copy());
        }

        return mapped;
    }

    /// <summary>The interactions of the owner with two contacts at once.</summary>
    internal sealed class Companion
    {
        /// <summary>Gets the number of interactions of each head count that were at no gathering, the owner
        /// included, in order of head counts.</summary>
        internal List<(int HeadCount, int Times)> Occasions { get; } = new(1);

        /// <summary>Gets the smallest head count of the interactions at each gathering, including the owner.</summary>
        internal SortedList<GatheringId, int> AtGatherings { get; } = [];

        /// <summary>Gets the latest interactions that the store still keeps, the latest first.</summary>
        internal List<(Instant At, InteractionId Id)> Latest { get; } = new(1);

        internal void Add(Interaction interaction)
        {
            if (interaction.Gathering is { } gathering) AddGathering(gathering, interaction.HeadCount);
            else AddOccasions(interaction.HeadCount, 1);
            Latest.Insert(0, (interaction.At, interaction.Id));
            if (Latest.Count > TieDigest.MaxEvidence) Latest.RemoveAt(TieDigest.MaxEvidence);
        }

        internal void Unite(Companion other)
        {
            foreach ((int headCount, int times) in other.Occasions) AddOccasions(headCount, times);
            foreach ((GatheringId gathering, int headCount) in other.AtGatherings) AddGathering(gathering, headCount);
            (Instant, InteractionId)[] latest = [.. Latest.Concat(other.Latest).Distinct().OrderDescending()
                .Take(TieDigest.MaxEvidence)];
            Latest.Clear();
            Latest.AddRange(latest);
        }

        internal Companion Copy()
        {
            Companion copy = new();
            copy.Occasions.AddRange(Occasions);
            foreach ((GatheringId gathering, int headCount) in AtGatherings) copy.AtGatherings.Add(gathering, headCount);
            copy.Latest.AddRange(Latest);
            return copy;
        }

        private void AddGathering(GatheringId gathering, int headCount) =>
            AtGatherings[gathering] = AtGatherings.TryGetValue(gathering, out int known) ? Math.Min(known, headCount) : headCount;

        private void AddOccasions(int headCount, int times)
        {
            int place = 0;
            while (place < Occasions.Count && Occasions[place].HeadCount < headCount) place++;
            if (place < Occasions.Count && Occasions[place].HeadCount == headCount)
                Occasions[place] = (headCount, Occasions[place].Times + times);
            else Occasions.Insert(place, (headCount, times));
        }
    }
}
