// Writes into a file until it is stopped, and says of each step when it was acknowledged.
//   SqliteWriter import FILE FIRST batches from the first on, each then corrected and all scored, until the process is killed
//   SqliteWriter contend FILE WRITER SECONDS batches of its own and a row that all writers save,
//   for so long; then how many were new
//   SqliteWriter read             reads files whose names come from standard input, one a line; of each the hash of its rows, or
//   what is wrong with it
//   SqliteWriter soak FILE PROCESS BEGAN SECONDS everything at once, for so long; then what it did, as JSON
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using RelationshipModel.Sqlite;
using RelationshipModel.Storage;
using SqliteWriter;

if (args[0] == "read")
{
    while (Console.ReadLine() is { } file) Console.WriteLine(await Reading.OfLineAsync(file));
    return;
}

if (args[0] == "soak")
{
    SoakFigures figures = await Soak.RunAsync(
        args[1], int.Parse(args[2], CultureInfo.InvariantCulture),
        Instant.FromUnixTimeMilliseconds(long.Parse(args[3], CultureInfo.InvariantCulture)),
        Duration.FromSeconds(int.Parse(args[4], CultureInfo.InvariantCulture)));
    Console.WriteLine(JsonSerializer.Serialize(figures));
    return;
}

using SqliteStore store = new(args[1]);
IInteractionStore interactions = store;
int number = int.Parse(args[2], CultureInfo.InvariantCulture);

if (args[0] == "import")
{
    Console.WriteLine("began");
    for (int batch = number; ; batch++)
    {
        await interactions.AddAsync(Batches.Owner, Batches.Of(batch));
        Console.WriteLine($"added {batch}");
        await interactions.SaveAsync(Batches.Owner, Batches.Corrected(batch));
        Console.WriteLine($"corrected {batch}");
        await Batches.Network(NetworkStores.Of(store)).ScoreAllAsync(Batches.AsOf).CountAsync();
        Console.WriteLine($"scored {batch}");
    }
}

TimeSpan length = TimeSpan.FromSeconds(double.Parse(args[3], CultureInfo.InvariantCulture));
Stopwatch watch = Stopwatch.StartNew();
int added = 0;
for (int batch = number; watch.Elapsed < length; batch += 10)
{
    added += await interactions.AddAsync(Batches.Owner, Batches.Of(batch));
    // Also one that another writer adds, or has added.
    added += await interactions.AddAsync(Batches.Owner, Batches.Of(batch / 10 * 10 + 9));
    await ((IContactStore)store).SaveAsync(Batches.Owner, new(Batches.Everywhere, $"by {number}") { Place = $"of {number}" });
    await interactions.ListAsync(Batches.Owner, Batches.Everywhere).CountAsync();
}

Console.WriteLine($"added {added}");
