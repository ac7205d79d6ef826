using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using RelationshipModel.Scoring;

namespace RelationshipModel.Testing;

/// <summary>Answers as text, with every number to the last bit and every explanation with its evidence, to be compared.</summary>
internal static class AnswerText
{
    private static readonly Dictionary<Type, PropertyInfo[]> Properties = [];

    /// <summary>The answer to a question, or what is thrown instead.</summary>
    internal static async Task<string> OfAsync<T>(string question, Func<ValueTask<T>> ask)
    {
        StringBuilder text = new StringBuilder(question).Append('\n');
        try
        {
            Append(text, await ask().ConfigureAwait(false), 1);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            text.Append(fault.GetType().Name).Append(": ").Append(fault.Message);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null: text.Append("null\n"); return;
            case double number: text.Append(number.ToString("R", CultureInfo.InvariantCulture)).Append('\n'); return;
            case string or Enum or IFormattable: text.Append(CultureInfo.InvariantCulture, $"{value}\n"); return;
            case Explanation explanation: AppendNode(text, explanation, depth); return;
            case IEnumerable items:
                text.Append('\n');
                foreach (object item in items) Append(text.Append(' ', depth), item, depth + 1);
                return;
        }

        PropertyInfo[] properties = PropertiesOf(value.GetType());
        if (properties.Length == 0 || value.GetType().Assembly != typeof(Interaction).Assembly || value.GetType().IsValueType)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value}\n");
            return;
        }

        text.Append(value.GetType().Name).Append('\n');
        foreach (PropertyInfo property in properties)
            Append(text.Append(' ', depth).Append(property.Name).Append(' '), property.GetValue(value), depth + 1);
        if (value is not RelationshipScore score) return;
        foreach (ScoreTerm term in Enum.GetValues<ScoreTerm>()) Append(text.Append(' ', depth), score.Explain(term), depth + 1);
    }

    private static void AppendNode(StringBuilder text, Explanation node, int depth)
    {
        text.Append(CultureInfo.InvariantCulture,
            $"{node.Term} {node.Combination} {node.Value:R} {node.Unit} <- {string.Join(' ', node.Evidence)}\n");
        foreach (Explanation child in node.Children) AppendNode(text.Append(' ', depth), child, depth + 1);
    }

    private static PropertyInfo[] PropertiesOf(Type type)
    {
        lock (Properties)
        {
            if (Properties.TryGetValue(type, out PropertyInfo[]? known)) return known;
            return Properties[type] =
            [
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(static property => property.GetIndexParameters().Length == 0 && property.Name
                        != nameof(RelationshipScore.Explanation))
                    .OrderBy(static property => property.Name, StringComparer.Ordinal),
                .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => property.Name == nameof(RelationshipScore.Explanation) && type
                        != typeof(RelationshipScore)),
            ];
        }
    }
}
