namespace RelationshipModel.Import.Text;

/// <summary>FNV-1a over two texts: the same on every machine and in every run.</summary>
internal static class TextHash
{
    internal static ulong Of(string first, string second)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in first) hash = (hash ^ c) * 1099511628211;
        hash = (hash ^ '\n') * 1099511628211;
        foreach (char c in second) hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
