using System.Text;
using NodaTime;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests.AddressBook;

/// <summary>Cards as address books write them.</summary>
public class CardVarietyTests
{
    static CardVarietyTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Card(string lines, string version = "3.0") => $"BEGIN:VCARD\nVERSION:{version}\n{lines}\nEND:VCARD\n";

    private static PersonRecord Only(byte[] bytes) => Assert.IsType<ImportedPerson>(Assert.Single(Text.Import(bytes))).Person;

    private static PersonRecord Only(string lines, string version = "3.0") => Only(Encoding.UTF8.GetBytes(Card(lines, version)));

    [Theory]
    [InlineData("utf-8", "\n")]
    [InlineData("utf-16", "\r\n")]
    [InlineData("utf-16BE", "\n")]
    [InlineData("utf-8", "\r")]
    [InlineData("utf-8", "\r\r\n")]
    public void Read_AnyEncodingAndLineEnd_GivesTheCard(string name, string newLine)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        string text = Card("FN:Jördis\n  Maß\nEMAIL:jo@x.example").Replace("\n", newLine, StringComparison.Ordinal);
        Assert.Equal(("Jördis Maß", "jo@x.example"), Only([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]) is var one
            ? (one.Name, one.Id.Value) : default);
    }

    [Theory]
    [InlineData("TEL;TYPE=FAX,WORK:+4930111111\nTEL;TYPE=CELL:+49170333333", "tel:+49170333333")]
    [InlineData("TEL;WORK;FAX:+4930111111\nTEL;CELL;VOICE:+49170333333", "tel:+49170333333")]
    [InlineData("TEL;TYPE=\"fax,work\":+4930111111\nTEL;TYPE=\"voice,home\":+49170333333", "tel:+49170333333")]
    [InlineData("TEL;TYPE=PAGER:+4930111111\nTEL;TYPE=VOICE,FAX:+49170333333", "tel:+49170333333")]
    [InlineData("TEL;VALUE=uri:tel:333333;phone-context=+49170;ext=1", "tel:+49170333333")]
    [InlineData("EMAIL:/o=Corp/cn=Nora\nEMAIL:nora@x.example", "nora@x.example x500:/o=corp/cn=nora")]
    [InlineData("EMAIL:SMTP:nora@x.example\nEMAIL:attendee:mailto:eve@x.example", "nora@x.example")]
    [InlineData("TEL;TYPE=X-EVOLUTION-ASSISTANT:+4930111111\nTEL;TYPE=TLX:+4930222222\nTEL;CELL:+49170333333", "tel:+49170333333")]
    [InlineData("item1.TEL:+49170333333\nitem1.X-ABLabel:Boat\nTEL:+49170444444", "tel:+49170333333 tel:+49170444444")]
    [InlineData("item1.TEL:+4930111111\nitem1.X-ABLabel:_$!<AssistantPhone>!$_\nTEL:+49170444444", "tel:+49170444444")]
    [InlineData("item1.X-ABLabel:Home Fax\nitem1.TEL:+4930111111\nTEL:+49170444444", "tel:+49170444444")]
    [InlineData("item1.TEL:+4930111111\nitem1.X-ABLabel:Halifax\nTEL;TYPE=homeFax:+49170444444", "tel:+4930111111")]
    [InlineData("item1.TEL:+4930111111\nitem1.X-ABLabel:Assisted living\nTEL;HOMEFAX:+49170444444", "tel:+4930111111")]
    [InlineData("EMAIL:nora@x.example\nX-SOCIALPROFILE;TYPE=linkedin:x-apple:nora", "nora@x.example")]
    public void Read_Addresses_AreThoseThatReachThePerson(string lines, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Only($"FN:Nora Quist\n{lines}").Addresses));

    [Theory]
    [InlineData("FN:nora@x.example")]
    [InlineData("FN:nora.old@x.example")]
    [InlineData("N:;nora@x.example;;;")]
    public void Read_AddressInPlaceOfAName_IsNone(string line) => Assert.False(Only($"{line}\nEMAIL:nora@x.example").HasName);

    [Theory]
    [InlineData("FN:+49 30 1234567\nTEL:+49301234567")]
    [InlineData("N:030/1234567\nTEL:0301234567")]
    public void Read_NumberInPlaceOfAName_IsNone(string lines) => Assert.False(Only(lines).HasName);

    [Theory]
    [InlineData("FN;PREF=2:Annie\nFN;PREF=1:Ann Lee\nFN:A. Lee", "Ann Lee")]
    [InlineData("FN:\nFN:Ann Lee\nFN:A. Lee", "Ann Lee")]
    public void Read_SeveralFullNames_PrefersTheStatedOneElseTheFirst(string lines, string name) =>
        Assert.Equal(name, Only(lines, "4.0").Name);

    [Theory]
    [InlineData("FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=CE=EB=E5=E3", "Олег")]
    [InlineData("N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C5=BD;Rut=\n=C4=97;;;", "Rutė Ž")]
    [InlineData("FN;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:S=F8ren", "Søren")]
    [InlineData("FN;QUOTED-PRINTABLE;CHARSET=UTF-8:Rut=\n =C4=97 Lee", "Rutė Lee")]
    [InlineData("FN;QUOTED-PRINTABLE;CHARSET=UTF-8:Rut=C4=\n 97 Lee", "Rutė Lee")]
    [InlineData("FN;ENCODING=BASE64;CHARSET=UTF-8:U8O4cmVu", "Søren")]
    [InlineData("FN;CHARSET=UTF-8:Søren", "Søren")]
    public void Read_StatedEncodings_AreUndone(string line, string name) =>
        Assert.Equal(name, Only($"{line}\nEMAIL:a@x.example", "2.1").Name);

    [Theory]
    [InlineData("windows-1252", "Søren")]
    [InlineData("windows-1251", "Олег Дымов")]
    [InlineData("shift_jis", "佐藤 はなこ")]
    public void Read_RawBytes_AreGuessed(string encoding, string name) =>
        Assert.Equal(name, Only(Encoding.GetEncoding(encoding).GetBytes(Card($"FN:{name}\nEMAIL:a@x.example", "2.1"))).Name);

    [Theory]
    [InlineData("BDAY:--0504")]
    [InlineData("BDAY:--05-04")]
    [InlineData("BDAY:19800504")]
    [InlineData("BDAY:1980-05-04T00:00:00Z")]
    [InlineData("BDAY:1980-5-4")]
    [InlineData("BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-05-04")]
    [InlineData("BDAY;VALUE=date-and-or-time:--0504")]
    [InlineData("BDAY:4 May 1980")]
    [InlineData("BDAY:May 4\\, 1980")]
    [InlineData("BDAY;VALUE=text:4 May")]
    [InlineData("BDAY;CALSCALE=gregorian:19800504")]
    [InlineData("BDAY:--5-4")]
    [InlineData("BDAY:4.5.1980")]
    [InlineData("item1.X-ABDATE;type=pref:1980-05-04\nitem1.X-ABLabel:_$!<Birthday>!$_")]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-05-04;3;;;;;;;;;;;;;")]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-04;0;Birthday;;;;;;;;;;;;")]
    public void Read_BirthdayOfAnyForm_IsRead(string line) =>
        Assert.Equal(new AnnualDate(5, 4), Only($"FN:Ann\n{line}").Birthday);

    [Theory]
    [InlineData("BDAY;VALUE=text:circa 1800")]
    [InlineData("BDAY:0000-00-00")]
    [InlineData("BDAY;CALSCALE=hebrew:57400819")]
    [InlineData("BDAY:--5-41")]
    [InlineData("BDAY:04/05/1980")]
    [InlineData("item1.X-ABDATE:2010-05-04\nitem1.X-ABLabel:_$!<Anniversary>!$_")]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-05-04;1;;;;;;;;;;;;;")]
    [InlineData("ANNIVERSARY:20100504")]
    public void Read_NoBirthday_IsNone(string line) => Assert.Null(Only($"FN:Ann\n{line}").Birthday);

    [Theory]
    [InlineData("DEATHDATE:20200304", "2020-03-04")]
    [InlineData("DEATHDATE;VALUE=date:2020-03-04", "2020-03-04")]
    [InlineData("DEATHDATE;VALUE=date-and-or-time:20200304T101500Z", "2020-03-04")]
    [InlineData("DEATHDATE:2020", "2026-06-01")]
    [InlineData("DEATHDATE;VALUE=text:in his sleep", "2026-06-01")]
    [InlineData("item1.X-ABDATE:2020-03-04\nitem1.X-ABLabel:Died", "2020-03-04")]
    [InlineData("item1.X-ABLabel:Todestag\nitem1.X-ABDATE;VALUE=date:20200304", "2020-03-04")]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2020-03-04;0;Date of death;;;;;;;;;;;;", "2020-03-04")]
    public void Read_Death_IsAStateOfTheContact(string line, string day)
    {
        PeopleIndex people = new();
        people.Add(Assert.Single(Text.Import(Card($"FN:Ann\nEMAIL:ann@x.example\n{line}", "4.0"))));
        StatedState state = Assert.Single(Assert.Single(people.Contacts()).States);
        Assert.Equal((ContactState.Deceased, day), (state.State, state.Since.ToString("R", null)));
    }

    [Fact]
    public void Read_EmptyDeath_IsNone() => Assert.False(Only("FN:Ann\nDEATHDATE:\nBDAY:").IsDeceased);

    [Theory]
    [InlineData("N:;;;;\nFN:Quist Plumbing\nORG:Quist Plumbing;\nX-ABShowAs:COMPANY")]
    [InlineData("FN:Quist Plumbing\nKIND:org")]
    [InlineData("N:;;;;\nFN:Quist Plumbing\nORG:Quist Plumbing\nTEL:+49301234567")]
    [InlineData("FN:Family\nX-ADDRESSBOOKSERVER-KIND:group")]
    [InlineData("N:;;;;\nORG:Quist Plumbing\nTEL:+49301234567")]
    public void Read_CardOfNoPerson_IsSkipped(string lines) =>
        Assert.Equal(SkipReason.NotAPerson, Assert.IsType<SkippedItem>(Assert.Single(Text.Import(Card(lines)))).Reason);

    [Theory]
    [InlineData("N:Quist;Nora;;;\nFN:Nora Quist\nORG:Quist Plumbing;\nX-ABShowAs:PERSON")]
    [InlineData("FN:Nora Quist\nORG:Quist Plumbing\nKIND:individual")]
    [InlineData("FN:Nora Quist\nORG:Nora Quist")]
    public void Read_CardOfAPersonWithACompany_IsAPerson(string lines) => Assert.Equal("Nora Quist", Only(lines).Name);

    [Theory]
    [InlineData("FN:-\nEMAIL:ann@x.example", "ann@x.example")]
    [InlineData("FN:N/A\nN:Lee;Ann;;;\nEMAIL:ann@x.example", "Ann Lee")]
    [InlineData("FN:???\nNICKNAME:Ann\nEMAIL:ann@x.example", "Ann")]
    [InlineData("N:unknown;;;;\nEMAIL:ann@x.example", "ann@x.example")]
    [InlineData("FN:\u2764\nEMAIL:ann@x.example", "\u2764")]
    public void Read_TextForWantOfAName_IsNoName(string lines, string name) => Assert.Equal(name, Only(lines).Name);

    [Theory]
    [InlineData("item1.X-ABRELATEDNAMES;type=pref:Bob\nitem1.X-ABLabel:_$!<Brother>!$_", TieKind.Sibling)]
    [InlineData("item1.X-ABLabel:_$!<Brother>!$_\nitem1.X-ABRELATEDNAMES:Bob", TieKind.Sibling)]
    [InlineData("item1.X-ABRELATEDNAMES:Bob\nitem1.X-ABLabel:Schwester", TieKind.Sibling)]
    [InlineData("item1.X-ABRELATEDNAMES:Bob\nitem1.X-ABLabel:_$!<YoungerBrother>!$_", TieKind.Sibling)]
    [InlineData("item1.X-ABRELATEDNAMES:Bob\nitem1.X-ABLabel:_$!<MotherInLaw>!$_", TieKind.Kin)]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bob;14;;;;;;;;;;;;;", TieKind.Spouse)]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bob;0;friend;;;;;;;;;;;;", TieKind.Friend)]
    [InlineData("RELATED;TYPE=friend;VALUE=text:Bob", TieKind.Friend)]
    [InlineData("RELATED;TYPE=\"friend,colleague\";VALUE=text:Bob", TieKind.Friend | TieKind.Colleague)]
    [InlineData("X-ABRELATEDNAMES;TYPE=spouse:Bob", TieKind.Spouse)]
    [InlineData("X-EVOLUTION-SPOUSE:Bob", TieKind.Spouse)]
    [InlineData("X-MS-SPOUSE;N:Bob", TieKind.Spouse)]
    [InlineData("X-MS-CHILD:Bob", TieKind.Child)]
    [InlineData("X-EVOLUTION-ASSISTANT:Bob", TieKind.Agent)]
    public void Read_RelatedPeopleOfAnyForm_AreRead(string lines, TieKind kind)
    {
        RelatedPerson related = Assert.Single(Only($"FN:Ann\n{lines}").Related);
        Assert.Equal((kind, "Bob"), (related.Kind, related.Name));
    }

    [Theory]
    [InlineData("item1.X-ABRELATEDNAMES:\nitem1.X-ABLabel:_$!<Brother>!$_")]
    [InlineData("item1.X-ABLabel:_$!<Brother>!$_")]
    [InlineData("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation")]
    [InlineData("X-ABDATE:2010-05-04\nDEATHDATE")]
    public void Read_RelatedPersonOrDateWithoutAValue_IsNone(string lines) => Assert.Empty(Only($"FN:Ann\n{lines}").Related);

    [Theory]
    [InlineData("URL:https://linkedin.com/in/nora")]
    [InlineData("URL:http://de.linkedin.com/in/Nora/?trk=x")]
    [InlineData("URL:linkedin.com/in/nora")]
    [InlineData("URL:https://www.linkedin.com/in/nora/en")]
    [InlineData("X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/nora/")]
    [InlineData("URL:https://m.linkedin.com/mwlite/in/nora")]
    public void Read_LinkedInUnderAnyHost_IsOneAddress(string line) =>
        Assert.Equal("https://www.linkedin.com/in/nora", Only($"FN:Nora\n{line}").Id.Value);

    private const string Ldif = """
        version: 1

        # exported
        dn: cn=Nora Quist,mail=nora@quist.example
        objectclass: top
        objectclass: person
        objectclass: mozillaAbPersonAlpha
        givenName: Nora
        sn: Quist
        cn: Nora Quist
        mail: nora@quist.example
        mozillaSecondEmail: n@wo
         rk.example
        mobile: +49 170 333333
        facsimiletelephonenumber: +49 30 2222222
        birthyear: 1980
        birthmonth: 5
        birthday: 4
        o: Quist & Co
        description:: U29tZSBub3Rlcw==

        dn:: Y249U8O4cmVu
        objectclass: person
        cn:: U8O4cmVu
        mail: soren@x.example

        dn: cn=Choir
        objectclass: groupOfNames
        cn: Choir
        member: cn=Nora Quist,mail=nora@quist.example

        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Read_Ldif_GivesPeople(string newLine)
    {
        List<ImportItem> items = Text.Import(Ldif.ReplaceLineEndings(newLine));
        PersonRecord nora = Assert.IsType<ImportedPerson>(items[0]).Person;
        Assert.Equal(("Nora Quist", new AnnualDate(5, 4), "Quist & Co"), (nora.Name, nora.Birthday, nora.Organisation));
        Assert.Equal(["nora@quist.example", "n@work.example", "tel:+49170333333"],
            nora.Addresses.Select(static address => address.Value));
        Assert.Equal("Søren", Assert.IsType<ImportedPerson>(items[1]).Person.Name);
        Assert.Equal(SkipReason.NotAPerson, Assert.IsType<SkippedItem>(items[2]).Reason);
        Assert.Equal(3, items.Count);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("organizationalUnit")]
    [InlineData("computer")]
    public void Read_LdifEntryOfADirectoryThatIsNoPerson_IsSkipped(string kind) =>
        Assert.Equal(SkipReason.NotAPerson, Assert.IsType<SkippedItem>(Assert.Single(
            Text.Import($"dn: cn=Staff,dc=x\nobjectClass: top\nobjectClass: {kind}\ncn: Staff\n"))).Reason);

    [Fact]
    public void Read_LdifEntryOfNobody_IsAFault() =>
        Assert.Contains("names nobody",
            Assert.IsType<ItemFault>(Assert.Single(Text.Import("dn: cn=x\nobjectclass: person\n"))).Fault.Reason,
            StringComparison.Ordinal);
}
