using System.Diagnostics;
using System.Globalization;

namespace ImportFuzzer;

/// <summary>A reader with its options, to which broken files are given: whatever they hold, it must end, soon and in little
/// memory, with items or faults and no exception.</summary>
/// <param name="name">The name of the target.</param>
/// <param name="folder">The folder of the corpus with valid files for the reader.</param>
/// <param name="read">Reads a file, and throws if what it gives is wrong.</param>
public sealed class FuzzTarget(string name, string folder, Action<MemoryStream> read)
{
    private const long MaxAllocated = 64L << 20;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);

    public string Name => name;

    /// <summary>Gets the valid files.</summary>
    public IReadOnlyList<byte[]> Seeds { get; } = Corpus.Files(folder);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidOperationException">Reading took too long or too much memory, or gave what is wrong.</exception>
    public void Read(byte[] file)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long started = Stopwatch.GetTimestamp();
        using MemoryStream stream = new(file);
        read(stream);
        TimeSpan time = Stopwatch.GetElapsedTime(started);
        long memory = GC.GetAllocatedBytesForCurrentThread() - allocated;
        if (time > MaxTime || memory > MaxAllocated)
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Reading took {time} and {memory} bytes."));
    }

    public override string ToString() => Name;
}
