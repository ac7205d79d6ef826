namespace RelationshipModel.Scoring;

/// <summary>What a day had been credited at an instant: the bond then, as it need not be
/// computed unless it is asked for.</summary>
internal readonly struct DaySoFar
{
    internal DaySoFar(in TieState state, double bond)
    {
        Day = state.Day;
        Before = state.BondBeforeDay;
        Sum = state.DaySum;
        Largest = state.DayLargest;
        StatedSum = state.Marks?.StatedSum ?? 0;
        StatedHours = state.Marks?.StatedHours ?? 0;
        At = state.Last;
        Bond = bond;
    }

    internal DaySoFar(int day, BondStock before, double sum, double largest, double statedSum, double statedHours, Moment at,
        double bond) =>
        (Day, Before, Sum, Largest, StatedSum, StatedHours, At, Bond) =
            (day, before, sum, largest, statedSum, statedHours, at, bond);

    internal int Day { get; }

    internal BondStock Before { get; }

    internal double Sum { get; }

    internal double Largest { get; }

    internal double StatedSum { get; }

    internal double StatedHours { get; }

    internal Moment At { get; }

    /// <summary>The bond in hours, where it does not follow from the rest; else not a number.</summary>
    internal double Bond { get; }
}
