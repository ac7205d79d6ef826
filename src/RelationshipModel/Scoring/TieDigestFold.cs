namespace RelationshipModel.Scoring;

/// <summary>Folds interactions into the digest of a tie, one at a time, in (instant, id)
/// order. The only code that does.</summary>
internal sealed class TieDigestFold(RelationshipScorer scorer)
{
    private readonly double _balanceHalfLifeDays = scorer.Options.Balance.HalfLife.TotalDays;

    /// <summary>Folds the next interaction of the tie to a contact. It must come after the last one folded.</summary>
    internal void Add(TieDigest digest, Interaction interaction, ContactId contact)
    {
        if (digest.Interactions++ == 0) digest.First = (interaction.At, interaction.Id);
        digest.FirstKeptAt ??= interaction.At;
        digest.LastAt = interaction.At;
        AddHeaviest(digest.Heaviest, scorer.WeightOf(interaction, contact), interaction.Id);
        if (scorer.IsContact(interaction))
        {
            digest.LastContactAt = interaction.At;
            digest.AddContactDay(scorer.DayOf(interaction.At));
        }

        if (IsAdvice(interaction)) AddAdvice(digest, interaction);
        if (interaction.Gathering is { } gathering) digest.Gatherings.Add(gathering);
    }

    /// <summary>Folds the next interaction of the tie to a contact into the people met with the contact.</summary>
    internal static void Add(TiePeople people, Interaction interaction, ContactId contact)
    {
        people.Last = (interaction.At, interaction.Id);
        if (interaction.Contacts.Count == 1 || interaction.Channel == Channel.Reaction || interaction.IsAttempt) return;
        foreach (ContactId other in interaction.Contacts)
        {
            if (other == contact) continue;
            if (!people.Companions.TryGetValue(other, out TiePeople.Companion? companion))
                people.Companions.Add(other, companion = new());
            companion.Add(interaction);
        }
    }

    /// <summary>The advice received by an instant, each halved with every half-life of the balances.</summary>
    internal double AdviceAsOf(TieDigest digest, NodaTime.Instant asOf) =>
        digest.AdviceCount == 0
            ? 0 : digest.AdviceSum * Formulas.HalfLifeDecay((asOf - digest.AdviceAt).TotalDays, _balanceHalfLifeDays);

    /// <summary>Whether the owner received advice or honest feedback.</summary>
    private static bool IsAdvice(Interaction interaction)
    {
        foreach (Support support in interaction.Supports)
            if (support is { By: TieSide.Contact, Kind: SupportKind.Informational or SupportKind.Appraisal })
                return true;
        return false;
    }

    private static void AddHeaviest(List<(double Weight, InteractionId Id)> heaviest, double weight, InteractionId id)
    {
        if (heaviest.Count == TieDigest.MaxEvidence && heaviest[^1].Weight > weight) return;
        int place = heaviest.Count;
        while (place > 0 && heaviest[place - 1].Weight <= weight) place--;
        heaviest.Insert(place, (weight, id));
        if (heaviest.Count > TieDigest.MaxEvidence) heaviest.RemoveAt(TieDigest.MaxEvidence);
    }

    private void AddAdvice(TieDigest digest, Interaction interaction)
    {
        digest.AdviceSum = AdviceAsOf(digest, interaction.At) + 1;
        digest.AdviceAt = interaction.At;
        digest.AdviceCount++;
        digest.LatestAdvice.Insert(0, interaction.Id);
        if (digest.LatestAdvice.Count > TieDigest.MaxEvidence) digest.LatestAdvice.RemoveAt(TieDigest.MaxEvidence);
    }
}
