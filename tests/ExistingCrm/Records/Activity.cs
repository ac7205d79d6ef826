namespace ExistingCrm.Records;

/// <summary>A meeting, call or message of a user with contacts.</summary>
public sealed class Activity
{
    /// <summary>The kinds of activities.</summary>
    public static readonly string[] Kinds = ["meeting", "video", "call", "letter", "chat", "email"];

    /// <summary>Gets the key.</summary>
    public int Id { get; init; }

    /// <summary>Gets the key of the user.</summary>
    public int UserId { get; init; }

    /// <summary>Gets one of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets when it began, in UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>Gets how long it took, in minutes; null if unknown.</summary>
    public int? Minutes { get; init; }

    /// <summary>Gets who began: the user (out) or a contact (in); null if unknown.</summary>
    public string? Direction { get; init; }

    /// <summary>Gets a note.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the key that a form gave it; null if it came otherwise.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the contacts who took part.</summary>
    public ICollection<Person> People { get; } = [];
}
