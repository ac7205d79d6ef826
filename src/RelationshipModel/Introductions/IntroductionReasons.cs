namespace RelationshipModel.Introductions;

/// <summary>The codes of the reasons for introductions.</summary>
public static class IntroductionReasons
{
    /// <summary>To one of the two: the <c>other</c> offers the <c>topics</c> that this one needs.</summary>
    public const string MeetsNeed = "meets_need";

    /// <summary>To one of the two: this one and the <c>other</c> care about the same <c>topics</c>.</summary>
    public const string SharedInterests = "shared_interests";

    /// <summary>To one of the two: the <c>other</c> is looking for the <c>topics</c> that this one
    /// offers, and asks for help.</summary>
    public const string AsksForHelp = "asks_for_help";

    /// <summary>To one of the two, if nothing but shared ties speaks for it: nothing is said about them. Argument
    /// <c>other</c>.</summary>
    public const string MightEnjoyMeeting = "might_enjoy_meeting";

    /// <summary>To the owner: <c>first</c> and <c>second</c> share the <c>people</c>, and nothing else speaks for it.</summary>
    public const string SharedTiesAlone = "shared_ties_alone";

    /// <summary>To the owner: <c>first</c> and <c>second</c> share the <c>people</c>.</summary>
    public const string SharedPeople = "shared_people";

    /// <summary>To the owner: the tie with the <c>contact</c> is dormant or lapsed since the last contact, so revive it
    /// first. Argument <c>silence</c> (length).</summary>
    public const string ReviveFirst = "revive_first";

    /// <summary>To the owner: close to <c>first</c> and <c>second</c>.</summary>
    public const string CloseToBoth = "close_to_both";

    /// <summary>To the owner: knows <c>first</c> and <c>second</c>.</summary>
    public const string KnowsBoth = "knows_both";

    /// <summary>To the owner: it was stated that <c>first</c> and <c>second</c> do not know each other.</summary>
    public const string SaidNotAcquainted = "said_not_acquainted";

    /// <summary>To the owner: as far as known, <c>first</c> and <c>second</c> have nothing in common but the owner.</summary>
    public const string NeverTogether = "never_together";

    /// <summary>To the owner: <c>first</c> and <c>second</c> know the same people, and no more is known.</summary>
    public const string SharedPeopleOnly = "shared_people_only";

    /// <summary>To the owner: <c>first</c> and <c>second</c> are in one circle, and were not seen together.</summary>
    public const string SmallCircleOnly = "small_circle_only";

    /// <summary>To the owner: <c>first</c> and <c>second</c> are of one family or household,
    /// and probably know each other.</summary>
    public const string Related = "related";

    /// <summary>To the owner: <c>first</c> and <c>second</c> have one family name, and may be of one family.</summary>
    public const string SameFamilyName = "same_family_name";

    /// <summary>To the owner: <c>first</c> and <c>second</c> took part in one interaction or gathering.</summary>
    public const string WereTogether = "were_together";
}
