using System.Globalization;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Import.Csv;

namespace BestNetwork.Commands;

/// <summary>Contact that the owner records by hand: how, how long, how deep, and who began.</summary>
internal sealed record LoggedContact(Channel Channel, Depth Depth, Duration? Length, string? Support, string By)
{
    internal static readonly string[] SupportWords = ["given", "received", "both"];

    internal static readonly string[] ByWords = ["me", "them", "unknown"];

    private static readonly string[] Depths = [.. CsvWords.Depths];

    /// <summary>Reads the words of a command line or of a tool's arguments.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="depth">The depth of the talk; null if unknown.</param>
    /// <param name="length">The length; null if unknown.</param>
    /// <param name="support">Whether support was given or received; null for neither.</param>
    /// <param name="by">The person who reached out; null for the owner.</param>
    /// <param name="prefix">The prefix of the names of options in messages.</param>
    /// <exception cref="UsageException">A word is wrong.</exception>
    internal static LoggedContact Parse(
        string channel, string? depth, string? length, string? support, string? by, string prefix) => new(
        InputOptions.ChannelOf(channel),
        depth is null ? Depth.Unknown : DepthOf($"{prefix}depth", depth),
        length is null ? null : LengthOf($"{prefix}length", length),
        support is null ? null : WordOf($"{prefix}support", support, SupportWords),
        by is null ? "me" : WordOf($"{prefix}by", by, ByWords));

    /// <summary>Returns the interaction with people at an instant.</summary>
    internal Interaction With(InteractionId id, Instant at, IReadOnlyList<Contact> people) =>
        new(id, at, Channel, people.Select(static person => person.Id))
        {
            Depth = Depth,
            Length = Length,
            Initiator = By switch
            {
                "me" => Initiator.Owner,
                "them" => Initiator.Of(people[0].Id),
                _ => Initiator.Unknown,
            },
            Supports = Support switch
            {
                "given" => [new(TieSide.Owner)],
                "received" => [new(TieSide.Contact)],
                "both" => [new(TieSide.Owner), new(TieSide.Contact)],
                _ => [],
            },
        };

    private static string WordOf(string option, string word, string[] words) =>
        words.FirstOrDefault(known => known.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException($"{option} '{word}' is not one of {string.Join(", ", words)}");

    private static Depth DepthOf(string option, string word) =>
        word.All(static c => char.IsLetter(c) || c is '_' or '-')
            && Enum.TryParse(word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), true,
                out Depth value)
            ? value
            : throw new UsageException($"{option} '{word}' is not one of {string.Join(", ", Depths)}");

    /// <summary>Reads 45m, 2h, 1h30m or an ISO 8601 duration.</summary>
    private static Duration LengthOf(string option, string text)
    {
        string iso = text.StartsWith('P') ? text : $"PT{text.ToUpperInvariant()}";
        if (StatedPeriod.LengthOf(iso) is { } length && length >= Duration.Zero && length <= Duration.FromDays(366))
            return length;
        throw new UsageException(string.Create(CultureInfo.InvariantCulture,
            $"{option} '{text}' is not a length, such as 45m, 2h or 1h30m, of at most 366 days"));
    }
}
