using System.Diagnostics;
using System.Globalization;
using System.Text;
using RelationshipModel.Attacks;
using RelationshipModel.Storage;
using SqliteWriter;

namespace RelationshipModel.Sqlite.Tests;

/// <summary>A disk that fails at one operation of many: what was acknowledged is there, nothing is there by half, a host is told
/// which file it was, and everything goes on when the disk is mended.</summary>
public sealed class FaultyDiskTests
{
    /// <summary>The number of operations that fail with each kind of fault: RELATIONSHIP_MODEL_FAULTS, else 20 where CI is set,
    /// else 12. There are about 550 operations.</summary>
    private static readonly int Tried = Environment.GetEnvironmentVariable("RELATIONSHIP_MODEL_FAULTS") is { } faults
        ? int.Parse(faults, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("CI") is null ? 12 : 20;

    /// <summary>The calls before which the file is closed and opened again, so that it is moved out of its journal.</summary>
    private static readonly int[] Reopened = [9, 19];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DiskFault.Once)]
    [InlineData(DiskFault.Lasting)]
    [InlineData(DiskFault.Full)]
    [InlineData(DiskFault.Halved)]
    [InlineData(DiskFault.Torn)]
    [InlineData(DiskFault.PowerLost)]
    public async Task Calls_DiskFailsAtAnOperation_LoseNothingAcknowledgedAndGoOn(DiskFault fault)
    {
        (string[] rows, int operations) = await SoundAsync();
        using Process reader = Writer.Start(redirectsInput: true, "read");
        List<string> wrong = [];
        int step = Math.Max(1, operations / Tried), failed = 0, told = 0;
        for (int at = 1 + (int)fault % step; at <= operations; at += step)
        {
            Run run = new(fault, at, rows, reader);
            await run.MakeAsync();
            wrong.AddRange(run.Wrong.Select(what => $"{fault} at {at} of {operations}: {what}"));
            if (run.HasFailed) failed++;
            told += run.Told;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{fault}: {failed} faults at {operations} operations, {told} calls told");
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong.Take(20)));
        Assert.True(failed > 3, $"{failed} faults happened.");
        reader.StandardInput.Close();
    }

    /// <summary>The hashes of the rows before the first call and after each, and the number of operations, if nothing
    /// fails.</summary>
    private static async Task<(string[] Rows, int Operations)> SoundAsync()
    {
        using TemporaryFolder folder = new();
        using FaultyDisk disk = new(folder.Path);
        SqliteStore store = new(folder.File());
        NetworkStores stores = NetworkStores.Of(store);
        List<string> rows = [Reading.HashOf(await FacadeScript.RowsAsync(NetworkStores.Of(new InMemoryStore())))];
        for (int i = 0; i < FacadeScript.Calls.Count; i++)
        {
            if (Reopened.Contains(i))
            {
                store.Dispose();
                store = new(folder.File());
                stores = NetworkStores.Of(store);
            }

            await FacadeScript.Calls[i].MakeAsync(FacadeScript.Network(stores));
            rows.Add(Reading.HashOf(await FacadeScript.RowsAsync(stores)));
        }

        store.Dispose();
        return ([.. rows], disk.Operations);
    }

    /// <summary>All calls, of which one meets a fault of the disk.</summary>
    private sealed class Run(DiskFault fault, int at, string[] rows, Process reader)
    {
        internal List<string> Wrong { get; } = [];

        internal bool HasFailed { get; private set; }

        internal int Told { get; private set; }

        internal async Task MakeAsync()
        {
            using TemporaryFolder folder = new();
            using FaultyDisk disk = new(folder.Path);
            disk.Fail(fault, at);
            SqliteStore store = new(folder.File());
            for (int i = 0; i < FacadeScript.Calls.Count; i++)
            {
                if (Reopened.Contains(i))
                {
                    store.Dispose();
                    store = new(folder.File());
                    await MendAsync(i, isKept: true);
                }

                FacadeCall call = FacadeScript.Calls[i];
                Exception? met = await CallAsync(call);
                if (met is not null) Told++;
                if (met is not null && !IsTold(met, folder.File())) Wrong.Add($"{call.Name}: {met}");
                if (met is not null && !disk.HasFailed) Wrong.Add($"{call.Name} failed, and the disk did not: {met}");
                if (met is not null && call.IsQuestion && fault != DiskFault.PowerLost)
                    Wrong.Add($"{call.Name} was not answered: {met}");
                await MendAsync(i + 1, isKept: met is null or ErasureException ? true : SaysNothingKept(met) ? false : null);
                if (met is not null && await CallAsync(call) is { } again) Wrong.Add($"{call.Name}, called again: {again}");
            }

            store.Dispose();
            await MendAsync(FacadeScript.Calls.Count, isKept: true);
            await CheckAsync("at the end", [rows[^1]]);
            foreach (byte[] bytes in folder.Contents())
                if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(FacadeScript.Erased.Value)) >= 0)
                    Wrong.Add("An erased id is left.");

            async Task<Exception?> CallAsync(FacadeCall call)
            {
                try
                {
                    await call.MakeAsync(FacadeScript.Network(NetworkStores.Of(store)));
                    return null;
                }
                catch (Exception e)
                {
                    return e;
                }
            }

            // What another process reads after the fault: what was there before the call, or after it.
            async Task MendAsync(int calls, bool? isKept)
            {
                if (HasFailed || !disk.HasFailed) return;
                HasFailed = true;
                if (fault == DiskFault.PowerLost)
                {
                    store.Dispose();
                    disk.LosePower(new(at));
                    store = new(folder.File());
                }

                disk.Mend();
                if (fault == DiskFault.PowerLost && isKept == false) isKept = null;
                string[] allowed = isKept switch
                {
                    true => [rows[calls]],
                    false => [rows[calls - 1]],
                    null => [rows[calls - 1], rows[calls]],
                };
                await CheckAsync($"after call {calls}, if the process ends", allowed, Reading.Ended);
                await CheckAsync($"after call {calls}", allowed);
            }

            async Task CheckAsync(string when, string[] allowed, string prefix = "")
            {
                await reader.StandardInput.WriteLineAsync(prefix + folder.File());
                string? read = await reader.StandardOutput.ReadLineAsync(Cancel);
                if (!allowed.Contains(read))
                    Wrong.Add($"{when}: {PlaceOf(read)}, allowed {string.Join(' ', allowed.Select(PlaceOf))}");
            }

            string PlaceOf(string? hash) =>
                Array.IndexOf(rows, hash) is >= 0 and var place ? $"the rows after call {place}" : $"read '{hash}'";
        }

        private static bool SaysNothingKept(Exception met) =>
            met.Message.Contains("None of this call's changes were kept", StringComparison.Ordinal);

        private static bool IsTold(Exception met, string file) => met switch
        {
            ErasureException { InnerException: SqliteStoreException inner } => IsTold(inner, file),
            SqliteStoreException told => told.Message.Contains(file, StringComparison.Ordinal),
            _ => false,
        };
    }
}
