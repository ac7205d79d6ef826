namespace BestNetwork;

/// <summary>The streams that a process was started with. Where one is closed, the runtime may have opened a file of its own
/// under its number, which must be neither read nor written.</summary>
internal static class StandardStreams
{
    internal static Stream Input => IsOpen(0) ? Console.OpenStandardInput() : Stream.Null;

    internal static Stream Output => IsOpen(1) ? Console.OpenStandardOutput() : new ClosedStream();

    internal static TextWriter Error => IsOpen(2) ? Console.Error : TextWriter.Null;

    /// <summary>Whether a descriptor was inherited. What the runtime opens itself is closed on exec, as Linux shows.</summary>
    private static bool IsOpen(int descriptor)
    {
        const int CloseOnExec = 0x80000;
        if (!OperatingSystem.IsLinux()) return true;
        try
        {
            string? flags = File.ReadLines(FormattableString.Invariant($"/proc/self/fdinfo/{descriptor}"))
                .FirstOrDefault(static line => line.StartsWith("flags:", StringComparison.Ordinal));
            return flags is null || (Convert.ToInt32(flags[6..].Trim(), 8) & CloseOnExec) == 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return true;
        }
    }

    /// <summary>Refuses what is written to it.</summary>
    private sealed class ClosedStream : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (count > 0) throw new IOException("it is closed");
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
