using System.Text;
using RelationshipModel.Import.Files;
using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.AddressBook;

/// <summary>Reads the entries of an address book in LDIF (RFC 2849), as Thunderbird and directories export it.</summary>
/// <remarks>Bad input gives faults, never exceptions. Memory is bounded by <see cref="ImportLimits"/>.</remarks>
internal sealed class LdifReader
{
    private readonly ByteLines _lines;
    private readonly ImportLimits _limits;
    private readonly string _file;
    private PersonDraft? _person;
    private string? _given;
    private string? _family;
    private string? _nickname;
    private string? _month;
    private string? _day;
    private string? _fault;
    private long _line;
    private int _count;

    private LdifReader(Stream source, string file, ImportLimits limits, CancellationToken cancellationToken)
    {
        _lines = new(source, limits.LineLength, cancellationToken);
        _file = file;
        _limits = limits;
    }

    /// <summary>Whether a file begins as one in LDIF does: with a distinguished name, below
    /// comments and the version perhaps.</summary>
    internal static bool Begins(ReadOnlySpan<byte> text)
    {
        foreach (Range range in text.SplitAny("\r\n"u8))
        {
            ReadOnlySpan<byte> line = text[range].TrimEnd((byte)' ');
            if (line.IsEmpty || line[0] == '#' || line.StartsWith("version:"u8)) continue;
            return line.StartsWith("dn:"u8) && line.Contains((byte)'=');
        }

        return false;
    }

    /// <summary>Reads an address book.</summary>
    /// <param name="source">The file. It stays open.</param>
    /// <param name="file">Its name, for faults.</param>
    /// <param name="limits">The limits; null for the defaults.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    internal static IEnumerable<SourceItem<PersonRecord>> Read(
        Stream source, string file, ImportLimits? limits = null, CancellationToken cancellationToken = default) =>
        new LdifReader(source, file, (limits ?? ImportLimits.Default).Checked(), cancellationToken).Entries();

    private IEnumerable<SourceItem<PersonRecord>> Entries()
    {
        while (_lines.Next(out ReadOnlySpan<byte> line))
        {
            if (line.IsEmpty)
            {
                if (Finish() is { } item) yield return item;
                continue;
            }

            if (line[0] == '#') continue;
            Take(line.ToArray());
        }

        if (Finish() is { } last) yield return last;
        if (_lines.Damage is { } damage)
            yield return new(new SourceFault(_file, _lines.Number, damage, _lines.Offset, EndsReading: true));
    }

    /// <summary>Takes a line and those that continue it.</summary>
    private void Take(byte[] first)
    {
        long number = _lines.Number;
        bool isCut = _lines.IsCut;
        using MemoryStream whole = new();
        whole.Write(first);
        while (_lines.PeekByte() == ' ' && _lines.Next(out ReadOnlySpan<byte> more))
        {
            isCut |= _lines.IsCut || whole.Length + more.Length > _limits.LineLength;
            if (!isCut) whole.Write(more[1..]);
        }

        ReadOnlySpan<byte> line = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        int colon = line.IndexOf((byte)':');
        if (colon < 1) return;
        string name = Encoding.Latin1.GetString(line[..colon]).Trim().ToUpperInvariant();
        int option = name.IndexOf(';', StringComparison.Ordinal);
        if (option > 0) name = name[..option];
        ReadOnlySpan<byte> value = line[(colon + 1)..];
        // A second colon tells Base64; a less-than sign a file, which is not opened.
        bool isBase64 = value is [(byte)':', ..];
        if (value is [(byte)'<', ..]) return;
        string text = isBase64 ? FromBase64(value[1..]) : ContentLine.Decode(value.Trim((byte)' '));
        if (name == "VERSION" && _person is null) return;
        if (_person is null)
        {
            _person = new();
            (_given, _family, _nickname, _month, _day, _fault, _line, _count) = (null, null, null, null, null, null, number, 0);
        }

        if (++_count > _limits.ComponentLines)
            _fault ??= FormattableString.Invariant($"the entry has more than {_limits.ComponentLines} lines (ComponentLines)");
        if (isCut && IsUsed(name))
            _fault ??= FormattableString.Invariant($"a line of the entry is longer than {_limits.LineLength} bytes (LineLength)");
        if (_person.AddressCount > _limits.Attendees)
            _fault ??= FormattableString.Invariant($"the entry has more than {_limits.Attendees} addresses (Attendees)");
        if (_fault is null) Add(name, text);
    }

    private static bool IsUsed(string name) => name is "CN" or "MAIL" or "SN" or "GIVENNAME" or "DISPLAYNAME" or "MOBILE"
        or "TELEPHONENUMBER";

    private void Add(string name, string text)
    {
        PersonDraft person = _person!;
        switch (name)
        {
            case "CN": person.Name ??= PersonName.Clean(text); break;
            case "DISPLAYNAME": person.Name = PersonName.Clean(text) ?? person.Name; break;
            case "GIVENNAME" or "GN": _given ??= text; break;
            case "SN" or "SURNAME": _family ??= text; break;
            case "MOZILLANICKNAME" or "XMOZILLANICKNAME": _nickname ??= text; break;
            case "MAIL" or "MOZILLASECONDEMAIL" or "XMOZILLASECONDEMAIL" or "EMAIL" or "RFC822MAILBOX":
                person.AddEmail(text);
                break;
            case "TELEPHONENUMBER" or "HOMEPHONE" or "MOBILE" or "CELLPHONE" or "MOBILETELEPHONENUMBER"
                or "HOMETELEPHONENUMBER":
                person.AddPhone(text); break;
            case "O" or "COMPANY" or "ORGANIZATIONNAME": person.Organisation ??= text; break;
            case "MOZILLAWORKURL" or "MOZILLAHOMEURL" or "WORKURL" or "HOMEURL" or "LABELEDURI":
                if (PersonAddress.IsLinkedIn(text)) person.AddProfile(text);
                break;
            case "BIRTHMONTH": _month ??= text; break;
            case "BIRTHDAY" or "BIRTHDATE" or "DATEOFBIRTH": _day ??= text; break;
            case "UID" or "ENTRYUUID": person.Uid ??= PersonName.Clean(text); break;
            case "OBJECTCLASS":
                person.IsGroup |= text.Trim().ToUpperInvariant() is "GROUP" or "GROUPOFNAMES" or "GROUPOFUNIQUENAMES"
                    or "GROUPOFMEMBERS" or "GROUPOFURLS" or "POSIXGROUP" or "ORGANIZATION" or "ORGANIZATIONALUNIT" or "DCOBJECT"
                    or "DOMAIN" or "DOMAINRELATEDOBJECT" or "CONTAINER" or "COMPUTER" or "DEVICE" or "ORGANIZATIONALROLE";
                break;
        }
    }

    private SourceItem<PersonRecord>? Finish()
    {
        if (_person is not { } person) return null;
        _person = null;
        if (_fault is { } fault) return new(new SourceFault(_file, _line, fault));
        person.Name ??= PersonName.Clean($"{_given} {_family}") ?? PersonName.Clean(_nickname);
        if (_month is not null && _day is not null) person.AddBirthday(_month.Trim(), _day.Trim());
        else if (_day is not null) person.AddBirthday(_day);
        return person.Finish() is { } record ? new(record, _line)
            : new(new SourceFault(_file, _line, "the entry names nobody: it has neither a name nor an address"));
    }

    private static string FromBase64(ReadOnlySpan<byte> value)
    {
        byte[] plain = new byte[value.Length];
        return System.Buffers.Text.Base64.DecodeFromUtf8(value.Trim((byte)' '), plain, out _,
            out int written) == System.Buffers.OperationStatus.Done
            ? ContentLine.Decode(plain.AsSpan(0, written))
            : "";
    }
}
