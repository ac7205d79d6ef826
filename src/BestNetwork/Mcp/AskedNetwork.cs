using BestNetwork.Commands;
using BestNetwork.Mcp.Answers;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using NodaTime.Text;
using RelationshipModel;
using RelationshipModel.Scoring;

namespace BestNetwork.Mcp;

/// <summary>The network that one question is about, opened for it alone, and the words of its answer.</summary>
internal sealed class AskedNetwork : IDisposable
{
    /// <summary>The days of silence with everybody after which an answer says that later contact may not have been brought
    /// in.</summary>
    private const int QuietDays = 7;

    private readonly PersonFinder _finder;

    internal AskedNetwork(
        CommandInput read, PersonalRecords kept, NetworkSnapshot? snapshot, IEnumerable<(ContactId Id, string Name)> merged,
        Sentences sentences, bool showsPrivate)
    {
        (Read, Kept, Sentences, ShowsPrivate) = (read, kept, sentences, showsPrivate);
        Snapshot = snapshot ?? new(
            read.Owner ?? new OwnerId(OwnerNames.Default), read.AsOf?.At ?? read.Context.Clock.GetCurrentInstant(), read.Zone,
            [], []);
        _finder = PersonFinder.Of(read.Source.Place, Snapshot, merged);
        Limits = new(sentences);
        AddCommonLimits();
    }

    internal CommandInput Read { get; }

    internal PersonalRecords Kept { get; }

    /// <summary>The network, without interactions; empty if nothing is on record.</summary>
    internal NetworkSnapshot Snapshot { get; private set; }

    internal Sentences Sentences { get; }

    /// <summary>Whether answers show what is private to the owner.</summary>
    internal bool ShowsPrivate { get; }

    internal LimitsBuilder Limits { get; }

    /// <summary>Whether nobody is on record.</summary>
    internal bool IsEmpty => Snapshot.Scores.Count == 0 && Snapshot.Contacts.Count == 0;

    internal string? AsOf => IsEmpty ? null : Day(Snapshot.Today);

    internal RecordedSpan Span => new()
    {
        People = Snapshot.Scores.Count,
        FirstDay = Day(Snapshot.Scores.Select(score => Snapshot.FirstInteraction(score.Tie.Contact)).Min()),
        LastDay = Day(Last),
    };

    private Instant? Last => Snapshot.Scores.Max(static score => score.LastInteraction);

    /// <summary>Reads the interactions with one contact, or those since an instant.</summary>
    internal async ValueTask ReadInteractionsAsync(ContactId? contact, Instant since, CancellationToken cancellationToken) =>
        Snapshot = await Read.Source.WithInteractionsAsync(Snapshot, contact, since, cancellationToken);

    /// <summary>Finds the person that a text names, as answers wrote it or as it is on record.</summary>
    /// <exception cref="RefusedException">Nobody is named so, or several people are.</exception>
    internal ContactId Find(string name)
    {
        try
        {
            return _finder.Find(name);
        }
        catch (RefusedException) when (VisibleText.Original(name) is { } original && original != name)
        {
            return _finder.Find(original);
        }
    }

    internal PersonName Name(ContactId contact) => NameOf(Snapshot.Contact(contact) ?? new Contact(contact, contact.Value));

    internal static PersonName NameOf(Contact contact) => new() { Id = contact.Id.Value, Name = contact.Name };

    internal TieAnswer? Tie(RelationshipScore? score) => score is null ? null : new()
    {
        Closeness = Sentences.KeyOf(score.Warmth),
        Status = Sentences.KeyOf(score.Status),
        Strength = Math.Round(score.Strength, 2),
        BondHours = Math.Round(score.Bond, 1),
        LastContact = Day(score.LastContact),
        SilentDays = score.LastContact is null ? null : score.SilentLocalDays,
    };

    internal string? Day(Instant? at) => at is { } instant ? Day(instant.InZone(Snapshot.Zone).Date) : null;

    internal static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>The number that was asked for, or the default.</summary>
    /// <exception cref="UsageException">The number is out of range.</exception>
    internal static int TopOf(int? top, int usual)
    {
        const int Most = 50;
        return top is null ? usual
            : top is >= 1 and <= Most ? top.Value
            : throw new UsageException(FormattableString.Invariant($"top {top} is out of range; pass 1 to {Most}"));
    }

    /// <summary>The number of contacts for whom a condition holds, without the owner.</summary>
    internal int Count(Func<Contact, bool> holds) =>
        Snapshot.Contacts.Count(contact => !contact.IsOwner && contact.Id.Value != Snapshot.Owner.Value && holds(contact));

    public void Dispose() => Read.Dispose();

    private void AddCommonLimits()
    {
        if (IsEmpty)
        {
            Limits.Miss("mcp.nothing");
            return;
        }

        Limits.WithholdSome("mcp.unscored", Count(contact => !PersonCommand.CanScore(contact, Snapshot.Today)));
        if (Last is not { } last)
            Limits.Miss("mcp.no_contact");
        else if (last.InZone(Snapshot.Zone).Date is var day && Period.DaysBetween(day, Snapshot.Today) is var days
            && days >= QuietDays)
            Limits.Miss("mcp.quiet_since", ("day", day), ("silence", Duration.FromDays(days)));
        if (Snapshot.Scores.Any(static score => score.RecordedDirections != RecordedDirections.Both)) Limits.Miss("mcp.one_side");
    }
}
