namespace RelationshipModel.Import;

/// <summary>Remembers who wrote which message, by hashes, so that a second message of the same writer is not taken for an answer.</summary>
internal sealed class MailThreads(int capacity)
{
    private readonly HashSet<ulong> _written = [];

    internal void Add(string messageId, PersonAddress writer)
    {
        if (_written.Count < capacity) _written.Add(HashOf(messageId, writer.Value));
    }

    internal bool IsBy(string messageId, PersonAddress writer) => _written.Contains(HashOf(messageId, writer.Value));

    /// <summary>FNV-1a over both texts: the same on every machine and in every run.</summary>
    private static ulong HashOf(string messageId, string writer)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in messageId) hash = (hash ^ c) * 1099511628211;
        hash = (hash ^ '\n') * 1099511628211;
        foreach (char c in writer) hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
