using SiloHost;

namespace RelationshipModel.Orleans.Tests;

/// <summary>The servers that silos in processes of their own need. A test is skipped where one is missing.</summary>
internal static class Servers
{
    /// <summary>Gets the connection string of PostgreSQL, once Redis is known to be installed too.</summary>
    internal static string Postgres
    {
        get
        {
            Assert.SkipWhen(
                RedisServer.Program is null,
                "redis-server is not installed. Install it, such as with apt-get install redis-server, and run the tests again: "
                + "they start it themselves on loopback. See CONTRIBUTING.md.");
            string? connection = Environment.GetEnvironmentVariable(Command.Postgres);
            Assert.SkipWhen(
                string.IsNullOrEmpty(connection),
                $"No PostgreSQL server is named. Set {Command.Postgres} to the connection string of one on which databases may "
                + "be made, and run the tests again. See CONTRIBUTING.md.");
            return connection!;
        }
    }
}
