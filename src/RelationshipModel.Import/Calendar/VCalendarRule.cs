using System.Text.RegularExpressions;
using NodaTime;

namespace RelationshipModel.Import.Calendar;

/// <summary>Reads the recurrence rules of vCalendar 1.0, such as <c>MP1 2+ TU #5</c>: five times, on the second Tuesday of a
/// month.</summary>
internal static partial class VCalendarRule
{
    /// <summary>A month has five of each weekday at most, counted from its start and from its end.</summary>
    private const int MaxPositions = 10;

    /// <summary>Returns the rule in the form of RFC 5545.</summary>
    /// <param name="rule">The rule, in upper case.</param>
    /// <returns>The rule; null if it is not one of vCalendar, or has rules within it.</returns>
    internal static string? Read(string rule)
    {
        string[] words = rule.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || Beginning().Match(words[0]) is not { Success: true } beginning) return null;
        (string frequency, string part) = beginning.Groups["kind"].Value switch
        {
            "D" => ("DAILY", ""),
            "W" => ("WEEKLY", "BYDAY"),
            "MP" => ("MONTHLY", "BYDAY"),
            "MD" => ("MONTHLY", "BYMONTHDAY"),
            "YM" => ("YEARLY", "BYMONTH"),
            _ => ("YEARLY", "BYYEARDAY"),
        };
        // Without a number or an end a rule holds twice.
        string end = ";COUNT=2";
        List<string> values = [], positions = [];
        bool isAfterWeekday = false;
        foreach (string word in words.AsSpan(1))
        {
            if (word[0] == '#') end = $";COUNT={word[1..]}";
            else if (CalendarTime.TryParse(word, null, out CalendarTime until))
                end = $";UNTIL={(until.Local.TimeOfDay == LocalTime.Midnight ? word[..8] : word)}";
            else if (part == "BYDAY" && Weekday().IsMatch(word))
            {
                values.AddRange(positions.Count == 0 ? [word] : positions.Select(position => position + word));
                isAfterWeekday = true;
            }
            else if (part == "BYMONTHDAY" && word == "LD") values.Add("-1");
            else if (part.Length > 0 && Number().Match(word) is { Success: true } number)
            {
                string signed = (number.Groups["back"].Success ? "-" : "") + number.Groups["number"].Value;
                if (isAfterWeekday) positions.Clear();
                isAfterWeekday = false;
                if (part == "BYDAY" && frequency == "MONTHLY" && positions.Count < MaxPositions)
                    positions.Add(signed);
                else if (part != "BYDAY") values.Add(signed);
                else return null;
            }
            else
            {
                return null;
            }
        }

        string list = values.Count > 0 ? $";{part}={string.Join(',', values)}" : "";
        return $"FREQ={frequency};INTERVAL={beginning.Groups["interval"].Value}{end}{list}";
    }

    [GeneratedRegex("^(?<kind>D|W|MP|MD|YM|YD)(?<interval>[0-9]{1,4})$")]
    private static partial Regex Beginning();

    [GeneratedRegex("^(?:MO|TU|WE|TH|FR|SA|SU)$")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^(?<number>[0-9]{1,3})(?:\+|(?<back>-))?$")]
    private static partial Regex Number();
}
