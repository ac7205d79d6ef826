namespace RelationshipModel.Evaluation.Tests;

public sealed class CorrespondenceReaderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_RowsOutOfOrder_AreOrderedByTime() =>
        Assert.Equal([Made.Day(0), Made.Day(1), Made.Day(2)], Read("2000-01-03,a,b", "2000-01-01,b,a", "2000-01-02,a,c").Times);

    [Fact]
    public void Read_ChannelMissing_IsTheOneGiven() =>
        Assert.All(Read("2000-01-03,a,b", "2000-01-01,b,a").UpTo(Made.Day(9)).ToArray(),
            owned => Assert.Equal(Channel.Letter, owned.Interaction.Channel));

    [Fact]
    public void Read_BadRow_IsRefusedWithFileAndLine()
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Read("2000-01-03,a,b", "yesterday,b,a"));

        Assert.StartsWith($"{_path}, line 3: ", refused.Message, StringComparison.Ordinal);
    }

    private Correspondence Read(params string[] rows)
    {
        File.WriteAllLines(_path, ["timestamp,sender,recipient", .. rows]);
        return CorrespondenceReader.Read(_path, Channel.Letter);
    }
}
