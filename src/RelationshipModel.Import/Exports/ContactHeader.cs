using System.Buffers;
using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.Exports;

/// <summary>
/// Finds by their names which columns of a CSV say what of a person: the names that Outlook, Thunderbird and people use, in
/// English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian, Ukrainian, Japanese, Chinese, Korean, Turkish,
/// Swedish, Danish, Norwegian, Finnish, Czech, Slovak, Croatian, Serbian, Slovene, Bulgarian, Catalan, Estonian, Latvian,
/// Lithuanian, Hungarian, Romanian, Greek, Arabic, Persian, Hebrew, Hindi, Thai, Indonesian, Malay and Vietnamese; those of
/// Thunderbird in any language, by their order.
/// </summary>
internal static class ContactHeader
{
    /// <summary>The length above which a text is a note, not the name of a column.</summary>
    private const int MaxNameLength = 60;

    private const int MaxWords = 6;

    private static readonly SearchValues<char> NeverInNames = SearchValues.Create("*=<>[]{}@\\$%");

    private static readonly HashSet<string> WholeNames = Keys(
        "name fullname displayname contactname contact completename nameofcontact person client member guest vollername "
        + "vollständigername anzeigename kontakt kontaktname "
        + "nomcomplet nometprénom nomprénom prénometnom prénomnom nomaffiché nomàafficher nombrecompleto nombreyapellidos "
        + "nombreyapellido apellidosynombre "
        + "nombreparamostrar contacto nomecompleto nomeecognome cognomeenome nominativo nomevisualizzato contatto "
        + "nomedeexibição nomeparaexibição contato "
        + "volledigenaam weergavenaam contactpersoon contactnaam imięinazwisko nazwiskoiimię nazwawyświetlana pełnanazwa "
        + "kontakty полноеимя фио имяифамилия "
        + "фамилияиимя отображаемоеимя контакт 氏名 表示名 お名前 フルネーム 姓名 全名 显示名称 顯示名稱 显示名 联系人 聯絡人 성명 표시이름 adsoyad adısoyadı "
        + "adısoyad tamad görünenad "
        + "fullständigtnamn visningsnamn fuldenavn fulltnavn visningsnavn kokonimi näyttönimi jménoapříjmení celéjméno "
        + "zobrazovanéjméno teljesnév numecomplet ονοματεπώνυμο الاسمالكامل שםמלא namalengkap họvàtên họtên fileas "
        + "nachnamevorname namevorname vornamename vornamenachname lastnamefirstname firstnamelastname firstandlastname "
        + "imeiprezime imeinpriimek menoapriezvisko имеипрезиме имеифамилия nomicognoms vardasirpavardė vārdsuzvārds "
        + "nombreenpantalla mostrarnome näytettävänimi zobrazovanémeno ชื่อนามสกุล ชื่อและนามสกุล نامکامل نامونامخانوادگی "
        + "पूरानाम namapenuh");

    /// <summary>Names that mean the whole name, or the part of it that no other column has.</summary>
    private static readonly HashSet<string> AnyNames =
        Keys("nom nombre nome naam имя імя 名前 이름 ad adı namn navn nimi jméno nazwa 名字 名称 名稱 név nume όνομα الاسم اسم "
            + "שם nama tên name ime meno име vardas vārds ชื่อ نام नाम");

    private static readonly HashSet<string> GivenNames = Keys(
        "firstname givenname forename first given christianname vorname rufname prénom prénoms nombredepila primernombre "
        + "nombres primeironome nomepróprio nomi "
        + "voornaam voornamen roepnaam imię imiona 名 下の名前 名(first) 이름(first) önad fornamn förnamn fornavn etunimi "
        + "křestníjméno keresztnév utónév prenume eesnimi имена الاسمالأول שםפרטי namadepan krstnémeno "
        + "førenamn ชื่อจริง نامکوچک पहलानाम प्रथमनाम namapertama");

    private static readonly HashSet<string> MiddleNames = Keys(
        "middlename additionalname middleinitial middlenames weiterevornamen weiterervorname zweitervorname deuxièmeprénom "
        + "autresprénoms segundonombre secondonome "
        + "nomedomeio segundonome tweedenaam tussenvoegsel drugieimię отчество ミドルネーム 中间名 中間名 ikinciad mellannamn mellemnavn "
        + "mellomnavn toinennimi");

    private static readonly HashSet<string> FamilyNames = Keys(
        "lastname familyname surname last family secondname nachname familienname zuname nomdefamille apellido apellidos "
        + "primerapellido cognome cognomi sobrenome "
        + "apelido apelidos últimonome achternaam familienaam nazwisko фамилия прізвище 姓 苗字 성 soyad soyadı efternamn "
        + "efternavn etternavn sukunimi příjmení "
        + "vezetéknév családnév numedefamilie prezime priimek priezvisko презиме cognom cognoms perekonnanimi perenimi uzvārds "
        + "pavardė 姓氏 επώνυμο اسمالعائلة الاسمالأخير اللقب שםמשפחה namabelakang họ etternamn นามสกุล نامخانوادگی उपनाम "
        + "अंतिमनाम कुलनाम namakeluarga");

    private static readonly HashSet<string> Prefixes = Keys("nameprefix prefix");
    private static readonly HashSet<string> Titles = Keys("title titel anrede titre título titolo tytuł обращение 敬称 称谓");
    private static readonly HashSet<string> Suffixes =
        Keys("suffix namesuffix namenssuffix suffixe sufijo suffisso sufixo achtervoegsel sufiks суффикс");

    private static readonly HashSet<string> Nicknames = Keys(
        "nickname nick alias screenname spitzname surnom pseudo pseudonyme apodo soprannome apelidocarinhoso alcunha bijnaam "
            + "roepnaam pseudonim псевдоним ニックネーム 昵称 暱稱 별명 ชื่อเล่น");

    private static readonly HashSet<string> Organisations = Keys(
        "company organization organisation companyname employer firma firmenname unternehmen organisationsname entreprise "
        + "société organisme empresa compañía "
        + "organización azienda società ditta organizzazione organização bedrijf organisatie przedsiębiorstwo organizacja "
        + "компания организация 会社 会社名 勤務先 公司 单位 組織 "
        + "회사 şirket kurum företag firmanavn yritys společnost εταιρεία cég організація компанія societate organizacija организација "
        + "organització organizácia spoločnosť organisasjon järjestö szervezet įstaiga organizācija organisatsioon organisasi "
        + "회사명 ארגון organizație tổchức firmaorganizacja บริษัท องค์กร شرکت سازمان कंपनी संगठन syarikat");

    private static readonly HashSet<string> Labels = Keys(
        "categories category labels label groups group tags tag groupmembership kategorien kategorie gruppen gruppe "
        + "catégories catégorie groupes groupe categorías "
        + "grupos categorie gruppi categorias kategorier grupy категории группы группа 分類 類別 类别 分组 群組 グループ 그룹 kategoriler "
        + "gruplar grupper luokat kategorie");

    private static readonly HashSet<string> Spouses = Keys(
        "spouse husband wife ehepartner ehepartnerin partnerin partner conjoint conjointe époux épouse cónyuge coniuge cônjuge "
        + "współmałżonek małżonek супруг супруга супругсупруга manžel manželka házastárs ektefelle ægtefælle puoliso 配偶者 配偶 배우자");

    private static readonly HashSet<string> Children = Keys(
        "children kinder enfants hijos figli filhos kinderen dzieci дети barn børn lapset děti gyermekek çocuklar "
        + "子供 お子様 子女 자녀");

    private static readonly HashSet<string> BirthYears = Keys(
        "birthyear geburtsjahr annéedenaissance añodenacimiento annodinascita anodenascimento geboortejaar rokurodzenia "
            + "годрождения");
    private static readonly HashSet<string> BirthMonths = Keys(
        "birthmonth geburtsmonat moisdenaissance mesdenacimiento mesedinascita mêsdenascimento geboortemaand miesiącurodzenia "
            + "месяцрождения");
    private static readonly HashSet<string> BirthDays = Keys(
        "birthday geburtstag jourdenaissance díadenacimiento giornodinascita diadenascimento geboortedag dzieńurodzenia "
            + "деньрождения");

    /// <summary>Names of the birthday, first those of languages that write the day first.</summary>
    private static readonly HashSet<string> DayFirstBirthdays = Keys(
        "geburtstag geburtsdatum datedenaissance naissance anniversaire néle néele fechadenacimiento nacimiento cumpleaños "
        + "datadinascita compleanno natoil "
        + "datadenascimento nascimento aniversário nascidoem verjaardag geboortedatum geboren dataurodzenia urodziny "
        + "деньрождения датарождения деньнародження "
        + "doğumtarihi doğumgünü födelsedag födelsedatum fødselsdag fødselsdato bursdag syntymäpäivä syntymäaika "
        + "datumnarození narozeniny születésnap születésidátum datanașterii zidenaștere "
        + "ημερομηνίαγέννησης γενέθλια датанародження "
        + "تاريخالميلاد תאריךלידה tanggallahir ngàysinh geb gebdatum gebtag geboren geborenam "
        + "datumrođenja rođendan datumrojstva rojstnidan датумрођења рођендан датанараждане рожденден dátumnarodenia "
        + "datadenaixement aniversari sünnipäev sünniaeg sünnikuupäev dzimšanasdiena dzimšanasdatums gimimodata gimtadienis "
        + "narodeniny วันเกิด วันเดือนปีเกิด जन्मदिन जन्मतिथि tarikhlahir");

    private static readonly HashSet<string> Birthdays =
        Keys("birthday birthdate dateofbirth dob birth bday born 誕生日 生年月日 生日 出生日期 생일 생년월일 出生");

    private static readonly HashSet<string> EmailParts = Keys(
        "email courriel courrierélectronique adresseélectronique messagerie correo correio postaelettronica poczt почт "
        + "メール 邮箱 邮件 郵件 郵箱 電郵 信箱 이메일 전자메일 eposta epost sähköposti пошт мејл имейл ηλεκτρονικοταχυδρομείο "
        + "ηλεκτρονικούταχυδρομείου البريدالإلكتروني ایمیل رایانامه پستالکترونیک דואל אימייל epast elpašt อีเมล ईमेल emel");

    private static readonly HashSet<string> Emails =
        Keys("mail mails mailadresse mailaddress mailprivat mailgeschäftlich primærmail sekundærmail mél posta почта meil");

    private static readonly HashSet<string> PhoneParts = Keys(
        "phone telefon telephone telefoon telefone mobil mobiel móvil celular cellulare handy portable telemóvel telemobile gsm "
        + "телефон мобил 電話 携帯 电话 手机 手機 전화 휴대 puhelin matkapuhelin whatsapp τηλέφωνο κινητό هاتف جوال موبايل موبایل "
        + "محمول تلفن همراه טלפון נייד telepon điệnthoại diđộng mobitel tālrun โทรศัพท์ มือถือ เบอร์โทร फ़ोन मोबाइल दूरभाष");

    private static readonly HashSet<string> Phones = Keys(
        "tel cell mobile natel komórka fon tél telno teln мтел komórkowy teldienstlich telprivat telprofessionnel telpersonnel "
        + "teldomicile telbureau fone fonecomercial fonedetrabalho fonedecasa foneresidencial fonedocarro foneprimário outrofone "
        + "fonecelular");

    /// <summary>Parts of names of columns that say something of a value, or whose value is not the person's.</summary>
    private static readonly string[] NotValues =
        ["type", "label", "displayname", "angezeigt", "affich", "mostrar", "visualizz", "exibi", "weergave", "fax", "pager",
            "telex", "assist", "asist", "asyst", "ассист", "助理", "秘书", "秘書", "companymain", "zentrale", "callback",
            "isdn", "subject", "status", "consent", "optin", "verified", "confirmed", "count", "date", "種類", "类型", "тип", "факс",
            "пейджер", "ファックス", "传真", "傳真", "팩스"];

    private static readonly HashSet<string> Websites =
        Keys("url website webpage web homepage siteweb sitio sito site página strona сайт webpage1 webpage2 sitepersonnel");

    /// <summary>The columns of a header that mean something for contacts; null if it is not a header of contacts.</summary>
    /// <param name="names">The names of the columns.</param>
    /// <param name="given">The columns that the host states, which take precedence over their names; null for none.</param>
    internal static ContactColumns? Find(IReadOnlyList<string> names, ContactColumns? given = null)
    {
        if (given is not null && Has(given, names)) return ColumnsOf(names, given);
        if (IsThunderbird(names)) return Thunderbird(names);
        if (names.Any(static name => !IsName(name, MaxNameLength, MaxWords))) return null;
        ContactColumns found = ColumnsOf(names);
        bool hasName = found.Name.Count > 0 || found.NameParts.Count > 0;
        bool hasAddress = found.Emails.Count > 0 || found.Phones.Count > 0 || found.Profiles.Count > 0;
        bool isAll = names.All(static name => IsName(name, MaxNameLength / 2, MaxWords / 2) && Means(Key(name)));
        return (hasName && hasAddress) || (isAll && (found.Emails.Count > 0 || (hasName && found.Birthday.Count > 0)))
            ? found : null;
    }

    /// <summary>The columns of a header that is known to be one of contacts.</summary>
    /// <param name="names">The names of the columns.</param>
    /// <param name="given">The columns that the host states; null for none.</param>
    internal static ContactColumns ColumnsOf(IReadOnlyList<string> names, ContactColumns? given)
    {
        ContactColumns found = ColumnsOf(names);
        return given is null || !Has(given, names) ? found : found with
        {
            Name = Or(given.Name, given.NameParts.Count > 0 ? [] : found.Name),
            NameParts = Or(given.NameParts, given.Name.Count > 0 ? [] : found.NameParts),
            Emails = Or(given.Emails, found.Emails),
            Phones = Or(given.Phones, found.Phones),
            Profiles = Or(given.Profiles, found.Profiles),
            Birthday = Or(given.Birthday, found.Birthday),
            BirthdayPatterns = given.BirthdayPatterns,
            Organisation = Or(given.Organisation, found.Organisation),
            Categories = Or(given.Categories, found.Categories),
            Separator = given.Separator,
            IgnoredCategories = given.IgnoredCategories,
        };
    }

    /// <summary>Whether the columns that a host states are in a header: one of the name, or of addresses.</summary>
    internal static bool Has(ContactColumns given, IReadOnlyList<string> names) =>
        given.Name.Concat(given.NameParts).Concat(given.Emails).Concat(given.Profiles).Concat(given.Phones)
            .Any(column => names.Any(name => CsvHeader.Plain(name) == CsvHeader.Plain(column)));

    /// <summary>The number of names that mean something.</summary>
    internal static int CountKnown(IReadOnlyList<string> names) =>
        IsThunderbird(names) ? names.Count : names.Count(static name => Means(Key(name)));

    /// <summary>Whether the names of the birthday's columns are of a language that writes the day before the month.</summary>
    internal static bool IsDayFirst(IReadOnlyList<string> birthday) => birthday.Count > 0
        && birthday.All(static name => DayFirstBirthdays.Contains(Key(name)));

    /// <summary>Whether a text may be the name of a column, and is not a sentence or pattern.</summary>
    private static bool IsName(string text, int maxLength, int maxWords) =>
        text.Length <= maxLength && text.AsSpan().Count(' ') < maxWords && !text.AsSpan().ContainsAny(NeverInNames);

    /// <summary>Whether the columns are those of Thunderbird's export: 37, among them four at the end that are told apart by
    /// numbers alone.</summary>
    private static bool IsThunderbird(IReadOnlyList<string> names) =>
        (names.Count == 37 || (names.Count == 38 && names[37].Length == 0))
            && names[32].Length > 0 && Key(names[32]) is var custom && custom != Key(names[0])
            && custom == Key(names[33]) && custom == Key(names[34]);

    /// <summary>The columns of Thunderbird's export, which have one order in every language.</summary>
    private static ContactColumns Thunderbird(IReadOnlyList<string> names) => new()
    {
        Name = [names[2]],
        NameParts = IsFamilyFirst(names[1]) ? [names[1], names[0]] : [names[0], names[1]],
        Nicknames = [names[3]],
        Emails = [names[4], names[5]],
        Phones = [names[7], names[8], names[11]],
        Organisation = [names[26]],
        WebPages = [names[27], names[28]],
        BirthMonthAndDay = [names[30], names[31]],
    };

    /// <summary>Whether the name of the column of the family's name is in a language that says it first.</summary>
    private static bool IsFamilyFirst(string name) =>
        name.AsSpan().ContainsAnyInRange('\u3000', '\u9FFF') || name.AsSpan().ContainsAnyInRange('\uAC00', '\uD7A3');

    private static ContactColumns ColumnsOf(IReadOnlyList<string> names)
    {
        if (IsThunderbird(names)) return Thunderbird(names);
        string[] keys = [.. names.Select(Key)];
        List<string> Of(Func<string, bool> isIt) => [.. names.Where((_, i) => keys[i].Length > 0 && isIt(keys[i]))];
        // Brazil calls the nickname what Portugal calls the family's name.
        bool IsNickname(string key) => Nicknames.Contains(key)
            || (key == "apelido" && (keys.Contains("sobrenome") || keys.Contains("ultimonome")));
        List<string> given = Of(GivenNames.Contains), family = Of(key => FamilyNames.Contains(key) && !IsNickname(key)),
            whole = Of(WholeNames.Contains), any = Of(AnyNames.Contains);
        // Nom beside Prénom is the family's name, Nombre beside Apellidos the given one; alone either is the whole.
        if (any.Count > 0 && given.Count > 0 && family.Count == 0) (family, any) = ([any[0]], []);
        else if (any.Count > 0 && family.Count > 0 && given.Count == 0) (given, any) = ([any[0]], []);
        whole = [.. whole.Concat(any).Distinct().Except(given).Except(family)];
        bool isOutlook = keys.Any(Suffixes.Contains) && given.Count > 0;
        List<string> prefixes = Of(key => Prefixes.Contains(key) || (isOutlook && Titles.Contains(key))),
            middle = Of(MiddleNames.Contains);
        List<string> suffixes = isOutlook ? Of(Suffixes.Contains) : [];
        List<string> parts = family.Exists(IsFamilyFirst)
            ? [.. family, .. given, .. middle] : [.. prefixes, .. given, .. middle, .. family, .. suffixes];
        // Yahoo names the numbers of a person by their places alone.
        bool isYahoo = keys.Contains("home") && keys.Contains("work") && keys.Contains("mobile");
        List<string> months = Of(BirthMonths.Contains), days = Of(BirthDays.Contains);
        bool hasParts = months.Count > 0 && days.Count > 0;
        return new()
        {
            Name = parts.Count > 0 && given.Count > 0 && family.Count > 0
                ? [.. whole.Where(static name => Key(name) != "fileas")] : whole,
            NameParts = parts,
            Nicknames = Of(IsNickname),
            Emails = Of(IsEmail),
            Phones = Of(key => IsPhone(key) || (isYahoo && key is ("home" or "work"))),
            Profiles = Of(static key => key.Contains("linkedin", StringComparison.Ordinal) || key is "profileurl" or "profile"
                or "profil"),
            WebPages = Of(Websites.Contains),
            Birthday = hasParts ? [] : Of(static key => Birthdays.Contains(key) || DayFirstBirthdays.Contains(key)),
            BirthMonthAndDay = hasParts ? [months[0], days[0]] : [],
            Organisation = Of(Organisations.Contains),
            Categories = Of(Labels.Contains),
            Related = [.. Of(Spouses.Contains).Select(static column => (column, TieKind.Spouse)),
                .. Of(Children.Contains).Select(static column => (column, TieKind.Child))],
        };
    }

    private static IReadOnlyList<string> Or(IReadOnlyList<string> given, IReadOnlyList<string> found) =>
        given.Count > 0 ? given : found;

    private static bool Means(string key) =>
        key.Length > 0 && (WholeNames.Contains(key) || AnyNames.Contains(key) || GivenNames.Contains(key)
            || FamilyNames.Contains(key) || MiddleNames.Contains(key)
            || Birthdays.Contains(key) || DayFirstBirthdays.Contains(key) || Organisations.Contains(key) || Labels.Contains(key)
            || Nicknames.Contains(key)
            || BirthYears.Contains(key) || BirthMonths.Contains(key) || Suffixes.Contains(key) || Titles.Contains(key)
            || Websites.Contains(key)
            || key.Contains("linkedin", StringComparison.Ordinal) || IsEmail(key) || IsPhone(key));

    private static bool IsEmail(string key) =>
        (Emails.Contains(key) || EmailParts.Any(part => key.Contains(part, StringComparison.Ordinal))) && IsValue(key);

    private static bool IsPhone(string key) =>
        (Phones.Contains(key) || PhoneParts.Any(part => key.Contains(part, StringComparison.Ordinal))) && IsValue(key)
            && !IsEmail(key);

    private static bool IsValue(string key) => !NotValues.Any(part => key.Contains(part, StringComparison.Ordinal));

    private static HashSet<string> Keys(string names) => [.. names.Split(' ').Select(Key)];

    /// <summary>A name as it is compared: lower-case letters alone, without accents, spaces and numbers.</summary>
    private static string Key(string name)
    {
        StringBuilder key = new(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormD))
            if (char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                key.Append(char.ToLowerInvariant(c));
        return key.Replace('ı', 'i').Replace('ł', 'l').Replace('ø', 'o').Replace("ß", "ss").ToString().Normalize();
    }
}
