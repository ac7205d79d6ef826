using NodaTime;
using RelationshipModel.Rows;

namespace RelationshipModel.EntityFrameworkCore.Queries;

/// <summary>A note of the owner, as its table has it.</summary>
/// <remarks>For reading: query it with <c>Set&lt;NoteRow&gt;()</c> of the context, which tracks no row of it.
/// Changes go through the network.</remarks>
public sealed class NoteRow
{
    /// <summary>Gets the owner of the network.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Gets the id of the note.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Gets the id of the contact.</summary>
    public string Contact { get; private init; } = "";

    /// <summary>Gets when the note was written, in whole seconds since 1970.</summary>
    public long AtSeconds { get; private init; }

    /// <summary>Gets the nanoseconds beyond <see cref="AtSeconds"/>.</summary>
    public int AtNanoseconds { get; private init; }

    /// <summary>Gets the text.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Gets the instant of both columns. A query compares <see cref="AtSeconds"/>.</summary>
    public Instant At => Cell.Instant(AtSeconds, AtNanoseconds);
}
