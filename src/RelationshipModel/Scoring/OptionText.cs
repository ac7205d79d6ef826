using System.Globalization;
using System.Text;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Writes the options of a group as text, equal for equal values.</summary>
internal sealed class OptionText(StringBuilder text, string group) : IOptionReader
{
    public void Number(double value, double from, double to, string name = "") =>
        text.Append(CultureInfo.InvariantCulture, $";{group}.{name}={value:R}");

    public void Length(Duration value, Duration from, Duration to, string name = "") =>
        text.Append(CultureInfo.InvariantCulture, $";{group}.{name}={value.TotalNanoseconds:R}");
}
