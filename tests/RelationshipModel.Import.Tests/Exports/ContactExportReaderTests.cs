using NodaTime;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests;

public class ContactExportReaderTests
{
    private static List<SourceItem<PersonRecord>> Read(string text, ContactColumns? columns = null,
        ImportLimits? limits = null) =>
        [.. ContactExportReader.Read(Text.Stream(text), "c.csv", columns, null, limits)];

    private const string LinkedIn = """
        Notes:
        "When exporting your connection data, you may notice that some of the email addresses are missing."

        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ann,Example,https://www.linkedin.com/in/Ann-Example/,,"Example, Ltd",Boss,05 Jan 2020
        Bob,,https://www.linkedin.com/in/bob,bob@x.example,,,06 Jan 2020

        """;

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    public void Read_LinkedInWithNotesBeforeTheHeader_GivesConnections(string mark)
    {
        List<SourceItem<PersonRecord>> items = Read(mark + LinkedIn);
        PersonRecord ann = items[0].Item!;
        Assert.Equal(("https://www.linkedin.com/in/ann-example", "Ann Example", "Example, Ltd"),
            (ann.Id.Value, ann.Name, ann.Organisation));
        Assert.Equal(("bob@x.example", 6L), (items[1].Item!.Id.Value, items[1].Line));
    }

    [Theory]
    [InlineData("Name,Given Name,Family Name,Birthday,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value\n"
        + "Ann Example,Ann,Example,--05-04,* myContacts ::: Friends,Home,ann@x.example ::: ann@y.example,+49 30 1234\n")]
    [InlineData(
        "First Name,Middle Name,Last Name,Birthday,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value\n"
        + "Ann,,Example,1980-05-04,Friends ::: * myContacts,Home,ann@x.example,ann@y.example,+49 30 1234\n")]
    public void Read_GoogleOfEitherForm_GivesContacts(string text)
    {
        PersonRecord ann = Read(text).Only();
        Assert.Equal(("Ann Example", new AnnualDate(5, 4)), (ann.Name, ann.Birthday));
        Assert.Equal(["ann@x.example", "ann@y.example", "tel:+49301234"], ann.Addresses.Select(static address => address.Value));
        Assert.Equal(["Friends"], ann.Categories);
    }

    [Theory]
    [InlineData("Label")]
    [InlineData("Type")]
    public void Read_GoogleWithRelationsAndEvents_KnowsThem(string label)
    {
        PersonRecord ann = Read(
            $"First Name,Last Name,Relation 1 - {label},Relation 1 - Value,Relation 2 - {label},Relation 2 - Value,"
            + $"Event 1 - {label},Event 1 - Value,Event 2 - {label},Event 2 - Value,E-mail 1 - Value\n"
            + "Ann,Example,spouse,Bob Example,Mother,Cid Example ::: Dora Example,Birthday,1980-05-04,Died,2020-01-31,a@x.example\n")
            .Only();
        Assert.Equal([(TieKind.Spouse, "Bob Example"), (TieKind.Parent, "Cid Example"), (TieKind.Parent, "Dora Example")],
            ann.Related.Select(static one => (one.Kind, one.Name!)));
        Assert.Equal((new AnnualDate(5, 4), new LocalDate(2020, 1, 31)), (ann.Birthday, ann.DiedOn));
    }

    [Theory]
    [InlineData("First Name,Last Name,E-mail Address,Spouse,Children")]
    [InlineData("Vorname,Nachname,E-Mail-Adresse,Partner,Kinder")]
    [InlineData("Prénom,Nom,Adresse e-mail,Conjoint(e),Enfants")]
    [InlineData("Имя,Фамилия,Адрес эл. почты,Супруг(а),Дети")]
    public void Read_FamilyOfOutlook_IsRelated(string header) =>
        Assert.Equal([(TieKind.Spouse, "Bob"), (TieKind.Child, "Cid"), (TieKind.Child, "Dora")],
            Read($"{header}\nAnn,Example,ann@x.example,Bob,Cid; Dora\n").Only().Related
                .Select(static one => (one.Kind, one.Name!)));

    [Fact]
    public void Read_RowsWithTextsForWantOfAName_AreKnownByTheirAddresses() =>
        Assert.Equal(["ann@x.example", "bob@x.example"],
            Read("Name,Email\n-,ann@x.example\nN/A,bob@x.example\n").Select(static item => item.Item!.Name));

    [Fact]
    public void Read_Outlook_GivesContacts()
    {
        PersonRecord ann = Read(
            "First Name,Last Name,Company,E-mail Address,E-mail 2 Address,Mobile Phone,Birthday,Categories\n"
            + "Ann,Example,Ltd,ann@x.example,,030 1234,5/4/1980,Friends;Choir\n").Only();
        Assert.Equal(("Ann Example", "Ltd", new AnnualDate(5, 4)), (ann.Name, ann.Organisation, ann.Birthday));
        Assert.Equal(["Friends", "Choir"], ann.Categories);
    }

    [Fact]
    public void Read_ColumnsStated_ReadsAnyOther()
    {
        ContactColumns columns = new()
        {
            Name = ["Wer"],
            Emails = ["Post"],
            Birthday = ["Geburtstag"],
            BirthdayPatterns = ["d.M.uuuu"]
        };
        PersonRecord ann = Read("Wer,Post,Geburtstag\nAnn,ann@x.example,4.5.1980\n", columns).Only();
        Assert.Equal(("Ann", "ann@x.example", new AnnualDate(5, 4)), (ann.Name, ann.Id.Value, ann.Birthday));
    }

    [Fact]
    public void Read_UnknownHeader_IsAFault() =>
        Assert.Contains("ContactColumns", Read("a,b,c\n1,2,3\n").OnlyFault(), StringComparison.Ordinal);

    [Fact]
    public void Read_RecordOfNobody_IsAFaultWithItsLine()
    {
        SourceFault fault = Read("First Name,Last Name,E-mail Address,Company Phone\n,,,x\nAnn,,,\n")[0].Fault!;
        Assert.Equal((2L, "the record names nobody: it has neither a name nor an address"), (fault.Line, fault.Reason));
    }

    [Fact]
    public void Read_QuoteNeverClosed_EndsWithAFault() =>
        Assert.True(Read("First Name,Last Name,E-mail Address\n\"Ann,,\nBob,,\n")[^1].Fault!.EndsReading);

    [Fact]
    public void Read_RecordTooLong_IsAFaultThatNamesTheLimit() =>
        Assert.Contains("RecordLength",
            Read($"First Name,Last Name,E-mail Address\n{new string('A', 5000)},,\n", null, new() { RecordLength = 2000 })
                .OnlyFault(),
            StringComparison.Ordinal);
}
