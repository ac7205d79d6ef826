using RelationshipModel.Import.Files;

namespace RelationshipModel.Import.Tests;

[CollectionDefinition(nameof(BoundedMemoryTests), DisableParallelization = true)]
public class AloneInTheProcess;

/// <summary>Reads far more than may be kept. Runs alone, since it watches the memory of the process.</summary>
[Collection(nameof(BoundedMemoryTests))]
public class BoundedMemoryTests
{
    private const long MaxLive = 24L << 20;

    [Fact]
    public void ReadMbox_OfManyTimesTheMemoryAllowed_KeepsNextToNothing()
    {
        GeneratedMbox mailbox = new(200L << 20);
        int read = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        foreach (ImportItem item in new RecordsReader(Text.Options).Read(mailbox, "large.mbox",
            TestContext.Current.CancellationToken))
        {
            Assert.IsType<ImportedInteraction>(item);
            if (++read % 10_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(mailbox.Messages, read);
        Assert.True(read > 40_000);
        Assert.True(most < MaxLive, $"{most} bytes were live");
    }

    [Fact]
    public void ReadMbox_OfOneEndlessLine_KeepsNoMoreThanTheLimit()
    {
        using EndlessLine line = new(200L << 20);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        line.EveryMegabyte = () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
        Assert.Contains(new RecordsReader(Text.Options).Read(line, "line.mbox", TestContext.Current.CancellationToken),
            static item => item is ItemFault);
        Assert.True(peak < MaxLive, $"{peak} bytes were kept");
    }

    private sealed class EndlessLine(long size) : ForwardStream
    {
        private static readonly byte[] Start = "From: a@x\nDate: x\nTo: "u8.ToArray();

        private long _given;

        internal Action? EveryMegabyte { get; set; }

        public override int Read(Span<byte> buffer)
        {
            if (_given >= size) return 0;
            if (_given == 0)
            {
                Start.CopyTo(buffer);
                _given += Start.Length;
                return Start.Length;
            }

            if ((_given >> 20) != ((_given + buffer.Length) >> 20)) EveryMegabyte?.Invoke();
            buffer.Fill((byte)'x');
            _given += buffer.Length;
            return buffer.Length;
        }
    }
}
