using System.Globalization;
using System.Text;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Writes the options as text, equal for equal values.</summary>
internal sealed class OptionText(StringBuilder text) : IOptionReader
{
    public void Number(double value, double from, double to, string name = "") =>
        text.Append(CultureInfo.InvariantCulture, $";{name}={value:R}");

    public void Length(Duration value, Duration from, Duration to, string name = "") =>
        text.Append(CultureInfo.InvariantCulture, $";{name}={value.TotalNanoseconds:R}");
}
