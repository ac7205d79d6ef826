namespace RelationshipModel.Import;

/// <summary>A fault in a person's records, and its place.</summary>
/// <param name="File">The file, as the host named it; in an archive, the archive's name and the file's.</param>
/// <param name="Line">The line on which the item begins, from 1.</param>
/// <param name="Reason">The fault and what is allowed, in one line of text.</param>
/// <param name="Offset">The offset of the item in bytes from the start of the (unpacked) file; null if only the line is
/// known.</param>
/// <param name="EndsReading">Whether nothing after it can be read.</param>
public sealed record SourceFault(string File, long Line, string Reason, long? Offset = null, bool EndsReading = false)
{
    /// <summary>Returns file, line and reason: <c>mail.mbox:12: the message has no sender</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Reason}");
}
