using System.Globalization;
using System.Text;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests;

/// <summary>Explanations as approved texts. Digits beyond the twelfth are cut, since they differ between machines.</summary>
internal static class ExplanationText
{
    /// <summary>Returns the tree, a term a line, but for what is below the terms named.</summary>
    internal static string Of(Explanation explanation, params string[] closed)
    {
        StringBuilder text = new();
        Append(explanation, 0);
        return text.ToString();

        void Append(Explanation node, int depth)
        {
            text.Append(' ', 2 * depth)
                .Append(CultureInfo.InvariantCulture, $"{node.Term} = {node.Value:G12} {node.Unit} [{node.Combination}]");
            if (node.Evidence.Count > 0) text.Append(" <- ").AppendJoin(", ", node.Evidence);
            text.Append('\n');
            if (closed.Contains(node.Term)) return;
            foreach (Explanation child in node.Children) Append(child, depth + 1);
        }
    }
}
