using System.Net;
using ExistingCrm.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime.Testing;
using Npgsql;

namespace ExistingCrm.Tests;

/// <summary>The program as it runs, on a port and a database of its own, on the last day of the sample.</summary>
internal sealed class RunningCrm : IAsyncDisposable
{
    private static int _databases;

    private readonly WebApplication _application;
    private readonly string? _file;

    private RunningCrm(WebApplication application, string? file) => (_application, _file) = (application, file);

    internal string Address => _application.Urls.Single();

    internal static async Task<RunningCrm> StartAsync(string database = "SQLite", Action<IServiceCollection>? configure = null)
    {
        string? file = database == "SQLite" ? Path.Combine(Path.GetTempPath(), $"crm-{Guid.NewGuid():N}.db") : null;
        WebApplication application = await CrmApplication.CreateAsync(
            [.. file is null ? ["--Postgres", Postgres()] : (string[])["--Sqlite", file], "--urls", "http://127.0.0.1:0"],
            services =>
            {
                services.AddSingleton<IClock>(new FakeClock(Instant.FromUtc(2026, 6, 30, 18, 0)))
                    .AddLogging(static logging => logging.ClearProviders());
                configure?.Invoke(services);
            });
        RunningCrm crm = new(application, file);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return crm;
    }

    /// <summary>A client that is signed in.</summary>
    internal async Task<HttpClient> SignInAsync(string login)
    {
        HttpClient client = new(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false })
        {
            BaseAddress = new(Address),
        };
        using HttpResponseMessage response =
            await client.PostAsync($"/sign-in/{login}", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return client;
    }

    /// <summary>Reads the tables of the CRM.</summary>
    internal async Task<T> ReadAsync<T>(Func<CrmContext, Task<T>> read)
    {
        await using AsyncServiceScope scope = _application.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CrmContext>());
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        if (_file is null)
        {
            await ReadAsync(static crm => crm.Database.EnsureDeletedAsync());
        }
        else
        {
            SqliteConnection.ClearAllPools();
            foreach (string end in (string[])["", "-wal", "-shm"]) File.Delete(_file + end);
        }

        await _application.DisposeAsync();
    }

    private static string Postgres()
    {
        const string Variable = "RELATIONSHIP_MODEL_POSTGRES";
        string? server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(
            string.IsNullOrEmpty(server),
            $"No PostgreSQL server is named. Set {Variable} to the connection string of one on which databases may be made, and "
            + "run the tests again. See CONTRIBUTING.md.");
        return new NpgsqlConnectionStringBuilder(server)
        {
            Database = $"crm_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}",
            MaxPoolSize = 10,
        }.ConnectionString;
    }
}
