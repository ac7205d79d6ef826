namespace RelationshipModel.Report.Mapping;

/// <summary>The shape of a status on the map, of radius 1, so that each can be told apart without its color.</summary>
internal static class StatusShape
{
    private const string Circle = "M-1 0A1 1 0 1 0 1 0A1 1 0 1 0-1 0z";
    private const string Square = "M-.88-.88H.88V.88H-.88z";
    private const string Diamond = "M0-1.2L1.2 0L0 1.2L-1.2 0z";
    private const string Up = "M0-1.15L1.08 .8H-1.08z";
    private const string Down = "M0 1.15L1.08-.8H-1.08z";
    private const string Cross = "M-.95-.6L-.6-.95L0-.35L.6-.95L.95-.6L.35 0L.95 .6L.6 .95L0 .35L-.6 .95L-.95 .6L-.35 0z";
    private const string Bars = "M-.85-.95H-.2V.95H-.85zM.2-.95H.85V.95H.2z";
    private const string Plus = "M-.3-1H.3V-.3H1V.3H.3V1H-.3V.3H-1V-.3H-.3z";
    private const string Bar = "M-1-.35H1V.35H-1z";

    internal static IReadOnlyList<TieStatus> All { get; } = Enum.GetValues<TieStatus>();

    /// <summary>Returns the name of a status as a class and within ids.</summary>
    internal static string Name(TieStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>Returns the outline; those of sleeping, lapsed and ended ties are drawn hollow.</summary>
    internal static string Path(TieStatus status) => status switch
    {
        TieStatus.Active or TieStatus.Dormant => Circle,
        TieStatus.Nascent => Up,
        TieStatus.Slipping or TieStatus.Ended => Diamond,
        TieStatus.Drifting or TieStatus.Lapsed => Square,
        TieStatus.Unanswered => Cross,
        TieStatus.Paused => Bars,
        TieStatus.Deceased => Plus,
        TieStatus.NotScored => Down,
        _ => Bar,
    };
}
