namespace RelationshipModel.Import.Mail;

/// <summary>Reads the headers of e-mails, one message at a time. Bodies are skipped: neither kept nor parsed.</summary>
/// <remarks>
/// Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>, whatever the size of the file.
/// A reader holds no state; a sequence it gives must be enumerated by one thread at a time, once.
/// </remarks>
internal static class MailReader
{
    /// <summary>Reads a mailbox in any of the mbox formats (RFC 4155 and its variants).</summary>
    /// <param name="source">The mailbox. It stays open.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="IOException">The source cannot be read.</exception>
    public static IEnumerable<SourceItem<MailMessage>> ReadMbox(
        Stream source, string file, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        return new MailSource(source, file, (limits ?? ImportLimits.Default).Checked(), cancellationToken).Mbox();
    }

    /// <summary>Reads one message (<c>.eml</c>, RFC 5322). What follows its header is not read.</summary>
    /// <inheritdoc cref="ReadMbox"/>
    public static IEnumerable<SourceItem<MailMessage>> ReadMessage(
        Stream source, string file, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(file);
        return new MailSource(source, file, (limits ?? ImportLimits.Default).Checked(), cancellationToken).Message();
    }
}
