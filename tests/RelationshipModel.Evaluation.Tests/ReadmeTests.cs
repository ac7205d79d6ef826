using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void Figures_PublishedTable_HasEveryRuleInOrder()
    {
        string[] published =
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "README.md"))
                .SkipWhile(line => line != "## Figures").Skip(4).TakeWhile(line => line.StartsWith('|'))
                .Select(line => line.Split(" | ")[0][2..])
                .Where(name => !name.StartsWith("the best of", StringComparison.Ordinal)),
        ];

        Assert.Equal(RuleSet.All(new(), new()).Select(rule => rule.Name), published);
    }
}
