using System.Formats.Tar;
using System.Text;

namespace RelationshipModel.Import.Tests;

public class RecordsReaderTests
{
    private const string Card = "BEGIN:VCARD\nFN:Ann\nEMAIL:ann@x.example\nEND:VCARD\n";

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static SourceFault OnlyFault(byte[] bytes, ImportLimits? limits = null) =>
        Assert.IsType<ItemFault>(
            Assert.Single(Text.Import(bytes, Text.Options with { Limits = limits ?? ImportLimits.Default }))).Fault;

    [Fact]
    public void Read_Compressed_ReadsWhatIsInside() =>
        Assert.Equal("ann@x.example",
            Assert.IsType<ImportedPerson>(Assert.Single(Text.Import(Text.Gzip(Bytes(Card))))).Person.Id.Value);

    [Fact]
    public void Read_Archive_ReadsEachFileByItsContent()
    {
        List<ImportItem> items = Text.Import(Text.Zip(("a/b.txt", Bytes(Card)), ("c.dat", Bytes(Card))));
        Assert.Equal(["file!a/b.txt", "file!c.dat"], items.Cast<ImportedPerson>().Select(static item => item.File));
    }

    [Theory]
    [InlineData("../x.vcf")]
    [InlineData("a/../../x.vcf")]
    [InlineData("/etc/x.vcf")]
    [InlineData("..\\x.vcf")]
    [InlineData("C:\\x.vcf")]
    public void Read_ArchiveWithANameThatLeavesItsFolder_IsAFault(string name) =>
        Assert.Contains("leads out", OnlyFault(Text.Zip((name, Bytes(Card)))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_CompressedThatExpandsTooFar_IsAFault()
    {
        string bomb = $"BEGIN:VCARD\nFN:Ann\nNOTE:{new string('x', 1_000_000)}";
        List<ImportItem> items = Text.Import(Text.Gzip(Bytes(bomb)),
            Text.Options with { Limits = new() { ExpandedSize = 100_000 } });
        Assert.Contains(items, static item =>
            item is ItemFault fault
                && fault.Fault.Reason.Contains("expands to more than 100000 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ArchiveThatExpandsTooFarTogether_IsAFault()
    {
        byte[] large = Bytes(Card + new string('\n', 60_000));
        List<ImportItem> items = Text.Import(Text.Zip(("a", large), ("b", large), ("c", large)),
            Text.Options with { Limits = new() { ExpandedSize = 100_000 } });
        Assert.Contains(items,
            static item => item is ItemFault fault && fault.Fault.Reason.Contains("expands to more", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_ArchiveWithTooManyFiles_IsAFault() =>
        Assert.Contains("ArchiveFiles", OnlyFault(Text.Zip(("a", [1]), ("b", [1])), new() { ArchiveFiles = 1 }).Reason,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-8", true)]
    public void Read_ChatInUnicode_IsRead(string encoding, bool hasMark)
    {
        Encoding unicode = Encoding.GetEncoding(encoding);
        foreach (string chat in (string[])
            [
                "{\"name\": \"Ann\", \"type\": \"personal_chat\", \"id\": 11, \"messages\": [{\"id\": 1, \"type\": \"message\", "
                    + "\"date\": \"2026-01-05T10:00:00\", \"from\": \"Änn\", \"from_id\": \"user11\"}]}",
                "<smses><sms address=\"+491711234567\" date=\"1767607200000\" type=\"1\" contact_name=\"Änn\" /></smses>",
            ])
            Assert.IsType<ImportedInteraction>(Assert.Single(
                Text.Import([.. hasMark ? unicode.Preamble.ToArray() : [], .. unicode.GetBytes(chat)])));
    }

    [Fact]
    public void Read_CompressedThatWasCutOff_SaysSo()
    {
        byte[] whole = Text.Gzip(Bytes(string.Concat(Enumerable.Repeat(Card, 3000))));
        Assert.Contains("damaged or cut off", Assert.IsType<ItemFault>(Text.Import(whole[..(whole.Length / 2)])[^1]).Fault.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ArchiveInAnArchive_IsAFault() =>
        Assert.Contains("within an archive", OnlyFault(Text.Zip(("a.zip", Text.Zip(("a", [1]))))).Reason,
            StringComparison.Ordinal);

    private static byte[] Tar(TarEntryFormat format, params (string Name, byte[] Content)[] files)
    {
        using MemoryStream packed = new();
        using (TarWriter tar = new(packed, format, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                TarEntry entry = format == TarEntryFormat.Gnu ? new GnuTarEntry(TarEntryType.RegularFile, name)
                    : format == TarEntryFormat.Ustar
                    ? new UstarTarEntry(TarEntryType.RegularFile, name) : new PaxTarEntry(TarEntryType.RegularFile, name);
                entry.DataStream = new MemoryStream(content);
                tar.WriteEntry(entry);
            }

            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "link") { LinkName = "/etc/passwd" });
        }

        return packed.ToArray();
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.Ustar)]
    public void Read_TarArchive_ReadsEachFileByItsContentAndPassesOverTheRest(TarEntryFormat format)
    {
        string deep = string.Concat(Enumerable.Repeat("deep-folder/", 12)) + "b.vcf";
        byte[] tar = Tar(format, ("a.jpg", [0xFF, 0xD8]), (deep, Bytes(Card)), ("../c.vcf", Bytes(Card)),
            ("d.gz", Text.Gzip(Bytes(Card))), ("e.vcf", Bytes(Card)));
        foreach (byte[] packed in (byte[][])[tar, Text.Gzip(tar)])
        {
            List<ImportItem> items = Text.Import(packed);
            Assert.Equal(["SkippedFile", "ImportedPerson", "ItemFault", "ItemFault", "ImportedPerson", "SkippedFile"],
                items.Select(static item => item.GetType().Name));
            Assert.Equal("file!" + deep, items[1].File);
            Assert.Contains("leads out", ((ItemFault)items[2]).Fault.Reason, StringComparison.Ordinal);
            Assert.Contains("within an archive", ((ItemFault)items[3]).Fault.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_TarArchiveThatIsDamaged_IsAFault()
    {
        byte[] tar = Tar(TarEntryFormat.Pax, ("a.vcf", Bytes(Card + new string('\n', 2000))), ("b.vcf", Bytes(Card)));
        Assert.Contains(Text.Import(tar[..1200]), static item => item is ItemFault);
        tar[600] ^= 1;
        Assert.NotEmpty(Text.Import(tar));
        Assert.Contains("ArchiveFiles",
            Assert.IsType<ItemFault>(Text.Import(Tar(TarEntryFormat.Pax, ("a", [1]), ("b", [1])),
                Text.Options with { Limits = new() { ArchiveFiles = 1 } })[^1]).Fault.Reason,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ForeignFilesInAnArchive_ArePassedOverAndCounted()
    {
        ImportSummary summary = new();
        byte[] zip = Text.Zip(("a.jpg", [0xFF, 0xD8]), ("b.vcf", Bytes(Card)), ("__MACOSX/._b.vcf", [0, 5, 0x16, 7, 0]),
            ("c.html", Bytes("<html>")), ("d", []));
        foreach (ImportItem item in Text.Import(zip)) summary.Add(item);
        Assert.Equal((1L, 1L, 4L, 0L), (summary.ItemCount, summary.PersonCount, summary.FileSkipCount, summary.FaultCount));
    }

    [Fact]
    public void Read_UnknownFile_IsAFault() =>
        Assert.Contains("this kind of file is not supported", OnlyFault([1, 2, 3]).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("!BDN....", "readpst")]
    [InlineData("<!DOCTYPE html>\n<html>\n<head><title>Exported Data</title></head>\n<body><div class=\"page_wrap\">", "JSON")]
    [InlineData("<html><body><div class=\"pam _3-95 uiBoxWhite noborder\">Ann</div>", "JSON")]
    [InlineData("<html><div class=chatlog><div id=x class=chatlog__message-container>", "JSON")]
    [InlineData("\uFEFFAuthorID,Author,Date,Content,Attachments,Reactions\n\"1\",\"ann\",\"\",\"\",\"\",\"\"\n", "JSON")]
    [InlineData("<html><div class=\"message\"><span class=\"timestamp\">x</span><div class=\"message_part\">", "chat.db")]
    [InlineData("\uFEFF[LINE] Ann\u3068\u306E\u30C8\u30FC\u30AF\u5C65\u6B74\n2026.01.05 Monday\n10:00 Ann hi\n", "telephone")]
    public void Read_FileOfAnotherProgram_SaysWhatHelps(string text, string advice)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(SourceKind.NotRead, RecordsReader.Recognise(new MemoryStream(bytes)));
        Assert.Contains(advice, OnlyFault(bytes).Reason, StringComparison.Ordinal);
        Assert.Contains(advice, OnlyFault(Text.Zip(("folder/file", bytes))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CompoundFile_IsAMessageOnlyWithItsParts()
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600],
            .. Encoding.Unicode.GetBytes("__substg1.0_0037001F"), 0, 0];
        Assert.Contains(".eml", OnlyFault(file).Reason, StringComparison.Ordinal);
        Assert.Contains("not supported", OnlyFault(file[..600]).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bplist00\u0001", "property list")]
    [InlineData("# abook addressbook file\n\n[format]\nprogram=abook\n", "abook --convert")]
    [InlineData("alias ann Ann Lee <ann@x.example>\n", "--informat mutt")]
    [InlineData(";; -*-coding: utf-8-emacs;-*-\n;;; file-format: 9\n", "BBDB")]
    [InlineData("* Ann Lee\n:PROPERTIES:\n:EMAIL: ann@x.example\n:END:\n", "org-contacts")]
    [InlineData("<?xml version=\"1.0\"?>\n<icalendar xmlns=\"urn:ietf:params:xml:ns:icalendar-2.0\">", "xCal")]
    [InlineData("<vcards xmlns=\"urn:ietf:params:xml:ns:vcard-4.0\">", "xCard")]
    [InlineData("<c:contact xmlns:c=\"http://schemas.microsoft.com/Contact\">", "contact of Windows")]
    [InlineData("[\"vcalendar\", [], []]", "jCal")]
    [InlineData("[[ \"vcard\", []]]", "jCard")]
    [InlineData("{\"friends_v2\": [{\"name\": \"Ann Lee\", \"timestamp\": 1}]}", "Facebook")]
    [InlineData("-- export\nINSERT INTO contacts VALUES (1);\n", "database")]
    [InlineData("\uFEFF {\"people\": []}", "JSON")]
    [InlineData("Ann,Lee,ann@x.example\nBob,Ray,bob@x.example\n", "name,email,phone")]
    [InlineData("ann@x.example\nbob@x.example\n", "name,email,phone")]
    public void Read_ContactsInAFormThatIsNotRead_SaysWhatHelps(string text, string named) =>
        Assert.Contains(named, OnlyFault(Bytes(text)).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("[Content_Types].xml", "")]
    [InlineData("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]
    public void Read_Spreadsheet_IsNotTakenForAnArchive(string name, string content)
    {
        byte[] sheet = Text.Zip((name, Bytes(content)), ("data.xml", Bytes("<x/>")));
        Assert.Contains("as CSV", OnlyFault(sheet).Reason, StringComparison.Ordinal);
        Assert.IsType<SkippedFile>(Assert.Single(Text.Import(Text.Zip(("contacts.xlsx", sheet)))));
    }

    [Fact]
    public void Read_ContactsWhoseColumnsAreStated_AreRead()
    {
        ImportOptions options = Text.Options with { Columns = new() { Name = ["Wer"], Emails = ["Post"] } };
        Assert.Equal("ann@x.example",
            Assert.IsType<ImportedPerson>(Assert.Single(Text.Import("Wer,Post\nAnn,ann@x.example\n", options))).Person.Id.Value);
    }

    [Fact]
    public void Read_OwnersOwnCard_SaysSo()
    {
        ImportedPerson item = Assert.IsType<ImportedPerson>(Assert.Single(Text.Import(
            "BEGIN:VCARD\nFN:Me\nEMAIL:other@x.example\nEMAIL:ME@home.example\nEND:VCARD\n")));
        Assert.True(item.IsOwner);
    }

    [Fact]
    public void Read_GroupCard_IsSkipped() =>
        Assert.Equal(SkipReason.NotAPerson,
            Assert.IsType<SkippedItem>(Assert.Single(Text.Import("BEGIN:VCARD\nFN:Family\nKIND:group\nEND:VCARD\n"))).Reason);

    [Fact]
    public void Summary_OfItems_CountsThem()
    {
        ImportSummary summary = new();
        foreach (ImportItem item in Text.Import($"{Card}BEGIN:VCARD\nFN:Family\nKIND:group\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"))
            summary.Add(item);
        Assert.Equal("3 read: 0 interactions, 0 gatherings, 1 people, 1 skipped, 1 faults", summary.ToString());
        Assert.Equal(1, summary.Skipped[SkipReason.NotAPerson]);
        Assert.Contains("names nobody", Assert.Single(summary.Faults).Reason, StringComparison.Ordinal);
    }
}
