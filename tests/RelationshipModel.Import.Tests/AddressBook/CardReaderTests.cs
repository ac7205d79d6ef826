using System.Text;
using NodaTime;
using RelationshipModel.Import.AddressBook;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests;

public class CardReaderTests
{
    private static List<SourceItem<PersonRecord>> Read(byte[] bytes, ImportLimits? limits = null) =>
        [.. CardReader.Read(new MemoryStream(bytes), "a.vcf", limits)];

    private static List<SourceItem<PersonRecord>> Read(string text, ImportLimits? limits = null) =>
        Read(Encoding.UTF8.GetBytes(text), limits);

    private static string Card(string lines) => $"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n";

    private static PersonRecord Only(string lines) => Read(Card(lines)).Only();

    [Fact]
    public void Read_Version4_GivesItsParts()
    {
        PersonRecord person = Read("""
            BEGIN:VCARD
            VERSION:4.0
            UID:urn:uuid:1
            FN:Ann Example
            N:Example;Ann;;;
            item1.EMAIL;TYPE=work;PREF=1:Ann@X.example
            EMAIL:ann@home.example
            TEL;VALUE=uri;TYPE=cell:tel:+49-30-1234
            BDAY:--0504
            ORG:Example Ltd\; Co;Department
            CATEGORIES:Friends,Book club
            RELATED;TYPE=friend,co-worker:mailto:bob@x.example
            RELATED;TYPE=spouse;VALUE=text:Cid Example
            NOTE:secret
            END:VCARD

            """).Only();
        Assert.Equal(("ann@x.example", "Ann Example", "Example Ltd; Co", new AnnualDate(5, 4)),
            (person.Id.Value, person.Name, person.Organisation, person.Birthday));
        Assert.Equal(["ann@x.example", "ann@home.example", "tel:+49301234"],
            person.Addresses.Select(static address => address.Value));
        Assert.Equal(["Friends", "Book club"], person.Categories);
        Assert.Equal((TieKind.Friend | TieKind.CoWorker, "bob@x.example"),
            (person.Related[0].Kind, person.Related[0].Address!.Value.Value));
        Assert.Equal((TieKind.Spouse, "Cid Example"), (person.Related[1].Kind, person.Related[1].Name));
    }

    [Fact]
    public void Read_Version21WithQuotedPrintableAndCharset_IsDecoded()
    {
        byte[] bytes = Encoding.Latin1.GetBytes(
            "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg\r\n"
            + "FN;QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=B6rg =\r\nM=C3=BCller\r\n"
            + "EMAIL;INTERNET:j@x.example\r\nTEL;CELL:030 1234\r\nEND:VCARD\r\n");
        PersonRecord person = Read(bytes).Only();
        Assert.Equal(("Jörg Müller", "j@x.example"), (person.Name, person.Id.Value));
    }

    [Fact]
    public void Read_TextThatIsNotUtf8_IsTakenAsWindows1252() =>
        Assert.Equal("Jörg", Read(Encoding.Latin1.GetBytes(Card("FN:Jörg"))).Only().Name);

    [Fact]
    public void Read_FoldInsideACharacter_IsJoined()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("BEGIN:VCARD\nFN:J"), 0xC3, (byte)'\n', (byte)' ', 0xB6,
            .. Encoding.UTF8.GetBytes("rg\nEND:VCARD\n")];
        Assert.Equal("Jörg", Read(bytes).Only().Name);
    }

    [Theory]
    [InlineData("N:Example;Ann;Maria;Dr.;PhD", "Dr. Ann Maria Example PhD")]
    [InlineData("NICKNAME:Annie,An", "Annie")]
    [InlineData("NICKNAME:\nNICKNAME: Annie", "Annie")]
    [InlineData("ORG:Example Ltd;Sales", "Example Ltd")]
    [InlineData("EMAIL:ann@x.example", "ann@x.example")]
    public void Read_CardWithoutFn_IsNamedByWhatItHas(string line, string name) => Assert.Equal(name, Only(line).Name);

    [Theory]
    [InlineData("BDAY:1980-05-04", 5, 4)]
    [InlineData("BDAY:19800504", 5, 4)]
    [InlineData("BDAY:--05-04", 5, 4)]
    [InlineData("BDAY:1980-05-04T00:00:00Z", 5, 4)]
    [InlineData("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", 2, 29)]
    public void Read_Birthday_WithYearOrWithout(string line, int month, int day) =>
        Assert.Equal(new AnnualDate(month, day), Only($"FN:Ann\n{line}").Birthday);

    [Theory]
    [InlineData("BDAY;VALUE=text:circa 1800")]
    [InlineData("BDAY:1980")]
    [InlineData("BDAY:---04")]
    [InlineData("BDAY:1980-13-40")]
    public void Read_BirthdayThatIsNoDay_IsLeftOut(string line) => Assert.Null(Only($"FN:Ann\n{line}").Birthday);

    [Fact]
    public void Read_ApplesRelatedNames_TakeTheirMeaningFromTheirGroup()
    {
        RelatedPerson related =
            Assert.Single(Only("FN:Ann\nitem2.X-ABRELATEDNAMES:Bob\nitem2.X-ABLabel:_$!<Brother>!$_").Related);
        Assert.Equal((TieKind.Sibling, "Bob"), (related.Kind, related.Name));
    }

    [Fact]
    public void Read_CardWithinACard_SaysNothingOfTheOuter() =>
        Assert.Empty(Only("FN:Ann\nAGENT:\nBEGIN:VCARD\nEMAIL:agent@x.example\nEND:VCARD").Addresses);

    [Fact]
    public void Read_Group_SaysSo() => Assert.True(Only("FN:Family\nKIND:group").IsGroup);

    [Fact]
    public void Read_CardWithoutAddress_IsKnownByItsUid() => Assert.Equal("abc-1", Only("FN:Ann\nUID:abc-1").Id.Value);

    [Fact]
    public void Read_CardWithNothing_IsAFault() =>
        Assert.Contains("names nobody", Read(Card("NOTE:x")).OnlyFault(), StringComparison.Ordinal);

    [Fact]
    public void Read_CardNotClosed_IsAFaultAndTheNextIsRead()
    {
        List<SourceItem<PersonRecord>> items = Read($"BEGIN:VCARD\nFN:Ann\n{Card("FN:Bob")}");
        Assert.Contains("not closed", items[0].Fault!.Reason, StringComparison.Ordinal);
        Assert.Equal("Bob", items[1].Item!.Name);
    }

    [Fact]
    public void Read_PhotoOfAnySize_IsPassedOver() =>
        Assert.Equal("Ann", Read(Card($"FN:Ann\nPHOTO;ENCODING=b:{new string('A', 5000)}"), new() { LineLength = 2000 })
            .Only().Name);

    [Fact]
    public void Read_LineTooLong_IsAFaultThatNamesTheLimit() =>
        Assert.Contains("LineLength", Read(Card($"FN:{new string('A', 5000)}"), new() { LineLength = 2000 }).OnlyFault(),
            StringComparison.Ordinal);

    [Fact]
    public void Read_TooManyLines_IsAFaultThatNamesTheLimit() =>
        Assert.Contains("ComponentLines",
            Read(Card($"FN:Ann{string.Concat(Enumerable.Repeat("\nX-A:b", 30))}"), new() { ComponentLines = 20 }).OnlyFault(),
            StringComparison.Ordinal);

    [Fact]
    public void Read_CardTooLarge_IsAFaultThatNamesTheLimit()
    {
        string labels = string.Concat(Enumerable.Repeat("\nCATEGORIES:a,b,c,d,e,f,g,h", 100));
        Assert.Contains("ComponentSize", Read(Card($"FN:Ann{labels}"), new() { ComponentSize = 1024 }).OnlyFault(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver() => Assert.Equal("Ann", Read($"\uFEFF{Card("FN:Ann")}").Only().Name);

    [Fact]
    public void ToString_OfAPerson_ShowsNoName() =>
        Assert.DoesNotContain("Ann", Only("FN:Ann\nEMAIL:a@x.example").ToString(), StringComparison.Ordinal);
}
