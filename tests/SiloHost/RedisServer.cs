using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SiloHost;

/// <summary>A Redis server of one run, on a port of loopback, which keeps nothing on disk.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly Process _server;
    private readonly DirectoryInfo _folder;

    private RedisServer(Process server, DirectoryInfo folder, int port) => (_server, _folder, Port) = (server, folder, port);

    /// <summary>Gets the program; null if it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);

    /// <summary>Gets the port.</summary>
    public int Port { get; }

    /// <summary>Gets the id of the process.</summary>
    public int ProcessId => _server.Id;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">The program is not installed, or did not answer.</exception>
    public static async Task<RedisServer> StartAsync(CancellationToken cancellationToken = default)
    {
        int port = LoopbackPorts.Take(1)[0];
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redis-");
        ProcessStartInfo start = new(
            Program ?? throw new InvalidOperationException("redis-server is not installed: apt-get install redis-server."),
            ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder.FullName])
        {
            RedirectStandardOutput = true,
        };
        RedisServer server = new(Process.Start(start)!, folder, port);
        _ = server._server.StandardOutput.ReadToEndAsync(cancellationToken);
        for (int attempt = 0; attempt < 100; attempt++)
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"redis-server did not answer on port {port} of loopback.");
    }

    /// <summary>Ends the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_server.HasExited) _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }
}
