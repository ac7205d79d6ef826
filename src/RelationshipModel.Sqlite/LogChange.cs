using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.Sqlite;

/// <summary>The interactions added to a tie or removed from it.</summary>
/// <param name="From">The earliest instant.</param>
/// <param name="Rows">The number added, less that removed.</param>
/// <param name="Sum">The sum of the checksums, likewise.</param>
/// <param name="Seconds">The sum of the seconds of the instants, likewise.</param>
internal readonly record struct LogChange(Instant From, long Rows, long Sum, long Seconds)
{
    /// <summary>Notes the change of one interaction for each of its contacts.</summary>
    internal static void Add(Dictionary<ContactId, LogChange> changes, Interaction interaction, long rows, long sum)
    {
        long seconds = rows * Cell.Of(interaction.At).Seconds;
        foreach (ContactId contact in interaction.Contacts)
        {
            changes[contact] = changes.TryGetValue(contact, out LogChange known)
                ? new(Instant.Min(known.From, interaction.At), known.Rows + rows, known.Sum + sum, known.Seconds + seconds)
                : new(interaction.At, rows, sum, seconds);
        }
    }
}
