using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

public sealed partial class ReadmeTests
{
    /// <summary>The README's curl commands, one after another, to one program that begins empty; what follows "..." is not
    /// compared.</summary>
    [Fact]
    public async Task Examples_SentToTheEndpoints_AnswerAsTheReadmeSays()
    {
        await using Site site = await Site.StartAsync(also: static endpoints => endpoints.MapPut(
            "/contacts", static async (Contact contact, RelationshipNetwork network, CancellationToken cancellationToken) =>
            {
                await network.Contacts.SaveAsync(contact, cancellationToken);
                return TypedResults.Ok(contact);
            }));
        string readme = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "src", "RelationshipModel.AspNetCore", "README.md"),
            TestContext.Current.CancellationToken);
        MatchCollection examples = Example().Matches(readme);
        List<string> wrong = [];

        Assert.InRange(examples.Count, 7, 20);
        foreach (Match example in examples)
        {
            string answer = "";
            string[] commands = [.. Command().Matches(example.Groups["commands"].Value).Select(static one => one.Value)];
            foreach (string command in commands) answer = await SendAsync(site, command);
            string expected = example.Groups["answer"].Value.Trim();
            bool isRight = expected.EndsWith("...", StringComparison.Ordinal)
                ? expected.Length > 40 && answer.StartsWith(expected[..^3], StringComparison.Ordinal) : answer == expected;
            if (!isRight) wrong.Add($"{commands[^1]}\nanswers\n{answer}\nnot\n{expected}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    /// <summary>Sends what a command of curl would send.</summary>
    private static async Task<string> SendAsync(Site site, string command)
    {
        string? method = null, body = null, address = null, user = null;
        string[] words = [.. Word().Matches(command).Select(static word => word.Value.Trim('\''))];
        Assert.Equal("curl", words[0]);
        for (int i = 1; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "-X": method = words[++i]; break;
                case "--json": body = words[++i]; break;
                case "-H": user = Rest(words[++i], Site.User + ": "); break;
                default: address = Rest(words[i], "http://localhost:5000"); break;
            }
        }

        return (await site.SendAsync(method ?? (body is null ? "GET" : "POST"), address!, body, user)).Body;
    }

    private static string Rest(string word, string start)
    {
        Assert.StartsWith(start, word, StringComparison.Ordinal);
        return word[start.Length..];
    }

    [GeneratedRegex(@"curl (?:'[^']*'|[^'\n])*")]
    private static partial Regex Command();

    [GeneratedRegex("```sh\n(?<commands>curl [^`]+)```\n\n```json\n(?<answer>[^`]*)```")]
    private static partial Regex Example();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
