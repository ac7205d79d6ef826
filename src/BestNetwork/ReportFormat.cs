namespace BestNetwork;

/// <summary>The format of a report.</summary>
internal enum ReportFormat
{
    /// <summary>The whole report, as one page.</summary>
    Html,

    /// <summary>The map alone.</summary>
    Svg,
}
