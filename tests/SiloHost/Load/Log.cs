using NodaTime;
using RelationshipModel;

namespace SiloHost.Load;

/// <summary>What owners record: the same each time it is asked for.</summary>
public static class Log
{
    /// <summary>After all that was recorded before the load, and before what is recorded in it.</summary>
    public static readonly Instant Start = Instant.FromUtc(2026, 6, 30, 12, 0);

    /// <summary>After all that is recorded.</summary>
    public static readonly Instant AsOf = Start + Duration.FromDays(1);

    /// <summary>The number of different logs before the load: an owner has that of the owner so many before.</summary>
    public const int Kinds = 200;

    private const int Contacts = 20;

    private static readonly Channel[] Channels =
        [Channel.InPerson, Channel.Voice, Channel.Message, Channel.Email, Channel.Letter, Channel.Reaction];

    /// <summary>Returns an owner.</summary>
    public static OwnerId Owner(int number) => new($"owner{number}");

    /// <summary>Returns one of an owner's contacts.</summary>
    public static ContactId Contact(int owner, int number) =>
        new($"contact{(owner % Kinds * Contacts) + (number % Contacts)}");

    /// <summary>Returns an owner's interactions of three years before the load.</summary>
    public static Interaction[] Before(int owner, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Of(owner, $"i{i}", i,
            Start - Duration.FromMinutes(1 + (((i * 15_919L) + (owner % Kinds * 37)) % 1_576_800))))];

    /// <summary>Returns an interaction that a client records during the load.</summary>
    public static Interaction During(int owner, int client, int call) =>
        Of(owner, $"r{client}-{call}", client + call, Start + Duration.FromSeconds(1 + (call % 80_000)));

    private static Interaction Of(int owner, string id, int number, Instant at) => new(
        new(id), at, Channels[number % Channels.Length],
        [Contact(owner, number), .. number % 6 == 0 ? [Contact(owner, number + 1)] : Array.Empty<ContactId>()])
    {
        Initiator = number % 2 == 0 ? Initiator.Owner : Initiator.Of(Contact(owner, number)),
        Length = number % 6 == 1 ? Duration.FromMinutes(number % 90) : null,
        Depth = (Depth)(number % 5),
    };
}
