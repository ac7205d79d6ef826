using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace BestNetwork.Mcp;

/// <summary>Messages in lines. Requests that were read are answered after the input has ended too, and the streams are left
/// open.</summary>
internal sealed class LineTransport(Stream input, Stream output, string name)
    : StreamServerTransport(new CancellableInput(input), Stream.Null, name)
{
    private readonly SemaphoreSlim _sending = new(1, 1);

    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        byte[] line =
        [
            .. JsonSerializer.SerializeToUtf8Bytes(message, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage))),
            (byte)'\n',
        ];
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await output.WriteAsync(line, cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _sending.Dispose();
    }
}
