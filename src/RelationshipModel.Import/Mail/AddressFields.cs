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
        if (people.Count == before) AddLoosely(EncodedWords.Text(field, charset), people, known, ref all);
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

    /// <summary>
    /// Takes what looks like addresses out of a field that breaks the rules, with the text before those in angle brackets as
    /// their names.
    /// </summary>
    private void AddLoosely(string field, List<NamedAddress> people, HashSet<PersonAddress> known, ref bool all)
    {
        int from = 0;
        while (from < field.Length)
        {
            int open = field.IndexOf('<', from), close = open < 0 ? -1 : field.IndexOf('>', open);
            string before = field[from..(open < 0 ? field.Length : open)];
            int cut = AddBare(before, people, known, ref all);
            if (open < 0) return;
            string inside = close < 0 ? field[(open + 1)..] : field[(open + 1)..close];
            string name = before[cut..].Trim(' ', '\t', ',', ';', '<', '>', '"', '\'');
            if (!PersonAddress.TryEmail(inside.Trim('<', ' '), out PersonAddress person))
                AddBare(inside, people, known, ref all);
            else Add(person, name, people, known, ref all);
            from = close < 0 ? field.Length : close + 1;
        }
    }

    /// <summary>
    /// Adds the addresses of a text without angle brackets, and returns where what belongs to no address begins.
    /// </summary>
    private int AddBare(string text, List<NamedAddress> people, HashSet<PersonAddress> known, ref bool all)
    {
        int from = 0;
        while (text.IndexOf('@', from) is >= 0 and int at)
        {
            int start = at, end = at + 1;
            while (start > from && IsAddressCharacter(text[start - 1])) start--;
            while (end < text.Length && IsAddressCharacter(text[end])) end++;
            if (PersonAddress.TryEmail(text.AsSpan(start, end - start), out PersonAddress person))
                Add(person, null, people, known, ref all);
            from = end;
        }

        return Math.Max(from, text.LastIndexOf(';') + 1);
    }

    private void Add(PersonAddress person, string? name, List<NamedAddress> people, HashSet<PersonAddress> known, ref bool all)
    {
        if (people.Count >= limits.Attendees)
        {
            all &= known.Contains(person);
            return;
        }

        if (known.Add(person)) people.Add(new(person, PersonName.Of(person, name)));
    }

    private static bool IsAddressCharacter(char c) =>
        c >= 0x80 || char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal);
}
