using System.Text;
using Xunit.Sdk;

namespace RelationshipModel.Tests.Shared;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Verify_CalledPlainly_FindsTheApprovedTextBesideThisFile() => Snapshot.Verify("The approved text.");

    [Fact]
    public async Task Verify_SameText_PassesAndRemovesAnOldReceivedFile()
    {
        await WriteAsync("Some.Method.verified.txt", "one\ntwo\n");
        await WriteAsync("Some.Method.received.txt", "old");

        await VerifyAsync("one\ntwo");

        Assert.Equal(["Some.Method.verified.txt"], Files());
    }

    [Theory]
    [InlineData("one\r\ntwo\r\n")]
    [InlineData("one\ntwo\n\n")]
    public async Task Verify_OtherLineEnds_Passes(string text)
    {
        await WriteAsync("Some.Method.verified.txt", "one\ntwo\n");

        await VerifyAsync(text);
    }

    [Fact]
    public async Task Verify_NoApprovedText_FailsAndKeepsTheReceivedOne()
    {
        FailException failure = await Assert.ThrowsAsync<FailException>(() => VerifyAsync("one\r\ntwo"));

        Assert.Contains("Some.Method has no approved text yet", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["Some.Method.received.txt"], Files());
        Assert.Equal("one\ntwo\n",
            await File.ReadAllTextAsync(Path.Combine(_folder, "Some.Method.received.txt"),
                TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Verify_OtherText_FailsWithTheDifference()
    {
        await WriteAsync("Some.Method.verified.txt", "same\nold\n");

        FailException failure = await Assert.ThrowsAsync<FailException>(() => VerifyAsync("same\nnew"));

        Assert.Contains("-old", failure.Message, StringComparison.Ordinal);
        Assert.Contains("+new", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["Some.Method.received.txt", "Some.Method.verified.txt"], Files());
    }

    [Theory]
    [InlineData("one ")]
    [InlineData(" one")]
    [InlineData("One")]
    [InlineData("\none")]
    [InlineData("")]
    public async Task Verify_TextThatDiffersInOneCharacter_Fails(string text)
    {
        await WriteAsync("Some.Method.verified.txt", "one\n");

        await Assert.ThrowsAsync<FailException>(() => VerifyAsync(text));
    }

    [Fact]
    public async Task Verify_WithParameters_HasAFileForEach()
    {
        await WriteAsync("Some.Method_first.verified.txt", "1\n");

        await Snapshot.Verify("1", "first", Path.Combine(_folder, "Some.cs"), "Method");
        await Assert.ThrowsAsync<FailException>(() => Snapshot.Verify("1", "second", Path.Combine(_folder, "Some.cs"), "Method"));
    }

    [Fact]
    public async Task Verify_SourceNotOnThisMachine_SaysSo()
    {
        string gone = Path.Combine(_folder, "gone", "Some.cs");

        DirectoryNotFoundException failure =
            await Assert.ThrowsAsync<DirectoryNotFoundException>(() => Snapshot.Verify("1", null, gone, "Method"));

        Assert.Contains("run the tests where they were built", failure.Message, StringComparison.Ordinal);
    }

    private Task VerifyAsync(string text) => Snapshot.Verify(text, null, Path.Combine(_folder, "Some.cs"), "Method");

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, name), text, Encoding.UTF8);

    private string[] Files() =>
        [.. Directory.GetFiles(_folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
