using System.Diagnostics;
using System.Globalization;
using MimeKit;
using NodaTime;
using RelationshipModel.Import;
using RelationshipModel.Import.Benchmarks;
using RelationshipModel.Import.Mail;
using RelationshipModel.Import.People;

// Usage: dotnet run -c Release -- [megabytes = 2048]
// Each way of reading runs in a process of its own, so that its peak memory is its own.
if (args is [string way, string path])
{
    Stopwatch clock = Stopwatch.StartNew();
    int messages = way switch
    {
        "lines" => Lines(path),
        "mimekit" => MimeKitAlone(path),
        "mimekit-reader" => MimeKitReader(path),
        "reader" => Reader(path),
        "records" => Records(path),
        _ => throw new ArgumentException($"'{way}' is no way of reading."),
    };
    using Process self = Process.GetCurrentProcess();
    double seconds = clock.Elapsed.TotalSeconds, megabytes = new FileInfo(path).Length / 1048576.0;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{way,-16} {messages,9} messages {seconds,8:0.00} s ({self.TotalProcessorTime.TotalSeconds:0.00} s of processors) "
        + $"{megabytes / seconds,8:0} MB/s  peak {self.PeakWorkingSet64 / 1048576.0,6:0} MB, allocated {GC.GetTotalAllocatedBytes() / 1048576.0,6:0} MB"));
    return 0;
}

long size = (args is [string given] ? long.Parse(given, CultureInfo.InvariantCulture) : 2048) << 20;
string file = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"relationshipmodel-{Environment.ProcessId}.mbox"));
try
{
    MailboxFile.Write(file, size);
    foreach (string each in new[] { "lines", "mimekit", "mimekit-reader", "reader", "records" })
    {
        using Process child = Process.Start(Environment.ProcessPath!, [each, file]);
        child.WaitForExit();
        if (child.ExitCode != 0) return child.ExitCode;
    }
}
finally
{
    File.Delete(file);
}

return 0;

static FileStream Open(string path) =>
    new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);

// The floor: every byte read once.
static int Lines(string path)
{
    using FileStream stream = Open(path);
    byte[] buffer = new byte[1 << 16];
    int lines = 0, read;
    while ((read = stream.Read(buffer)) > 0) lines += buffer.AsSpan(0, read).Count((byte)'\n');
    return lines;
}

// MimeKit's usual parser, which keeps each message.
static int MimeKitAlone(string path)
{
    using FileStream stream = Open(path);
    MimeParser parser = new(stream, MimeFormat.Mbox, persistent: true);
    int messages = 0;
    while (!parser.IsEndOfStream)
    {
        using MimeMessage message = parser.ParseMessage();
        if (message.From.Count > 0) messages++;
    }

    return messages;
}

// MimeKit's leanest parser, which keeps nothing and reads no field.
static int MimeKitReader(string path)
{
    using FileStream stream = Open(path);
    MimeReader reader = new(stream, MimeFormat.Mbox);
    int messages = 0;
    while (!reader.IsEndOfStream)
    {
        reader.ReadMessage();
        messages++;
    }

    return messages;
}

static int Reader(string path)
{
    using FileStream stream = Open(path);
    return MailReader.ReadMbox(stream, path).Count(static item => item.Item is not null);
}

static int Records(string path)
{
    using FileStream stream = Open(path);
    ImportSummary summary = new();
    PeopleIndex people = new();
    foreach (ImportItem item in new RecordsReader(
        new() { Me = ["me@home.example"], AsOf = Instant.FromUtc(2040, 1, 1, 0, 0) }).Read(stream, path))
    {
        summary.Add(item);
        people.Add(item);
    }

    return (int)summary.InteractionCount;
}
