namespace BestNetwork;

/// <summary>The format of a result.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For scripts: RFC 4180, with LF.</summary>
    Csv,

    /// <summary>For programs: an array of objects, with explanations.</summary>
    Json,

    /// <summary>For programs that read line by line: one object per line, with explanations.</summary>
    Jsonl,
}
