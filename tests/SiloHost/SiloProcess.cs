using System.Diagnostics;

namespace SiloHost;

/// <summary>A silo in a process of its own.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private readonly Process _silo;
    private Task<string>? _errors;

    private SiloProcess(Process silo) => _silo = silo;

    /// <summary>Gets the processor time that it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _silo.Refresh();
            return _silo.TotalProcessorTime;
        }
    }

    /// <summary>Gets the memory that it holds, in bytes.</summary>
    public long Memory
    {
        get
        {
            _silo.Refresh();
            return _silo.WorkingSet64;
        }
    }

    /// <summary>Starts a silo and waits until it has joined the cluster.</summary>
    /// <param name="cluster">The cluster to join.</param>
    /// <param name="postgres">The database of the networks.</param>
    /// <param name="core">The core to run on; null for any.</param>
    /// <param name="sharesTies">Whether owners share whom they know.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InvalidOperationException">The silo ended before it joined.</exception>
    public static async Task<SiloProcess> StartAsync(
        ClusterAddress cluster, string postgres, int? core = null, bool sharesTies = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        int[] ports = LoopbackPorts.Take(2);
        string[] command =
        [
            .. core is null ? [] : new[] { "taskset", "-c", $"{core}" },
            "dotnet", Path.Combine(AppContext.BaseDirectory, "SiloHost.dll"), "silo", $"{cluster.RedisPort}", cluster.Name,
            $"{ports[0]}", $"{ports[1]}", .. sharesTies ? [Command.Share] : Array.Empty<string>(),
        ];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[Command.Postgres] = postgres;
        start.Environment["DOTNET_gcServer"] = "0";
        SiloProcess silo = new(Process.Start(start)!);
        silo._errors = silo._silo.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await silo._silo.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line != Command.Ready) continue;
            _ = silo._silo.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return silo;
        }

        throw new InvalidOperationException($"The silo ended before it joined the cluster: {await silo._errors}");
    }

    /// <summary>Kills the process with SIGKILL: nothing in it has a chance to end well.</summary>
    public async Task KillAsync()
    {
        _silo.Kill();
        await _silo.WaitForExitAsync();
    }

    /// <summary>Has the silo hand over its grains and leave the cluster.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        _silo.StandardInput.Close();
        await _silo.WaitForExitAsync();
        return _silo.ExitCode;
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_silo.HasExited) await KillAsync();
        _silo.Dispose();
    }
}
