using System.Globalization;
using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <summary>The options of a report. Immutable; change it with a <c>with</c> expression.</summary>
public sealed record ReportOptions
{
    /// <summary>Gets the defaults.</summary>
    public static ReportOptions Default { get; } = new();

    /// <summary>Gets the culture of numbers and dates.</summary>
    /// <value>The invariant culture by default: they then follow the language, and the days and numbers of an English table
    /// follow the reader's browser.</value>
    public CultureInfo Culture { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } =
        CultureInfo.InvariantCulture;

    /// <summary>Gets the language of the report's words. English and German are supported; any other language falls back to
    /// English.</summary>
    /// <value>The language of the culture by default.</value>
    public Language Language
    {
        get => field ?? Language.For(Culture);
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the renderer that puts reasons into words.</summary>
    /// <value><see cref="Language"/> by default.</value>
    public IReasonRenderer Reasons
    {
        get => field ?? Language;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the owner's name, for the title; empty to leave it out.</summary>
    /// <value>Null by default: the owner's id.</value>
    public string? OwnerName { get; init; }

    /// <summary>Gets the maximum number of ties that the map draws; the report says how many it leaves out, and lists all
    /// ties.</summary>
    /// <value>1 to 300; 300 by default. A small screen has room for fewer.</value>
    public int MaxOnMap { get; init => field = Within(value, 300, nameof(MaxOnMap)); } = 300;

    /// <summary>Gets the maximum number of ties that are drawn over time; the report says how many it leaves out.</summary>
    /// <value>1 to 500; 40 by default.</value>
    public int MaxOverTime { get; init => field = Within(value, 500, nameof(MaxOverTime)); } = 40;

    /// <summary>Gets the maximum number of ties whose give and take is drawn; the report says how many it leaves out.</summary>
    /// <value>1 to 500; 30 by default.</value>
    public int MaxReciprocities { get; init => field = Within(value, 500, nameof(MaxReciprocities)); } = 30;

    /// <summary>The report's own words; by default those of the language.</summary>
    internal ReportTexts Texts { get => field ?? ReportTexts.Of(Language); init; }

    private static int Within(int value, int most, string name) =>
        value >= 1 && value <= most ? value
            : throw new ArgumentOutOfRangeException(name, value,
            string.Create(CultureInfo.InvariantCulture, $"It must be from 1 to {most}."));
}
