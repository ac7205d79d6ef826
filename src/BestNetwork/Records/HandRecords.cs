using System.Text;
using RelationshipModel;

namespace BestNetwork.Records;

/// <summary>The records that the latest commands made by hand, in the order in which they ran: the way back for a slip.</summary>
internal sealed class HandRecords
{
    private const int Most = 100;
    private const char Interaction = 'i';
    private const char Promise = 'p';
    private const char Note = 'n';
    private const char Closed = 'c';

    private readonly List<HandRecord> _records = [];

    /// <summary>Reads what <see cref="Write"/> wrote: a line a command, the ids separated by tabs, each after a letter for
    /// its kind.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal static HandRecords Read(Stream stream)
    {
        HandRecords records = new();
        using StreamReader text = new(stream, Encoding.UTF8);
        while (text.ReadLine() is { } line)
        {
            ILookup<char, string> ids = line.Split('\t', StringSplitOptions.RemoveEmptyEntries)
                .ToLookup(static id => id[0], static id => Uri.UnescapeDataString(id[1..]));
            try
            {
                records.Add(new()
                {
                    Interactions = [.. ids[Interaction].Select(static id => new InteractionId(id))],
                    Promises = [.. ids[Promise].Select(static id => new FollowUpId(id))],
                    Notes = [.. ids[Note].Select(static id => new NoteId(id))],
                    Closed = [.. ids[Closed].Select(static id => new FollowUpId(id))],
                });
            }
            catch (ArgumentException e)
            {
                throw new InvalidDataException("An id is damaged.", e);
            }
        }

        return records;
    }

    internal void Write(Stream stream)
    {
        using StreamWriter text = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (HandRecord record in _records) text.WriteLine(LineOf(record));
    }

    internal void Add(HandRecord record)
    {
        if (_records.Count == Most) _records.RemoveAt(0);
        _records.Add(record);
    }

    internal IReadOnlyList<HandRecord> All => _records;

    /// <summary>Gets the latest; null if nothing was recorded.</summary>
    internal HandRecord? Last => _records.Count > 0 ? _records[^1] : null;

    /// <summary>Removes a record; another command may have added one after it.</summary>
    internal void Remove(HandRecord record)
    {
        int index = _records.FindLastIndex(known => LineOf(known) == LineOf(record));
        if (index >= 0) _records.RemoveAt(index);
    }

    /// <summary>Lets go of interactions that a calendar states too: they are no longer by hand alone.</summary>
    internal void Release(IReadOnlySet<InteractionId> stated)
    {
        for (int i = _records.Count - 1; i >= 0; i--)
        {
            HandRecord left = _records[i] with { Interactions = [.. _records[i].Interactions.Where(id => !stated.Contains(id))] };
            if (LineOf(left).Length == 0) _records.RemoveAt(i);
            else _records[i] = left;
        }
    }

    private static string LineOf(HandRecord record) => string.Join('\t',
    [
        .. record.Interactions.Select(static id => $"{Interaction}{Uri.EscapeDataString(id.Value)}"),
        .. record.Promises.Select(static id => $"{Promise}{Uri.EscapeDataString(id.Value)}"),
        .. record.Notes.Select(static id => $"{Note}{Uri.EscapeDataString(id.Value)}"),
        .. record.Closed.Select(static id => $"{Closed}{Uri.EscapeDataString(id.Value)}"),
    ]);
}
