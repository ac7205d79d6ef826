using System.Text;
using MimeKit;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Mail;

/// <summary>Reads the people out of address fields (RFC 5322, RFC 2047, RFC 6532), groups included.</summary>
internal sealed class AddressFields(ImportLimits limits)
{
    private readonly ParserOptions _options = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Loose,
        AllowAddressesWithoutDomain = false,
        AllowUnquotedCommasInAddresses = true,
        MaxAddressGroupDepth = limits.Nesting,
        Rfc2047ComplianceMode = RfcComplianceMode.Loose,
        CharsetEncoding = Encoding.UTF8,
    };

    /// <summary>Adds the people of a field, each address once. False if the field names more than are allowed.</summary>
    /// <param name="field">The field as it is in the file.</param>
    /// <param name="charset">The character set that the message states for its text; null if it states none.</param>
    /// <param name="people">The list to add them to.</param>
    /// <param name="known">The addresses added so far.</param>
    internal bool Add(ReadOnlySpan<byte> field, Encoding? charset, List<NamedAddress> people, HashSet<PersonAddress> known)
    {
        if (field.IsEmpty) return true;
        field = EncodedWords.ToUtf8(field, charset);
        byte[] bytes = field.ToArray();
        bool all = true;
        int before = people.Count;
        if (InternetAddressList.TryParse(_options, bytes, 0, bytes.Length, out InternetAddressList? list))
            Add(list, people, known, ref all);
        if (people.Count == before) AddLoosely(field, people, known, ref all);
        if (people.Count == before && field.IndexOf("=?"u8) >= 0)
            AddLoosely(Encoding.UTF8.GetBytes(EncodedWords.Text(field, charset)), people, known, ref all);
        return all;
    }

    private void Add(InternetAddressList list, List<NamedAddress> people, HashSet<PersonAddress> known, ref bool all)
    {
        foreach (InternetAddress address in list)
        {
            if (address is GroupAddress group) Add(group.Members, people, known, ref all);
            else if (address is MailboxAddress mailbox && PersonAddress.TryEmail(mailbox.Address, out PersonAddress person))
                Add(person, mailbox.Name, people, known, ref all);
        }
    }

    /// <summary>Takes what looks like addresses out of a field that is not an address.</summary>
    private void AddLoosely(ReadOnlySpan<byte> field, List<NamedAddress> people, HashSet<PersonAddress> known, ref bool all)
    {
        int from = 0;
        while (field[from..].IndexOf((byte)'@') is >= 0 and int found)
        {
            int at = from + found, start = at, end = at + 1;
            while (start > from && IsAddressCharacter(field[start - 1])) start--;
            while (end < field.Length && IsAddressCharacter(field[end])) end++;
            if (PersonAddress.TryEmail(Encoding.UTF8.GetString(field[start..end]), out PersonAddress person))
                Add(person, null, people, known, ref all);
            from = end;
        }
    }

    private void Add(PersonAddress person, string? name, List<NamedAddress> people, HashSet<PersonAddress> known, ref bool all)
    {
        if (people.Count >= limits.Attendees)
        {
            all &= known.Contains(person);
            return;
        }

        if (known.Add(person)) people.Add(new(person, NameFor(person, name)));
    }

    /// <summary>The name, unless it is but the address again.</summary>
    private static string? NameFor(PersonAddress person, string? name)
    {
        string? clean = PersonName.Clean(name);
        if (clean is null || !clean.Contains('@', StringComparison.Ordinal)) return clean;
        return PersonAddress.TryEmail(clean, out PersonAddress same) && same == person ? null : clean;
    }

    private static bool IsAddressCharacter(byte b) =>
        b >= 0x80 || char.IsAsciiLetterOrDigit((char)b) || "!#$%&'*+-/=?^_`{|}~."u8.Contains(b);
}
