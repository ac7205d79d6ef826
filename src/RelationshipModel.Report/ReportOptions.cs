using System.Globalization;
using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <summary>How a report is written. Immutable; change it with a <c>with</c> expression.</summary>
public sealed record ReportOptions
{
    /// <summary>The defaults.</summary>
    public static ReportOptions Default { get; } = new();

    /// <summary>The culture of numbers and dates. The words are English, but for those of <see cref="Reasons"/>.</summary>
    /// <value>The invariant culture by default: then the figures and days of the table are written by the page as
    /// the reader's browser has them.</value>
    public CultureInfo Culture { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } =
        CultureInfo.InvariantCulture;

    /// <summary>What puts reasons into words.</summary>
    /// <value>English by default.</value>
    public IReasonRenderer Reasons { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } =
        Language.English;

    /// <summary>How many ties the map of the circles draws at the most; the report says how many it leaves out.</summary>
    /// <value>1 to 200; 48 by default.</value>
    public int MostOnMap { get; init => field = Within(value, 200, nameof(MostOnMap)); } = 48;

    /// <summary>How many ties are drawn over time at the most; the report says how many it leaves out.</summary>
    /// <value>1 to 500; 40 by default.</value>
    public int MostOverTime { get; init => field = Within(value, 500, nameof(MostOverTime)); } = 40;

    /// <summary>Of how many ties the reciprocity is drawn at the most; the report says how many it leaves out.</summary>
    /// <value>1 to 500; 30 by default.</value>
    public int MostReciprocities { get; init => field = Within(value, 500, nameof(MostReciprocities)); } = 30;

    private static int Within(int value, int most, string name) =>
        value >= 1 && value <= most
            ? value : throw new ArgumentOutOfRangeException(name, value,
                string.Create(CultureInfo.InvariantCulture, $"It must be from 1 to {most}."));
}
