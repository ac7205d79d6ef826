namespace BestNetwork;

/// <summary>How results are written.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For scripts: RFC 4180, with LF.</summary>
    Csv,

    /// <summary>For programs, with explanations.</summary>
    Json,
}
