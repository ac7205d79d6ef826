using NodaTime;
using RelationshipModel.Internals;

namespace RelationshipModel.Scoring;

/// <summary>Notes which options are out of their ranges.</summary>
internal sealed class OptionCheck(OptionFaults faults) : IOptionReader
{
    public void Number(double value, double from, double to, string name = "") =>
        faults.Check(name, value, from, to);

    public void Length(Duration value, Duration from, Duration to, string name = "") =>
        faults.Check(name, value, from, to);
}
