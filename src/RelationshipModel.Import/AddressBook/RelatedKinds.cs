namespace RelationshipModel.Import.AddressBook;

/// <summary>Reads what a related person is: the values of RFC 6350, and the words address books use for them.</summary>
internal static class RelatedKinds
{
    internal static TieKind Of(string word) => Key(word) switch
    {
        "CONTACT" => TieKind.Contact,
        "ACQUAINTANCE" => TieKind.Acquaintance,
        "FRIEND" or "MALEFRIEND" or "FEMALEFRIEND" or "FREUND" or "FREUNDIN" or "AMI" or "AMIE" or "AMIGO" or "AMIGA" or "AMICO"
            or "AMICA" or "VRIEND" or "VRIENDIN" =>
            TieKind.Friend,
        "MET" => TieKind.Met,
        "COWORKER" => TieKind.CoWorker,
        "COLLEAGUE" or "KOLLEGE" or "KOLLEGIN" or "COLLÈGUE" => TieKind.Colleague,
        "CORESIDENT" => TieKind.CoResident,
        "NEIGHBOR" or "NEIGHBOUR" or "NACHBAR" or "NACHBARIN" or "VOISIN" or "VOISINE" => TieKind.Neighbor,
        "CHILD" or "SON" or "DAUGHTER" or "KIND" or "SOHN" or "TOCHTER" or "ENFANT" or "FILS" or "FILLE" or "HIJO" or "HIJA"
            or "FIGLIO" or "FIGLIA" => TieKind.Child,
        "PARENT" or "MOTHER" or "FATHER" or "MUTTER" or "VATER" or "MÈRE" or "PÈRE" or "MADRE" or "PADRE" or "MÃE" or "PAI"
            or "MOEDER" or "VADER" => TieKind.Parent,
        "SIBLING" or "BRUDER" or "SCHWESTER" or "FRÈRE" or "SŒUR" or "SOEUR" or "HERMANO" or "HERMANA" or "FRATELLO" or "SORELLA"
            or "BROER" or "ZUS" => TieKind.Sibling,
        "SPOUSE" or "HUSBAND" or "WIFE" or "EHEPARTNER" or "EHEMANN" or "EHEFRAU" or "ÉPOUX" or "ÉPOUSE" or "CONJOINT"
            or "CONJOINTE" or "ESPOSO" or "ESPOSA"
            or "MARITO" or "MOGLIE" => TieKind.Spouse,
        "KIN" or "RELATIVE" or "GRANDPARENT" or "GRANDCHILD" or "UNCLE" or "AUNT" or "NEPHEW" or "NIECE" or "GRANDMOTHER"
            or "GRANDFATHER" => TieKind.Kin,
        "MUSE" => TieKind.Muse,
        "CRUSH" => TieKind.Crush,
        "DATE" => TieKind.Date,
        "SWEETHEART" or "PARTNER" or "PARTNERIN" or "DOMESTICPARTNER" or "GIRLFRIEND" or "BOYFRIEND" or "GIRLFRIENDORBOYFRIEND" =>
            TieKind.Sweetheart,
        "ME" => TieKind.Me,
        "AGENT" or "ASSISTANT" => TieKind.Agent,
        "EMERGENCY" => TieKind.Emergency,
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
