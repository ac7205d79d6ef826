using System.Security.Cryptography;
using RelationshipModel.Import.Text;

namespace BestNetwork.Records;

/// <summary>Remembers the rows of lists that earlier imports kept, so that a list changes again only what changed in it, and
/// nothing that was said since. It holds hashes with a secret of its own, and nothing that a row says.</summary>
internal sealed class KnownRows
{
    private const int MaxRows = 1_000_000;

    private readonly ulong _secret;
    private readonly Dictionary<ulong, ulong> _rows = [];

    internal KnownRows() => _secret = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private KnownRows(ulong secret) => _secret = secret;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The stream is damaged.</exception>
    internal static KnownRows Read(Stream source)
    {
        using BinaryReader reader = new(source);
        try
        {
            KnownRows known = new(reader.ReadUInt64());
            for (int left = reader.ReadInt32(); left > 0; left--) known._rows[reader.ReadUInt64()] = reader.ReadUInt64();
            return known;
        }
        catch (EndOfStreamException e)
        {
            throw new InvalidDataException("The remembered rows are damaged.", e);
        }
    }

    internal void Write(Stream target)
    {
        using BinaryWriter writer = new(target, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(_secret);
        writer.Write(_rows.Count);
        foreach ((ulong key, ulong row) in _rows.OrderBy(static pair => pair.Key))
        {
            writer.Write(key);
            writer.Write(row);
        }
    }

    /// <summary>Whether a row is as an earlier import kept it last.</summary>
    /// <param name="key">What tells the row apart from others.</param>
    /// <param name="row">The hash of the row.</param>
    internal bool Contains(string key, ulong row) => _rows.TryGetValue(Hash(key), out ulong kept) && kept == Hash($"{row}");

    /// <summary>Remembers a row as it was kept last.</summary>
    internal void Set(string key, ulong row)
    {
        ulong place = Hash(key);
        if (_rows.Count < MaxRows || _rows.ContainsKey(place)) _rows[place] = Hash($"{row}");
    }

    private ulong Hash(string text) => TextHash.Of(FormattableString.Invariant($"{_secret}"), text);
}
