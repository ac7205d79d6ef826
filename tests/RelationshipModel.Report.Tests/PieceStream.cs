namespace RelationshipModel.Report.Tests;

/// <summary>A stream that refuses to block, as the response of a web host does, and keeps each piece that was written.</summary>
internal sealed class PieceStream : Stream
{
    internal List<byte[]> Pieces { get; } = [];

    internal Action? AfterPiece { get; init; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Pieces.Sum(static piece => (long)piece.Length);

    public override long Position { get => Length; set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new InvalidOperationException("It was written to synchronously.");

    public override void Flush() => throw new InvalidOperationException("It was flushed synchronously.");

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Pieces.Add(buffer.ToArray());
        AfterPiece?.Invoke();
        return ValueTask.CompletedTask;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
