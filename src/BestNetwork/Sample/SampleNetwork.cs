namespace BestNetwork.Sample;

/// <summary>A made-up network, for a first look. No person in it is real.</summary>
internal static class SampleNetwork
{
    internal const string FileName = "sample.csv";

    /// <summary>The person whose network it is.</summary>
    internal const string Owner = "Mara Lindqvist";

    /// <summary>The day as of which it is scored unless another is given.</summary>
    internal const string AsOf = "2026-06-30";

    internal static Stream Open(string file = FileName) =>
        typeof(SampleNetwork).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The resource {file} is missing.");
}
