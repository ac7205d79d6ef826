namespace RelationshipModel.Import.AddressBook;

/// <summary>Reads what a related person is: the values of RFC 6350, and the words address books use for them.</summary>
internal static class RelatedKinds
{
    /// <summary>The words in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian.</summary>
    private static readonly Dictionary<string, TieKind> Words = new[]
    {
        (TieKind.Contact, "contact"),
        (TieKind.Acquaintance, "acquaintance"),
        (TieKind.Friend, "friend malefriend femalefriend freund freundin ami amie amigo amiga amico amica vriend vriendin "
            + "przyjaciel przyjaciółka друг подруга"),
        (TieKind.Met, "met"),
        (TieKind.CoWorker, "coworker"),
        (TieKind.Colleague, "colleague manager kollege kollegin collègue colega collega kolega koleżanka коллега"),
        (TieKind.CoResident, "coresident"),
        (TieKind.Neighbor, "neighbor neighbour nachbar nachbarin voisin voisine vecino vecina vicino vicina vizinho vizinha "
            + "buurman buurvrouw sąsiad sąsiadka сосед соседка"),
        (TieKind.Child, "child son daughter kind sohn tochter enfant fils fille hijo hija figlio figlia filho filha zoon dochter "
            + "dziecko syn córka ребенок ребёнок сын дочь"),
        (TieKind.Parent, "parent mother father mutter vater mère père madre padre mãe pai moeder vader matka ojciec мать отец "
            + "мама папа"),
        (TieKind.Sibling, "sibling bruder schwester frère sœur soeur hermano hermana fratello sorella irmão irmã broer zus brat "
            + "siostra брат сестра"),
        (TieKind.Spouse, "spouse husband wife ehepartner ehepartnerin ehemann ehefrau époux épouse conjoint conjointe esposo "
            + "esposa cónyuge marito moglie coniuge cônjuge marido echtgenoot echtgenote mąż żona małżonek małżonka муж жена супруг "
            + "супруга"),
        (TieKind.Kin, "kin relative uncle aunt nephew niece"),
        (TieKind.Muse, "muse"),
        (TieKind.Crush, "crush"),
        (TieKind.Date, "date"),
        (TieKind.Sweetheart, "sweetheart partner partnerin domesticpartner girlfriend boyfriend girlfriendorboyfriend"),
        (TieKind.Me, "me"),
        (TieKind.Agent, "agent assistant"),
        (TieKind.Emergency, "emergency"),
    }.SelectMany(static kind => kind.Item2.Split(' ').Select(word => (kind.Item1, Key(word))))
        .ToDictionary(static word => word.Item2, static word => word.Item1, StringComparer.Ordinal);

    internal static TieKind Of(string word) => Key(word) switch
    {
        string known when Words.TryGetValue(known, out TieKind kind) => kind,
        // Apple names every kind of brother, cousin and in-law.
        string other when other.EndsWith("INLAW", StringComparison.Ordinal) || other.Contains("COUSIN", StringComparison.Ordinal)
            || other.StartsWith("GRAND", StringComparison.Ordinal) => TieKind.Kin,
        string other when other.EndsWith("BROTHER", StringComparison.Ordinal)
            || other.EndsWith("SISTER", StringComparison.Ordinal) => TieKind.Sibling,
        string other when other.EndsWith("UNCLE", StringComparison.Ordinal) || other.EndsWith("AUNT", StringComparison.Ordinal) =>
            TieKind.Kin,
        _ => TieKind.None,
    };

    /// <summary>Reads the kinds of Android's ContactsContract.CommonDataKinds.Relation.</summary>
    internal static TieKind OfAndroid(string number) => number switch
    {
        "1" => TieKind.Agent,
        "2" or "13" => TieKind.Sibling,
        "3" => TieKind.Child,
        "4" or "10" => TieKind.Sweetheart,
        "5" or "8" or "9" => TieKind.Parent,
        "6" => TieKind.Friend,
        "7" => TieKind.Colleague,
        "12" => TieKind.Kin,
        "14" => TieKind.Spouse,
        _ => TieKind.None,
    };

    /// <summary>Whether the label of a date says that it is the birthday.</summary>
    internal static bool IsBirthday(string label) =>
        Key(label) is "BIRTHDAY" or "GEBURTSTAG" or "ANNIVERSAIRE" or "CUMPLEAÑOS" or "COMPLEANNO" or "ANIVERSÁRIO"
            or "VERJAARDAG" or "URODZINY" or "ДЕНЬРОЖДЕНИЯ"
            or "誕生日" or "生日";

    /// <summary>Whether the label of a date says that it is the day of the death.</summary>
    internal static bool IsDeath(string label) =>
        Key(label) is "DIED" or "DEATH" or "DATEOFDEATH" or "DEATHDATE" or "TODESTAG" or "GESTORBEN" or "STERBEDATUM" or "DÉCÈS"
            or "DATEDEDÉCÈS" or "FALLECIMIENTO" or "DEFUNCIÓN" or "MORTE" or "DECESSO" or "FALECIMENTO" or "OVERLEDEN"
            or "STERFDATUM" or "DATAŚMIERCI" or "ДАТАСМЕРТИ" or "命日" or "忌日";

    private static string Key(string word) => string.Concat(word.Where(char.IsLetter)).ToUpperInvariant();
}
