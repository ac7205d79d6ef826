using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace RelationshipModel.Import.Tests.Chats;

/// <summary>Reads large chats and compares their counts with those of a plain second way to count. Runs alone, since it watches
/// the memory of the
/// process.</summary>
[Collection(nameof(BoundedMemoryTests))]
public class ChatSizeTests(ITestOutputHelper output)
{
    private const int Messages = 100_000;
    private const long MaxLive = 150L << 20;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("WhatsApp Chat with Ann Arbor.txt", @"(?m)^\d\d/\d\d/\d{4}, \d\d:\d\d - [^:]+: ")]
    [InlineData("result.json", "\"type\": \"message\"")]
    [InlineData("sms.xml", "<sms ")]
    public void Read_ManyMessages_CountsThemAllInLittleMemory(string file, string message)
    {
        byte[] chat = file[0] switch
        {
            'W' => GeneratedChats.WhatsApp(Messages),
            'r' => GeneratedChats.Telegram(Messages),
            _ =>
            GeneratedChats.Sms(Messages)
        };
        int expected = Regex.Count(Encoding.UTF8.GetString(chat), message);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        long started = Stopwatch.GetTimestamp();
        int read = 0;
        foreach (ImportItem item in new RecordsReader(Chat.Options).Read(new MemoryStream(chat), file,
            TestContext.Current.CancellationToken))
        {
            Assert.IsType<ImportedInteraction>(item);
            if (++read % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        TimeSpan time = Stopwatch.GetElapsedTime(started);
        output.WriteLine(
            FormattableString.Invariant(
            $"{file}: {chat.Length:N0} bytes, {read:N0} messages in {time.TotalSeconds:0.00} s, {most >> 20} MB live"));
        Assert.Equal(Messages, expected);
        Assert.Equal(expected, read);
        Assert.True(most < MaxLive, $"{most} bytes were live");
        Assert.True(time < MaxTime, $"it took {time}");
    }
}
