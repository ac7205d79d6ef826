namespace RelationshipModel.Import;

/// <summary>The order of the parts of a date that is written in digits.</summary>
public enum DateOrder
{
    /// <summary>Day, month, year: <c>31/01/26</c>.</summary>
    DayMonthYear = 1,

    /// <summary>Month, day, year: <c>1/31/26</c>.</summary>
    MonthDayYear = 2,

    /// <summary>Year, month, day: <c>26/01/31</c>.</summary>
    YearMonthDay = 3,
}
