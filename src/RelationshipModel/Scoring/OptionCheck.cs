using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>Notes which options of a group are out of their ranges.</summary>
internal sealed class OptionCheck(OptionFaults faults, string group) : IOptionReader
{
    public void Number(double value, double from, double to, string name = "") =>
        faults.Check($"{group}.{name}", value, from, to);

    public void Length(Duration value, Duration from, Duration to, string name = "") =>
        faults.Check($"{group}.{name}", value, from, to);
}
