using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace BestNetwork.Tests;

/// <summary>An assistant that is connected to <c>bestnetwork mcp</c>: to the command's code, or to the executable.</summary>
internal sealed class Assistant : IAsyncDisposable
{
    private readonly Pipe _toServer = new();
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private Task<int>? _server;

    private Assistant()
    {
    }

    internal McpClient Client { get; private set; } = null!;

    /// <summary>The server's standard error; empty for an executable.</summary>
    internal string Error => _error.ToString();

    internal static async Task<Assistant> StartAsync(params string[] args)
    {
        Assistant assistant = new();
        assistant.Client = await McpClient.CreateAsync(
            Run.Executable is { } executable ? OfProcess(executable, args) : assistant.OfCode(args),
            cancellationToken: TestContext.Current.CancellationToken);
        return assistant;
    }

    /// <summary>Calls a tool and returns its structured answer.</summary>
    internal async Task<JsonElement> AskAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await CallAsync(tool, arguments);
        string text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(result.IsError is not true, text);
        JsonElement answer = result.StructuredContent!.Value;
        // The text is for clients that read no structure: it must not say anything else.
        Assert.True(JsonElement.DeepEquals(answer, JsonElement.Parse(text)), text);
        return answer;
    }

    /// <summary>Calls a tool that must refuse, and returns why.</summary>
    internal async Task<string> RefusedAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        CallToolResult result = await CallAsync(tool, arguments);
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        return Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
    }

    internal async Task<CallToolResult> CallAsync(string tool, params (string Name, object? Value)[] arguments) =>
        await Client.CallToolAsync(
            tool, arguments.ToDictionary(static argument => argument.Name, static argument => argument.Value),
            cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Closes the server's input and returns its exit code; 0 for an executable.</summary>
    internal async Task<int> EndAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        return _server is null ? 0 : await _server;
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private StreamClientTransport OfCode(string[] args)
    {
        Pipe toClient = new();
        CommandContext context = new(_toServer.Reader.AsStream(), toClient.Writer.AsStream(), _error, Run.Clock);
        _server = Task.Run(async () =>
        {
            int exitCode = await BestNetworkCommand.RunAsync(["mcp", .. args], context, TestContext.Current.CancellationToken);
            await toClient.Writer.CompleteAsync();
            return exitCode;
        });
        return new(_toServer.Writer.AsStream(), toClient.Reader.AsStream());
    }

    private static StdioClientTransport OfProcess(string executable, string[] args) => new(new()
    {
        Command = executable,
        Arguments = ["mcp", .. args],
        EnvironmentVariables = new Dictionary<string, string?>
        {
            ["BESTNETWORK_CONFIG"] = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            ["BESTNETWORK_DB"] = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        },
    });
}
