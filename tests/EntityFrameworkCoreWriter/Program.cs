// Makes all calls of the script for an owner, and kills itself at a boundary of a transaction. It says of each call when it was
// acknowledged, and at the end how many boundaries there were.
//   EntityFrameworkCoreWriter sqlite|postgres CONNECTION OWNER BOUNDARY
using System.Globalization;
using EntityFrameworkCoreWriter;
using Microsoft.EntityFrameworkCore;
using RelationshipModel;
using RelationshipModel.Attacks;
using RelationshipModel.EntityFrameworkCore;
using RelationshipModel.Storage;

KillAtBoundary kill = new(int.Parse(args[3], CultureInfo.InvariantCulture));
DbContextOptionsBuilder options = new DbContextOptionsBuilder().AddInterceptors(kill);
options = args[0] == "sqlite" ? options.UseSqlite(args[1]) : options.UseNpgsql(args[1]);
OwnerId owner = new(args[2]);
for (int i = 0; i < FacadeScript.Calls.Count; i++)
{
    await using WriterContext context = new(options.Options);
    await FacadeScript.Calls[i].MakeAsync(FacadeScript.Network(NetworkStores.Of(new EntityFrameworkCoreStore(context)), owner));
    Console.WriteLine($"made {i + 1}");
}

Console.WriteLine($"passed {kill.Passed}");
