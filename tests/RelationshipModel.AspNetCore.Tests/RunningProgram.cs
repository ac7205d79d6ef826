using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>A whole program that runs until it is disposed; its host is found as test hosts of the framework find it.</summary>
internal sealed class RunningProgram : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IAsyncDisposable
{
    private static readonly AsyncLocal<RunningProgram?> s_current = new();

    private readonly TaskCompletionSource<IHost> _host = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> _subscriptions = [];
    private Task _program = Task.CompletedTask;

    private RunningProgram()
    {
    }

    internal IServiceProvider Services => _host.Task.Result.Services;

    internal Uri Address =>
        new(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    internal static async Task<RunningProgram> StartAsync(Action program)
    {
        RunningProgram running = new();
        running._subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(running));
        running._program = Task.Run(() =>
        {
            s_current.Value = running;
            program();
        });
        if (await Task.WhenAny(running._host.Task, running._program) == running._program) await running._program;
        TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        running.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
        if (await Task.WhenAny(started.Task, running._program) == running._program) await running._program;
        return running;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting") _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (s_current.Value == this && value is { Key: "HostBuilt", Value: IHost host }) _host.TrySetResult(host);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IDisposable subscription in _subscriptions.ToArray()) subscription.Dispose();
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _program;
    }
}
