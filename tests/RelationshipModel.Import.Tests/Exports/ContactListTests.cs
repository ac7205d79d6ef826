using System.Text;
using NodaTime;
using RelationshipModel.Import.Exports;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests.Exports;

/// <summary>Lists of contacts as programs and people write them: any separator, code page, language and order of dates.</summary>
public class ContactListTests
{
    static ContactListTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static List<ImportItem> Import(string text, string encoding = "utf-8", ContactColumns? columns = null,
        DateOrder? order = null)
    {
        Encoding own = Encoding.GetEncoding(encoding);
        return Text.Import([.. own.GetPreamble(), .. own.GetBytes(text)],
            Text.Options with { Columns = columns, DateOrder = order });
    }

    private static PersonRecord Only(string text, string encoding = "utf-8", ContactColumns? columns = null) =>
        Assert.IsType<ImportedPerson>(Assert.Single(Import(text, encoding, columns))).Person;

    [Theory]
    [InlineData("Home")]
    [InlineData("Work")]
    public void Read_PlaceInAListThatIsNotYahoos_IsNoNumber(string column) =>
        Assert.Equal(["nora@quist.example", "tel:+49301234567"],
            Only($"Name,Email,Phone,{column}\nNora Quist,nora@quist.example,+49301234567,1 (2014-2019)\n").Addresses
                .Select(static address => address.Value));

    [Fact]
    public void Read_FamilyNameInChinese_ComesFirst() =>
        Assert.Equal("王 偉", Only("姓氏,名字,電子郵件地址\n王,偉,wei@wang.example\n").Name);

    [Theory]
    [InlineData("{0} {1}", 1)]
    [InlineData("{1}", 1)]
    [InlineData("{0} 1", 1)]
    [InlineData("{0} {1}", 2)]
    public void Read_ColumnsOfThunderbirdInAnUnknownLanguage_AreKnownByTheirOrder(string custom, int separators)
    {
        string[] names = [.. Enumerable.Range(0, 37).Select(static i => $"Zo{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}")];
        for (int i = 0; i < 4; i++)
            names[32 + i] = string.Format(System.Globalization.CultureInfo.InvariantCulture, custom, "Zoxx", i + 1);
        string[] values = new string[37];
        (int Column, string Value)[] known = [(0, "Nora"), (1, "Quist"), (4, "nora@quist.example"), (5, "second@quist.example"),
            (7, "+49301"), (8, "+49302"), (9, "+49303"), (10, "+49304"), (11, "+49305"), (26, "Quist & Co"), (29, "1980"),
            (30, "5"), (31, "14")];
        foreach ((int column, string value) in known) values[column] = value;
        string end = separators == 2 ? "," : "";
        PersonRecord person = Only($"{string.Join(',', names)}{end}\n{string.Join(',', values)}{end}\n");
        Assert.Equal(("Nora Quist", "Quist & Co", new AnnualDate(5, 14)), (person.Name, person.Organisation, person.Birthday));
        Assert.Equal("nora@quist.example second@quist.example tel:+49301 tel:+49302 tel:+49305",
            string.Join(' ', person.Addresses));
    }

    [Fact]
    public void Read_NumberedColumnsOfASpreadsheet_AreNotThoseOfThunderbird() =>
        Assert.IsType<ItemFault>(Assert.Single(Import(string.Join(',', Enumerable.Range(1, 37).Select(static i => $"Column {i}")))));

    [Theory]
    [InlineData("Nora,Quist,nora@quist.example\nAki,Dal,aki@dal.example\n")]
    [InlineData("Nora Quist,nora@quist.example\nAki Dal\n")]
    [InlineData("Nora Quist,nora@quist.example,2026-05-01\n")]
    [InlineData("nora@quist.example,aki@dal.example\n")]
    public void Read_ListWithoutHeaderWhoseColumnsMayMeanAnything_IsAFault(string text) =>
        Assert.IsType<ItemFault>(Assert.Single(Import(text)));

    [Fact]
    public void Read_ListWithoutHeader_HasAPersonInEachLine() =>
        Assert.Equal(["Nora Quist", "Áki Dal"],
            Import("Nora Quist,nora@quist.example,+49 30 1234567\n\"Áki Dal\",aki@dal.example,\n")
                .Select(static item => Assert.IsType<ImportedPerson>(item).Person.Name));

    [Theory]
    [InlineData("https://www.linkedin.com/in/nora", "nora@quist.example https://www.linkedin.com/in/nora")]
    [InlineData("https://quist.example", "nora@quist.example")]
    public void Read_WebsiteOfGoogle_IsAnAddressIfItIsAProfile(string page, string addresses) =>
        Assert.Equal(addresses, string.Join(' ', Only("First Name,Last Name,E-mail 1 - Value,Website 1 - Label,Website 1 - Value\n"
            + $"Nora,Quist,nora@quist.example,Profile,{page}\n").Addresses));

    [Fact]
    public void Read_NicknameOfGoogle_IsTheNameIfNoOtherIs() =>
        Assert.Equal("Nori", Only("First Name,Last Name,Nickname,E-mail 1 - Value\n,,Nori,nora@quist.example\n").Name);

    [Fact]
    public void Read_NumberOfAFirmAlone_IsNoPerson() =>
        Assert.Equal(SkipReason.NotAPerson, Assert.IsType<SkippedItem>(Assert.Single(
            Import("First Name,Last Name,Organization Name,E-mail 1 - Value,Phone 1 - Value\n,,Quist & Co,,+49301234567\n"))).Reason);

    [Fact]
    public void Read_GroupsNamedAsGooglesAre_LeaveTheAddresses() =>
        Assert.Equal("nora@quist.example", Only("First Name,Last Name,E-mail Address,Group Membership\n"
            + "Nora,Quist,nora@quist.example,Choir\n").Id.Value);

    [Theory]
    [InlineData("Telefon asystenta")]
    [InlineData("Telefón asistenta")]
    [InlineData("助理電話")]
    [InlineData("Телефон ассистента")]
    public void Read_NumberOfAnAssistant_IsNotThePersons(string column) =>
        Assert.Equal("nora@quist.example", string.Join(' ',
            Only($"Name,Email,{column}\nNora Quist,nora@quist.example,+49301234567\n").Addresses));

    [Theory]
    [InlineData("Geb.-Datum")]
    [InlineData("Data de naixement")]
    [InlineData("Datum rođenja")]
    [InlineData("Дата на раждане")]
    public void Read_BirthdayOfALanguageWithTheDayFirst_IsRead(string column) =>
        Assert.Equal(new AnnualDate(5, 4), Only($"Name;E-Mail;{column}\nNora Quist;nora@quist.example;04/05/1980\n").Birthday);

    [Theory]
    [InlineData("Name,Email,Phone\nNora Quist,nora@quist.example,+49301234567\n", "utf-8")]
    [InlineData("Email;Full Name;Mobile\nnora@quist.example;Nora Quist;+49301234567\n", "utf-8")]
    [InlineData("First Name\tSurname\tE-Mail\tCell Phone\nNora\tQuist\tnora@quist.example\t+49 30 1234567\n", "utf-16")]
    [InlineData("sep=|\nname|mail|tel\nNora Quist|nora@quist.example|+49301234567\n", "utf-8")]
    [InlineData("Vorname;Nachname;E-Mail-Adresse;Mobiltelefon\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1252")]
    [InlineData("Name;Vorname;E-Mail privat;Telefon\nQuist;Nora;nora@quist.example;+49301234567\n", "windows-1252")]
    [InlineData("Prénom;Nom;Courriel;Téléphone portable\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1252")]
    [InlineData("Nom,Adresse e-mail,Téléphone\nNora Quist,nora@quist.example,+49301234567\n", "utf-8")]
    [InlineData("Nombre;Apellidos;Correo electrónico;Móvil\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1252")]
    [InlineData("Nombre completo,Correo,Teléfono\nNora Quist,nora@quist.example,+49301234567\n", "utf-8")]
    [InlineData("Nome;Cognome;Indirizzo di posta elettronica;Cellulare\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Nome,Sobrenome,Correio eletrônico,Celular\nNora,Quist,nora@quist.example,+49301234567\n", "windows-1252")]
    [InlineData("Voornaam;Achternaam;E-mailadres;Mobiel nummer\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Imię;Nazwisko;Adres e-mail;Telefon komórkowy\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1250")]
    [InlineData("Имя;Фамилия;Электронная почта;Мобильный телефон\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1251")]
    [InlineData("ФИО,Почта,Телефон\nNora Quist,nora@quist.example,+49301234567\n", "koi8-r")]
    [InlineData("氏名,メールアドレス,電話番号\nNora Quist,nora@quist.example,+49301234567\n", "shift_jis")]
    [InlineData("姓名,电子邮件,手机\nNora Quist,nora@quist.example,+49301234567\n", "gb18030")]
    [InlineData("姓名,電子郵件,手機\nNora Quist,nora@quist.example,+49301234567\n", "big5")]
    [InlineData("이름,이메일,휴대전화\nNora Quist,nora@quist.example,+49301234567\n", "ks_c_5601-1987")]
    [InlineData("Ad,Soyad,E-posta,Cep Telefonu\nNora,Quist,nora@quist.example,+49301234567\n", "windows-1254")]
    [InlineData("Förnamn;Efternamn;E-post;Mobil\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1252")]
    [InlineData("\"Name\",\"E-mail 1\",\"E-mail 2\",\"Phone 1\"\n\"Nora Quist\",\"nora@quist.example\",\"\",\"+49301234567\"\n",
        "utf-8")]
    [InlineData("Ім'я,Прізвище,Електронна пошта,Телефон\nNora,Quist,nora@quist.example,+49301234567\n", "windows-1251")]
    [InlineData("الاسم,البريد الإلكتروني,الهاتف\nNora Quist,nora@quist.example,+49301234567\n", "windows-1256")]
    [InlineData("Όνομα;Επώνυμο;Ηλεκτρονικό ταχυδρομείο;Κινητό\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Prenume,Nume de familie,Email,Telefon\nNora,Quist,nora@quist.example,+49301234567\n", "utf-8")]
    [InlineData("Ime;Prezime;E-pošta;Mobitel\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1250")]
    [InlineData("Ime;Priimek;E-pošta;Mobilni telefon\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Meno;Priezvisko;E-mail;Mobil\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Име;Презиме;Е-пошта;Телефон\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Име;Фамилия;Имейл;Телефон\nNora;Quist;nora@quist.example;+49301234567\n", "windows-1251")]
    [InlineData("Nom;Cognoms;Correu electrònic;Mòbil\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Eesnimi;Perekonnanimi;E-post;Telefon\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Vārds;Uzvārds;E-pasts;Tālrunis\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Vardas;Pavardė;El. paštas;Telefonas\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("ชื่อจริง,นามสกุล,อีเมล,เบอร์โทรศัพท์\nNora,Quist,nora@quist.example,+49301234567\n", "windows-874")]
    [InlineData("نام و نام خانوادگی,ایمیل,تلفن همراه\nNora Quist,nora@quist.example,+49301234567\n", "utf-8")]
    [InlineData("पूरा नाम,ईमेल,मोबाइल नंबर\nNora Quist,nora@quist.example,+49301234567\n", "utf-8")]
    [InlineData("Prénom;Nom;Adresse électronique;Tél. professionnel\nNora;Quist;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("Nome;Sobrenome;Apelido;E-mail;Fone comercial\nNora;Quist;Nori;nora@quist.example;+49301234567\n", "utf-8")]
    [InlineData("\"Nora Quist\",,nora@quist.example,+49 30 1234567\n", "utf-8")]
    [InlineData("nora@quist.example;Nora Quist;+49301234567;\n", "utf-8")]
    [InlineData("First,Last,Email,Home,Work,Mobile\nNora,Quist,nora@quist.example,+49301234567,,\n", "utf-8")]
    [InlineData("Name,Phone,Wohin\nNora Quist,+49301234567,nora@quist.example\n", "utf-8")]
    [InlineData("A list of mine\n\nName,Email,Phone\nNora Quist,Nora <nora@quist.example>,tel:+49-30-1234567\n", "utf-8")]
    public void Read_AnyList_GivesContacts(string text, string encoding)
    {
        foreach (string lines in (string[])[text, text.ReplaceLineEndings("\r\n"), text.ReplaceLineEndings("\r")])
        {
            PersonRecord nora = Only(lines, encoding);
            Assert.Equal(("Nora Quist", "nora@quist.example"), (nora.Name, nora.Id.Value));
            Assert.Equal("tel:+49301234567", nora.Addresses[^1].Value);
        }
    }

    [Theory]
    [InlineData("Name;Email", "Jörg Müßig", "windows-1252")]
    [InlineData("Name;Email", "Łucja Żółtek", "windows-1250")]
    [InlineData("Name;Email", "Олег Дымов", "windows-1251")]
    [InlineData("Name;Email", "Ελένη Παππά", "windows-1253")]
    [InlineData("Name;Email", "Gülşah Işık", "windows-1254")]
    [InlineData("Name,Email", "佐藤 はなこ", "shift_jis")]
    [InlineData("Name,Email", "박서연", "ks_c_5601-1987")]
    [InlineData("Name,Email", "Zoë 王", "utf-8")]
    [InlineData("Name,Email", "Zoë 王", "utf-16BE")]
    public void Read_NamesInAnyCodePage_AreRead(string header, string name, string encoding) =>
        Assert.Equal(name, Only($"{header}\n{name}{header[4]}nora@quist.example\n", encoding).Name);

    [Theory]
    [InlineData("Name,Email,Birthday\nA,a@x.example,04/05/1980\nB,b@x.example,31/12/1980\n")]
    [InlineData("Name,Email,Birthday\nA,a@x.example,05/04/1980\nB,b@x.example,12/31/1980\n")]
    [InlineData("Name,Email,Birthday\nA,a@x.example,4.5.1980\nB,b@x.example,31.12.\n")]
    [InlineData("Name,Email,Birthday\nA,a@x.example,1980-05-04\nB,b@x.example,1980/12/31\n")]
    [InlineData("Name,Email,Birthday\nA,a@x.example,4 May 1980\nB,b@x.example,\"December 31, 1980\"\n")]
    [InlineData("Name,Email,Birthday\nA,a@x.example,05/04/1980 00:00:00\nB,b@x.example,12/31/1980 00:00:00\n")]
    [InlineData("Name,Courriel,Date de naissance\nA,a@x.example,04/05/1980\nB,b@x.example,31 décembre 1980\n")]
    [InlineData("Nombre;Correo;Cumpleaños\nA;a@x.example;4/5/1980\nB;b@x.example;31-12-1980\n")]
    [InlineData("姓名,邮箱,生日\nA,a@x.example,1980年5月4日\nB,b@x.example,1980-12-31\n")]
    [InlineData(
        "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth "
            + "Day\nA,,A,a@x.example,1980,5,4\nB,,B,b@x.example,,12,31\n")]
    [InlineData(
        "Vorname,Nachname,Anzeigename,Primäre "
            + "E-Mail-Adresse,Geburtsjahr,Geburtsmonat,Geburtstag\nA,,A,a@x.example,1980,5,4\nB,,B,b@x.example,,12,31\n")]
    public void Read_BirthdaysOfAnyOrder_AreReadByTheWholeColumn(string text) =>
        Assert.Equal([new AnnualDate(5, 4), new AnnualDate(12, 31)],
            Import(text).Select(static item => Assert.IsType<ImportedPerson>(item).Person.Birthday));

    [Theory]
    [InlineData("Name,Email,Birthday\nA,a@x.example,04/05/1980\nB,b@x.example,06/07/1980\n", 2)]
    [InlineData("Name,Email,Birthday\nA,a@x.example,04-05-1980\nB,b@x.example,06-06-1980\n", 1)]
    [InlineData("Name,Email,Birthday\nA,a@x.example,13/05/1980\nB,b@x.example,05/13/1980\nC,c@x.example,04/05/1980\n", 1)]
    public void Read_BirthdaysOfTwoMeanings_AreAskedForAndNotGuessed(string text, int open)
    {
        List<ImportItem> items = Import(text);
        Assert.Equal(open, items.Count(static item => item is ImportedPerson { Person.Birthday: null }));
        string reason = Assert.IsType<ItemFault>(items[^1]).Fault.Reason;
        Assert.Contains("--date-order dmy or mdy", reason, StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"{open} birthdays"), reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Import(text, order: DateOrder.MonthDayYear), static item => item is ItemFault);
        if (open == 2)
            Assert.Equal(new AnnualDate(5, 4), ((ImportedPerson)Import(text, order: DateOrder.DayMonthYear)[0]).Person.Birthday);
    }

    [Theory]
    [InlineData("0/0/00")]
    [InlineData("00/00/0000")]
    [InlineData("1/1/4501")]
    [InlineData("0.0.00")]
    [InlineData("soon")]
    public void Read_NoBirthday_IsNone(string birthday)
    {
        PersonRecord ann =
            Only($"Title,First Name,Last Name,Suffix,E-mail Address,Birthday\nDr.,Nora,Quist,,nora@quist.example,{birthday}\n");
        Assert.Equal(("Dr. Nora Quist", null), (ann.Name, ann.Birthday));
    }

    [Theory]
    [InlineData("Wer,Post,Tag\nNora Quist,nora@quist.example,4.5.1980\n")]
    [InlineData("x;Wer;Post;Tag\n1;Nora Quist;nora@quist.example;1980-05-04\n")]
    [InlineData("Notes\nWer\tPost\tTag\nNora Quist\tnora@quist.example\t4 May\n")]
    public void Read_StatedColumns_AreUsed(string text)
    {
        Assert.IsType<ItemFault>(Assert.Single(Import(text)));
        PersonRecord nora = Only(text, columns: new() { Name = ["Wer"], Emails = ["Post"], Birthday = ["Tag"] });
        Assert.Equal(("Nora Quist", "nora@quist.example", new AnnualDate(5, 4)), (nora.Name, nora.Id.Value, nora.Birthday));
    }

    [Fact]
    public void Read_StatedColumnBesideKnownOnes_GoesBeforeThem()
    {
        PersonRecord nora = Only("Name,Rufname,Email,Phone\nQuist GmbH,Nora Quist,nora@quist.example,030 1234567\n",
            columns: new() { Name = ["Rufname"] });
        Assert.Equal(("Nora Quist", 2), (nora.Name, nora.Addresses.Count));
        Assert.Equal("Nora Quist", Only("Name,Email\nNora Quist,nora@quist.example\n", columns: new() { Name = ["Wer"] }).Name);
    }

    [Theory]
    [InlineData("order,amount,email\n1,3,nora@quist.example\n")]
    [InlineData("Dear Nora,\nmy name, phone and email are below.\n")]
    [InlineData("id,total\n1,2\n")]
    [InlineData("sep=x\nnamexemail\n1x2\n")]
    [InlineData("sep=\"\na,b\n")]
    [InlineData("*.eml -text\nx\n")]
    [InlineData("Notes on mail\n\nThe use of pictures within email to show pages\nis, as ever, slow.\n")]
    [InlineData("timestamp,level,message\n2026-01-01,info,x\n")]
    public void Read_OtherTables_AreNoContacts(string text) => Assert.IsType<ItemFault>(Assert.Single(Import(text)));

    [Fact]
    public void Read_ThunderbirdsList_GivesAddressesAndNoFax()
    {
        PersonRecord nora = Only(
            "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,Work Phone,Home Phone,Fax "
            + "Number,Pager Number,"
            + "Mobile Number,Organization,Web Page 1,Web Page 2,Birth Year,Birth Month,Birth Day,Notes\n"
            + "Nora,Quist,Nora Quist,No,nora@quist.example,n@work.example,,+49301111111,,+49302222222,,+49170333333,Quist & "
            + "Co,https://quist.example,de.linkedin.com/in/nora,1980,5,4,x\n");
        Assert.Equal(["nora@quist.example", "n@work.example", "https://www.linkedin.com/in/nora", "tel:+49301111111",
            "tel:+49170333333"],
            nora.Addresses.Select(static address => address.Value));
        Assert.Equal(("Quist & Co", new AnnualDate(5, 4)), (nora.Organisation, nora.Birthday));
    }

    [Fact]
    public void Read_OutlookOfAnotherLanguage_GivesContacts()
    {
        PersonRecord jo = Only(
            "\"Anrede\";\"Vorname\";\"Weitere Vornamen\";\"Nachname\";\"Suffix\";\"Firma\";\"E-Mail-Adresse\";\"E-Mail: "
            + "Angezeigter Name\";\"E-Mail 2: Adresse\";"
            + "\"Geburtstag\";\"Telefon (Assistent)\";\"Mobiltelefon\";\"Kategorien\"\n"
            + "\"Frau\";\"Jördis\";\"\";\"Maß\";\"\";\"\";\"jo@x.example\";\"Jördis Maß "
            + "(jo@x.example)\";\"jo2@x.example\";\"04.05.1980\";\"030 999\";\"+49170333333\";\"Chor;Freunde\"\n",
            "windows-1252");
        Assert.Equal(("Frau Jördis Maß", new AnnualDate(5, 4)), (jo.Name, jo.Birthday));
        Assert.Equal(["jo@x.example", "jo2@x.example", "tel:+49170333333"], jo.Addresses.Select(static address => address.Value));
        Assert.Equal(["Chor", "Freunde"], jo.Categories);
    }

    [Theory]
    [InlineData("macintosh")]
    [InlineData("ibm850")]
    [InlineData("windows-1252")]
    public void Read_CodePageOfOldPrograms_IsFoundByTheHeader(string encoding) =>
        Assert.Equal("Zoé Bérard", Only("Prénom;Nom;Courriel\nZoé;Bérard;zoe@x.example\n", encoding).Name);

    [Theory]
    [InlineData("Prenume,Nume,Adresă de poștă electronică,Zi de naștere,Societate")]
    [InlineData("Όνομα,Επώνυμο,Διεύθυνση ηλεκτρονικού ταχυδρομείου,Γενέθλια,Εταιρεία")]
    [InlineData("Utónév,Vezetéknév,E-mail cím,Születésnap,Cég")]
    [InlineData("Ім'я,Прізвище,Електронна пошта,День народження,Організація")]
    public void Read_OutlookInFurtherLanguages_GivesBirthdayAndOrganisation(string header)
    {
        PersonRecord nora = Only($"{header}\nNora,Quist,nora@x.example,04.05.1980,Quist & Co\n");
        Assert.Equal(("Nora Quist", new AnnualDate(5, 4), "Quist & Co"), (nora.Name, nora.Birthday, nora.Organisation));
    }

    [Fact]
    public void Read_RowsOfSeparators_ArePassedOver() =>
        Assert.Equal("Nora Quist", Only("Name,Email\n,\nNora Quist,nora@x.example\n\"\",\n , ,,\n").Name);

    [Fact]
    public void Read_NameEncodedAsInMail_IsDecoded() =>
        Assert.Equal("Jördis Maß", Only("Name,Email\n=?utf-8?B?SsO2cmRpcyBNYcOf?=,jo@x.example\n").Name);

    [Fact]
    public void Read_NumberLabelledAsAFax_IsNoAddress() =>
        Assert.Equal(["nora@x.example", "tel:+49170333333"],
            Only("Name,Given Name,Family Name,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\n"
                + "Nora Quist,Nora,Quist,nora@x.example,Work Fax,+4930111111,Mobile,+49170333333\n")
                .Addresses.Select(static address => address.Value));

    [Fact]
    public void Read_OutlooksOwnPeople_HaveTheirExchangeAddress() =>
        Assert.Equal("x500:/o=corp/ou=first%20a/cn=nora", Only(
            "First Name,Last Name,E-mail Address,E-mail Type,E-mail Display Name\n"
            + "Nora,Quist,/o=Corp/ou=First A/cn=Nora,EX,Nora Quist\n").Id.Value);

    [Fact]
    public void Read_DamagedText_IsAFaultOfItsRecordAlone()
    {
        byte[] text = [.. "Name,Email\nJörg,j@x.example\nÄnne,ä@x.example\nB"u8, 0xFF, .. ",b@x.example\n"u8];
        List<ImportItem> items = Text.Import(text);
        Assert.Equal([typeof(ImportedPerson), typeof(ImportedPerson), typeof(ItemFault)],
            items.Select(static item => item.GetType()));
    }

    [Theory]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,31.02.1990\n", "the birthday '31.02.1990' is left out, ")]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,in May\n", "the birthday 'in May' is left out, ")]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,\n", null)]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,-\n", null)]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,00/00/0000\n", null)]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,unknown\n", null)]
    [InlineData("Name,Email,Birthday\nAnn,ann@x.example,1990-02-28\n", null)]
    [InlineData("Name,Email,Phone\nAnn,ann at x.example,+49301234567\n", "the e-mail address 'ann at x.example' is left out, ")]
    [InlineData("Name,Email,Phone\nAnn,ann@x.example,ask Bob\n", "the telephone number 'ask Bob' is left out, ")]
    [InlineData("Name,E-mail 1 - Value,Event 1 - Type,Event 1 - Value\nAnn,ann@x.example,Birthday,1990-13-01\n",
        "the birthday '1990-13-01' is left out, ")]
    [InlineData("dn: cn=Ann\nobjectclass: person\ncn: Ann\nmail: ann@x.example\nbirthmonth: 13\nbirthday: 1\n",
        "the birthday '13-1' is left out, ")]
    [InlineData("BEGIN:VCARD\nFN:Ann\nEMAIL:ann@x.example\nBDAY:1990-02-30\nEND:VCARD\n",
        "the birthday '1990-02-30' is left out, ")]
    [InlineData("BEGIN:VCARD\nFN:Ann\nEMAIL:ann@x.example\nDEATHDATE:2020\nEND:VCARD\n",
        "the day of death '2020' is left out, since it cannot be read, and the day of the import stands for it; ")]
    public void Read_WhatCannotBeReadOfAPerson_IsNoted(string text, string? note)
    {
        ImportItem person = Assert.IsType<ImportedPerson>(Assert.Single(Import(text)));
        if (note is null) Assert.Null(person.Note);
        else Assert.StartsWith(note, person.Note, StringComparison.Ordinal);
    }
}
