using System.Diagnostics;
using System.Globalization;
using NodaTime;
using RelationshipModel.Import.Calendar;
using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests;

/// <summary>Gives every reader broken files: whatever they hold, it must end, soon and in little memory, with items
/// or faults and no exception.</summary>
/// <remarks>IMPORT_FUZZ sets how many files there are in all (100,000 where CI is true, else 6,000),
/// IMPORT_FUZZ_SEED the seed.</remarks>
internal static class Fuzz
{
    private const int Readers = 7;
    private const long MaxAllocated = 64L << 20;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(20);
    internal static readonly ImportLimits Limits = new()
    {
        Recurrences = 200,
        Attendees = 50,
        LineLength = 2000,
        ExpandedSize = 1
        << 20
    };
    private static readonly ImportOptions Options =
        Text.Options with { Limits = Limits, Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"] };
    internal static readonly CalendarOptions Window = new()
    {
        Zone = Options.Zone,
        Until = Options.AsOf
        + Duration.FromDays(366)
    };

    internal static void Try(byte[][] fixtures, Action<MemoryStream> read)
    {
        int files = Setting("IMPORT_FUZZ", Environment.GetEnvironmentVariable("CI") == "true" ? 100_000 : 6_000) / Readers;
        int seed = Setting("IMPORT_FUZZ_SEED", 20_260_101);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"seed {seed}, {files} files"));
        Random random = new(seed);
        for (int i = 0; i < files; i++)
        {
            byte[] bytes = Mutation.Of(fixtures, random);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            try
            {
                using MemoryStream stream = new(bytes);
                read(stream);
                stream.Position = 0;
                Checked(new RecordsReader(Options).Read(stream, "f"));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    FormattableString.Invariant($"seed {seed}, file {i}: {Convert.ToBase64String(bytes)}"), e);
            }

            TimeSpan time = Stopwatch.GetElapsedTime(started);
            long memory = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (time > MaxTime || memory > MaxAllocated)
                Assert.Fail(
                    FormattableString.Invariant(
                        $"seed {seed}, file {i} took {time} and {memory} bytes: {Convert.ToBase64String(bytes)}"));
        }
    }

    internal static void Checked<T>(IEnumerable<SourceItem<T>> items)
        where T : class
    {
        foreach (SourceItem<T> item in items)
        {
            Assert.True(item.Item is null != item.Fault is null);
            Assert.True(item.Line > 0);
            if (item.Fault is { } fault) Assert.False(fault.Reason.Length == 0 || fault.Reason.Any(char.IsControl));
        }
    }

    private static void Checked(IEnumerable<ImportItem> items)
    {
        PeopleIndex people = new();
        foreach (ImportItem item in items)
        {
            Assert.True(item.Line > 0);
            people.Add(item);
        }

        foreach (Contact contact in people.Contacts()) Assert.NotEmpty(contact.Name);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int given)
            ? given : otherwise;
}
