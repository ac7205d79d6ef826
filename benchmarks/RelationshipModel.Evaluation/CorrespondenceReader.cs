using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Sylvan.Data.Csv;

namespace RelationshipModel.Evaluation;

/// <summary>Reads a correspondence from a CSV file with the columns timestamp, sender and recipient.</summary>
internal static class CorrespondenceReader
{
    public static Correspondence Read(string path, Channel channel)
    {
        using CsvDataReader csv = CsvDataReader.Create(path, new CsvDataReaderOptions { Culture = CultureInfo.InvariantCulture });
        int timestamp = csv.GetOrdinal("timestamp"), sender = csv.GetOrdinal("sender"), recipient = csv.GetOrdinal("recipient");
        List<(Instant, string, string, Channel)> rows = [];
        while (csv.Read()) rows.Add((At(csv.GetString(timestamp)), csv.GetString(sender), csv.GetString(recipient), channel));
        return new(Path.GetFileNameWithoutExtension(path), rows);
    }

    private static Instant At(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } date
        ? date.Value.AtMidnight().InUtc().ToInstant()
        : OffsetDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow().ToInstant();
}
