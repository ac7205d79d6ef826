using BestNetwork.Mcp.Answers;

namespace BestNetwork.Mcp;

/// <summary>Collects what an answer does not say.</summary>
internal sealed class LimitsBuilder(Sentences sentences)
{
    private readonly List<string> _withheld = [];
    private readonly List<string> _cut = [];
    private readonly List<string> _notOnRecord = [];

    /// <summary>Adds a sentence about what is on record and not shown.</summary>
    internal void Withhold(string key, params (string Name, object Value)[] arguments) =>
        _withheld.Add(sentences.Say(key, arguments));

    /// <summary>Adds the number of items, people or records that are on record and not shown, unless it is 0.</summary>
    internal void WithholdSome(string key, int count)
    {
        if (count > 0) Withhold(key, ("count", count));
    }

    /// <summary>Adds the number of items of a list that were left out, unless it is 0.</summary>
    internal void Cut(string key, int count)
    {
        if (count > 0) _cut.Add(sentences.Say(key, ("count", count)));
    }

    /// <summary>Returns the first items of a list, and adds the number left out.</summary>
    internal IReadOnlyList<T> First<T>(IEnumerable<T> items, int most, string key)
    {
        T[] all = [.. items];
        Cut(key, all.Length - most);
        return all.Length > most ? all[..most] : all;
    }

    /// <summary>Adds a sentence about what is not on record.</summary>
    internal void Miss(string key, params (string Name, object Value)[] arguments) =>
        _notOnRecord.Add(sentences.Say(key, arguments));

    internal AnswerLimits Build() => new() { Withheld = _withheld, Cut = _cut, NotOnRecord = _notOnRecord };
}
