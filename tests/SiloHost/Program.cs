// SiloHost silo REDIS-PORT CLUSTER SILO-PORT GATEWAY-PORT [share]   a silo on loopback, until its standard input ends
// SiloHost load [name=value ...]   a load on clusters of several sizes: see LoadOptions
// SiloHost measure                 how long an owner with 1,000 contacts waits, in one process
// The environment variable RELATIONSHIP_MODEL_POSTGRES names the PostgreSQL server, for a silo with its database.
using System.Globalization;
using Microsoft.Extensions.Hosting;
using SiloHost;
using SiloHost.Load;

string postgres = Environment.GetEnvironmentVariable(Command.Postgres)
    ?? throw new InvalidOperationException($"Set {Command.Postgres} to the connection string of a PostgreSQL server.");
if (args is ["load", .. string[] settings])
{
    await new LoadRun(postgres, LoadOptions.Parse(settings)).RunAsync();
    return;
}

if (args is ["measure"])
{
    await new ActiveGrain(postgres).RunAsync();
    return;
}

if (args is not ["silo", string redisPort, string name, string siloPort, string gatewayPort, .. string[] share])
    throw new ArgumentException("Call: SiloHost silo REDIS-PORT CLUSTER SILO-PORT GATEWAY-PORT [share], SiloHost load or SiloHost measure.");
using IHost silo = RelationshipSilo.Build(
    new(Port(redisPort), name), postgres, Port(siloPort), Port(gatewayPort), sharesTies: share is [Command.Share]);
await silo.StartAsync();
Console.WriteLine(Command.Ready);
while (await Console.In.ReadLineAsync() is not null)
{
    // Nothing is expected.
}

await silo.StopAsync();

static int Port(string text) => int.Parse(text, CultureInfo.InvariantCulture);
