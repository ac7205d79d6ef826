using System.Text.Json.Serialization;
using NodaTime;
using RelationshipModel.Internals;
using RelationshipModel.Json;

namespace RelationshipModel.Circles;

/// <summary>A local day on which the members of a circle changed. Immutable.</summary>
public sealed record CircleChange
{
    internal CircleChange(LocalDate day, int members, IEnumerable<ContactId> joined, IEnumerable<ContactId> left)
    {
        Day = day;
        Members = members;
        Joined = ValueList.CopyIds(joined);
        Left = ValueList.CopyIds(left);
    }

    /// <summary>Gets the day.</summary>
    [JsonConverter(typeof(RelationshipJsonConverter<LocalDate>))]
    public LocalDate Day { get; }

    /// <summary>Gets the number of members from that day on.</summary>
    public int Members { get; }

    /// <summary>Gets the contacts who became members on that day, in ordinal order.</summary>
    public IReadOnlyList<ContactId> Joined { get; }

    /// <summary>Gets the contacts who ceased to be members on that day, in ordinal order.</summary>
    public IReadOnlyList<ContactId> Left { get; }

    /// <summary>Returns the day and the numbers.</summary>
    public override string ToString() => $"{Day:R}: {Members} members (+{Joined.Count} -{Left.Count})";
}
