using RelationshipModel.Columns;
using RelationshipModel.Storage;

namespace RelationshipModel.EntityFrameworkCore;

/// <summary>A gathering.</summary>
internal sealed class GatheringRow : IRow<GatheringRow, Gathering>
{
    public string Owner { get; set; } = "";

    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public long AtSeconds { get; set; }

    public int AtNanoseconds { get; set; }

    public long? LengthSeconds { get; set; }

    public int? LengthNanoseconds { get; set; }

    public string? Place { get; set; }

    public string Attendees { get; set; } = "";

    public static string NameColumn => nameof(Id);

    public static string NameOf(GatheringRow row) => row.Id;

    public object[] Key => [Owner, Id];

    public static GatheringRow Of(string owner, Gathering gathering)
    {
        (long seconds, long nanoseconds) = Column.Of(gathering.At);
        (long Seconds, long Nanoseconds)? length = gathering.Length is { } given ? Column.Of(given) : null;
        return new()
        {
            Owner = owner,
            Id = OrdinalKey.Encode(gathering.Id.Value),
            Name = gathering.Name,
            AtSeconds = seconds,
            AtNanoseconds = (int)nanoseconds,
            LengthSeconds = length?.Seconds,
            LengthNanoseconds = (int?)length?.Nanoseconds,
            Place = gathering.Place,
            Attendees = Column.Of(gathering.Attendees),
        };
    }

    public Gathering Noun() =>
        new(new(OrdinalKey.Decode(Id)), Name, Column.Instant(AtSeconds, AtNanoseconds), Column.Contacts(Attendees))
        {
            Length = LengthSeconds is { } seconds ? Column.Length(seconds, LengthNanoseconds ?? 0) : null,
            Place = Place,
        };
}
