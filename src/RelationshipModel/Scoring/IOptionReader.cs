using System.Runtime.CompilerServices;
using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>Reads the options of a group one by one, each with its range: to check them, or to
/// make a fingerprint of them.</summary>
internal interface IOptionReader
{
    void Number(double value, double from, double to, [CallerArgumentExpression(nameof(value))] string name = "");

    void Length(Duration value, Duration from, Duration to, [CallerArgumentExpression(nameof(value))] string name = "");
}
