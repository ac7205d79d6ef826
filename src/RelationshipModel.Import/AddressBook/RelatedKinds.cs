namespace RelationshipModel.Import.AddressBook;

/// <summary>Reads what a related person is: the values of RFC 6350, and the words address books use for them.</summary>
internal static class RelatedKinds
{
    internal static TieKind Of(string word) => word.Trim().ToUpperInvariant() switch
    {
        "CONTACT" => TieKind.Contact,
        "ACQUAINTANCE" => TieKind.Acquaintance,
        "FRIEND" => TieKind.Friend,
        "MET" => TieKind.Met,
        "CO-WORKER" => TieKind.CoWorker,
        "COLLEAGUE" => TieKind.Colleague,
        "CO-RESIDENT" => TieKind.CoResident,
        "NEIGHBOR" or "NEIGHBOUR" => TieKind.Neighbor,
        "CHILD" or "SON" or "DAUGHTER" => TieKind.Child,
        "PARENT" or "MOTHER" or "FATHER" => TieKind.Parent,
        "SIBLING" or "BROTHER" or "SISTER" => TieKind.Sibling,
        "SPOUSE" or "HUSBAND" or "WIFE" => TieKind.Spouse,
        "KIN" or "RELATIVE" or "GRANDPARENT" or "GRANDCHILD" or "UNCLE" or "AUNT" or "COUSIN" => TieKind.Kin,
        "MUSE" => TieKind.Muse,
        "CRUSH" => TieKind.Crush,
        "DATE" => TieKind.Date,
        "SWEETHEART" or "PARTNER" or "DOMESTICPARTNER" => TieKind.Sweetheart,
        "ME" => TieKind.Me,
        "AGENT" or "ASSISTANT" => TieKind.Agent,
        "EMERGENCY" => TieKind.Emergency,
        _ => TieKind.None,
    };
}
