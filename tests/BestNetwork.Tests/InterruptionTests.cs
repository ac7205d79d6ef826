namespace BestNetwork.Tests;

/// <summary>The end of the command when it is stopped, or when something unexpected fails.</summary>
public sealed class InterruptionTests
{
    [Theory]
    [InlineData("score")]
    [InlineData("revisit")]
    [InlineData("report")]
    public async Task Cancelled_WhileStandardInputBlocks_EndsWithOneLineAndExitCode130(string command)
    {
        using CancellationTokenSource stopping = new();
        await using BlockingStream input = new(stopping);
        using MemoryStream output = new();
        using StringWriter error = new() { NewLine = "\n" };
        string[] more = command == "report" ? ["--out", "-"] : [];
        int exitCode = await BestNetworkCommand.RunAsync(
            [command, "--interactions", "-", "--owner", "a", .. more], new CommandContext(input, output, error, Run.Clock),
            stopping.Token);
        Assert.Equal((ExitCode.Interrupted, "bestnetwork: interrupted\n", 0), (exitCode, error.ToString(), (int)output.Length));
    }

    [Fact]
    public async Task UnexpectedFault_Any_EndsWithOneLineAndExitCode1()
    {
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode = await BestNetworkCommand.RunAsync(
            ["score", "--sample"], new CommandContext(Stream.Null, new FaultyStream(), error, Run.Clock),
            TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.Refused, "bestnetwork: unexpected InvalidOperationException: two?lines\n"),
            (exitCode, error.ToString()));
    }

    /// <summary>Cancels when it is first read, and gives nothing until it is disposed.</summary>
    private sealed class BlockingStream(CancellationTokenSource stopping) : MemoryStream
    {
        private readonly ManualResetEventSlim _isOver = new();

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            stopping.Cancel();
            _isOver.Wait(CancellationToken.None);
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            _isOver.Set();
            base.Dispose(disposing);
        }
    }

    private sealed class FaultyStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("two\nlines");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("two\nlines");
    }
}
