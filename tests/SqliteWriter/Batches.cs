using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace SqliteWriter;

/// <summary>The records that the writer writes, so that a test can check that all are there.</summary>
public static class Batches
{
    /// <summary>The number of interactions in a batch.</summary>
    public const int Size = 20;

    /// <summary>The owner of the interactions.</summary>
    public static readonly OwnerId Owner = new("owner");

    /// <summary>Somebody who took part in every interaction.</summary>
    public static readonly ContactId Everywhere = new("everywhere");

    /// <summary>After all that is written.</summary>
    public static readonly Instant AsOf = Instant.FromUtc(2000, 1, 1, 0, 0);

    /// <summary>The network that is written.</summary>
    public static RelationshipNetwork Network(NetworkStores stores) => new(Owner, stores, SystemClock.Instance);

    /// <summary>The interactions of a batch, in order.</summary>
    public static Interaction[] Of(int batch) =>
    [
        .. Enumerable.Range(batch * Size, Size).Select(static number =>
            new Interaction(new($"{number:D8}"), Instant.FromUnixTimeSeconds(number), Channel.Message, Everywhere,
                new($"c{number % 7}"))
            {
                IsReply = number % 2 == 0,
            }),
    ];

    /// <summary>A batch's first interaction as it is after it was corrected.</summary>
    public static Interaction Corrected(int batch) =>
        new(Of(batch)[0].Id, Of(batch)[0].At.PlusNanoseconds(1), Channel.Voice, Everywhere,
            new("corrected"))
        { Length = Duration.FromMinutes(7) };

    /// <summary>The number of the batch to which an interaction belongs.</summary>
    public static int BatchOf(Interaction interaction) =>
        int.Parse(interaction.Id.Value, System.Globalization.CultureInfo.InvariantCulture) / Size;
}
