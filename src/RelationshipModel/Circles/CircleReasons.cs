namespace RelationshipModel.Circles;

/// <summary>The codes of the reasons that a circle's review gives, beside those of
/// <see cref="Scoring.TieReasons"/>. They never change.</summary>
public static class CircleReasons
{
    /// <summary>A member is later than the circle's or the membership's cadence. Arguments: contact, silence, gap.</summary>
    public const string BeyondCadence = "circle_beyond_cadence";

    /// <summary>A cadence is stated, and there never was any contact. Arguments: contact, since.</summary>
    public const string NeverInTouch = "circle_never_in_touch";

    /// <summary>The gap is the membership's cadence. Arguments: contact, gap.</summary>
    public const string CadenceOfMembership = "circle_cadence_of_membership";

    /// <summary>The gap is the circle's cadence. Arguments: contact, gap.</summary>
    public const string CadenceOfCircle = "circle_cadence_of_circle";

    /// <summary>The gap is the tie's own rhythm. Arguments: contact, and gap from the third day of contact.</summary>
    public const string OwnRhythm = "circle_own_rhythm";

    /// <summary>Contact with somebody outside the circle grows. Arguments: contact, recent, days, expected.</summary>
    public const string Growing = "circle_growing";

    /// <summary>Contact is as frequent as the circle's cadence asks. Arguments: contact.</summary>
    public const string PaceOfCadence = "circle_pace_of_cadence";

    /// <summary>Contact is as frequent as with the circle's members. Arguments: contact.</summary>
    public const string PaceOfMembers = "circle_pace_of_members";

    /// <summary>A candidate's bond. Arguments: contact, hours.</summary>
    public const string Bond = "circle_bond";

    /// <summary>A candidate's bond, to which a stated closeness belongs. Arguments: contact, hours.</summary>
    public const string StatedBond = "circle_stated_bond";

    /// <summary>Support passed both ways between the owner and a candidate. Arguments: contact.</summary>
    public const string MutualSupport = "circle_mutual_support";

    /// <summary>A candidate has kept every promise. Arguments: contact, kept, promises.</summary>
    public const string Trust = "circle_trust";

    /// <summary>The owner felt restored after time with a candidate. Arguments: contact.</summary>
    public const string Restores = "circle_restores";

    /// <summary>A candidate gave advice or honest feedback. Arguments: contact, times.</summary>
    public const string Advice = "circle_advice";

    /// <summary>Initiative and support come from both sides. Arguments: contact.</summary>
    public const string Reciprocity = "circle_reciprocity";

    /// <summary>The closeness of the tie with a candidate. Arguments: contact, warmth.</summary>
    public const string Strength = "circle_strength";

    /// <summary>A candidate shares interests of the circle's members. Arguments: contact, topics.</summary>
    public const string SharedInterests = "circle_shared_interests";

    /// <summary>There are more members than the owner wants. Arguments: members, over.</summary>
    public const string OverCapacity = "circle_over_capacity";

    /// <summary>The time that the circle takes. Arguments: hours.</summary>
    public const string Hours = "circle_hours";

    /// <summary>The members who came and went recently. Arguments: days, joined, left.</summary>
    public const string Growth = "circle_growth";
}
