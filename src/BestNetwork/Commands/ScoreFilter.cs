using System.CommandLine;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace BestNetwork.Commands;

/// <summary>The options that say which ties to show.</summary>
internal sealed class ScoreFilter
{
    private static readonly TieStatus[] Statuses = [.. Enum.GetValues<TieStatus>()
        .Where(static status => status != TieStatus.None)];

    private readonly Option<string?> _contact = new("--contact")
    {
        Description = "Only the tie with one person: a name, or its beginning.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _status = new("--status")
    {
        Description = $"Only ties with a status: {string.Join(", ", Statuses.Select(Language.English.Word))}. In csv, json and jsonl "
            + $"new is {TieStatus.Nascent}.",
        HelpName = "STATUS",
        CompletionSources = { Statuses.Select(Language.English.Word).ToArray() },
    };

    private readonly Option<string?> _circle = new("--circle")
    {
        Description = "Only the people of a circle.",
        HelpName = "NAME",
    };

    private readonly Option<int?> _top = new("--top")
    {
        Description = "Only the strongest K ties of each owner; 0 for all.",
        HelpName = "K",
    };

    internal void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_contact, _status, _circle, _top]) command.Add(option);
    }

    /// <summary>Reads the options against what there is.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    /// <exception cref="RefusedException">There is no such person or circle.</exception>
    internal async ValueTask<Choice> ReadAsync(
        ParseResult options, CommandInput input, PersonalRecords records, CancellationToken cancellationToken)
    {
        if (options.GetValue(_top) is < 0) throw new UsageException("--top is 0 (all) or more");
        TieStatus? status = null;
        if (options.GetValue(_status) is { } word)
        {
            TieStatus[] meant = [.. Statuses.Where(known =>
                Language.English.Word(known).Equals(word, StringComparison.OrdinalIgnoreCase)
                    || known.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))];
            if (meant.Length == 0)
                throw new UsageException(
                    $"--status '{word}' is not one of {string.Join(", ", Statuses.Select(Language.English.Word))}");
            status = meant[0];
        }

        HashSet<ContactId>? contacts = null;
        string? contact = options.GetValue(_contact), circle = options.GetValue(_circle);
        if (contact is null && circle is null) return new(null, status, options.GetValue(_top));
        if (input.Owner is null)
            throw new UsageException(
                $"{(contact is null ? "--circle" : "--contact")} is for one person's network: name it with --owner NAME");
        NetworkSnapshot snapshot = await input.SnapshotAsync(records, cancellationToken, withInteractions: false)
            ?? throw new RefusedException(input.Source.Place, "there are no interactions in it");
        if (contact is not null)
            contacts = [PersonFinder.Of(
                input.Source.Place, snapshot, await input.Source.MergedAsync(snapshot.Owner, cancellationToken)).Find(contact)];
        if (circle is not null)
        {
            Circle found = snapshot.Circles.FirstOrDefault(known => known.Id.Value == circle)
                ?? snapshot.Circles.FirstOrDefault(known => known.Name.Equals(circle, StringComparison.OrdinalIgnoreCase))
                ?? throw new RefusedException(
                    input.Source.Place,
                    NearNames.Unknown(circle, [.. snapshot.Circles.Select(static known => known.Name)], "no circle"));
            IEnumerable<ContactId> members = snapshot.Memberships
                .Where(membership => membership.Circle == found.Id && membership.Since <= snapshot.Today
                    && !(membership.Until <= snapshot.Today))
                .Select(static membership => membership.Contact);
            if (contacts is null) contacts = [.. members];
            else contacts.IntersectWith(members);
        }

        return new(contacts, status, options.GetValue(_top));
    }

    /// <summary>The ties to show.</summary>
    /// <param name="Contacts">Only those with these contacts; null for all.</param>
    /// <param name="Status">Only those of this status; null for all.</param>
    /// <param name="Top">The maximum number, the strongest first; null or 0 for all.</param>
    internal sealed record Choice(IReadOnlySet<ContactId>? Contacts, TieStatus? Status, int? Top)
    {
        /// <summary>Whether ties are left out because of what they are.</summary>
        internal bool IsPartial => Contacts is not null || Status is not null;

        internal IReadOnlyList<ScoredTie> Of(IReadOnlyList<ScoredTie> ties)
        {
            if (!IsPartial && Top is null or 0) return ties;
            IEnumerable<ScoredTie> chosen = ties.Where(tie =>
                Contacts?.Contains(tie.Score.Tie.Contact) != false && (Status is null || tie.Score.Status == Status));
            return [.. Top is > 0 ? chosen.Take(Top.Value) : chosen];
        }
    }
}
