using NodaTime;

namespace RelationshipModel.Scoring;

/// <summary>The weight of an interaction by its channel and its number of participants.</summary>
public sealed record ChannelOptions
{
    /// <summary>Gets the model of talking face to face.</summary>
    /// <value>Weight 1; 60 minutes.</value>
    public ChannelModel InPerson { get; init; } = new(1, Duration.FromMinutes(60));

    /// <summary>Gets a video call.</summary>
    /// <value>Weight 0.8; 10 minutes.</value>
    public ChannelModel Video { get; init; } = new(.8, Duration.FromMinutes(10));

    /// <summary>Gets a voice call.</summary>
    /// <value>Weight 0.7; 10 minutes.</value>
    public ChannelModel Voice { get; init; } = new(.7, Duration.FromMinutes(10));

    /// <summary>Gets a letter.</summary>
    /// <value>Weight 0.6; 60 minutes.</value>
    public ChannelModel Letter { get; init; } = new(.6, Duration.FromMinutes(60));

    /// <summary>Gets a message.</summary>
    /// <value>Weight 0.35; 3.75 minutes, the mean of reading (2.5) and writing (5).</value>
    public ChannelModel Message { get; init; } = new(.35, Duration.FromSeconds(225));

    /// <summary>Gets an e-mail.</summary>
    /// <value>Weight 0.35; 3.75 minutes, the mean of reading (2.5) and writing (5).</value>
    public ChannelModel Email { get; init; } = new(.35, Duration.FromSeconds(225));

    /// <summary>Gets a reaction.</summary>
    /// <value>Weight 0.05; half a minute.</value>
    public ChannelModel Reaction { get; init; } = new(.05, Duration.FromSeconds(30));

    /// <summary>Gets the model of any other way.</summary>
    /// <value>Weight 0.35; 3.75 minutes.</value>
    public ChannelModel Other { get; init; } = new(.35, Duration.FromSeconds(225));

    /// <summary>Gets the number of others that one can talk with at once; a talk among more is shared (Dunbar, Duncan and Nettle
    /// 1995).</summary>
    /// <value>1 to 1,000; 3 by default. A talk counts min(1, this / (head count - 1)).</value>
    public int ConversationPartners { get; init; } = 3;

    /// <summary>Gets the number of others up to which a message is addressed. What is said or written to more people is nobody's
    /// initiative and asks for no answer.</summary>
    /// <value>1 to 1,000; 3 by default.</value>
    public int AddressedOthers { get; init; } = 3;

    /// <summary>Gets the number of others up to which a message is contact. What is written to more people is a circular: it has
    /// its weight but is not a contact.</summary>
    /// <value>At least <see cref="AddressedOthers"/>, to 1,000,000; 25 by default.</value>
    public int CircularOthers { get; init; } = 25;

    internal ChannelModel this[Channel channel] => channel switch
    {
        Channel.InPerson => InPerson,
        Channel.Video => Video,
        Channel.Voice => Voice,
        Channel.Letter => Letter,
        Channel.Message => Message,
        Channel.Email => Email,
        Channel.Reaction => Reaction,
        _ => Other,
    };

    internal IEnumerable<(string Name, ChannelModel Channel)> Each() =>
    [
        (nameof(InPerson), InPerson), (nameof(Video), Video), (nameof(Voice), Voice), (nameof(Letter), Letter),
        (nameof(Message), Message), (nameof(Email), Email), (nameof(Reaction), Reaction), (nameof(Other), Other),
    ];

    internal void Read(IOptionReader reader)
    {
        foreach ((string name, ChannelModel channel) in Each())
        {
            if (channel is null) continue;
            reader.Number(channel.Weight, 0, 10, $"{name}.{nameof(channel.Weight)}");
            reader.Length(channel.UsualLength, Duration.Zero, Duration.FromDays(366), $"{name}.{nameof(channel.UsualLength)}");
        }

        reader.Number(ConversationPartners, 1, 1000);
        reader.Number(AddressedOthers, 1, 1000);
        reader.Number(CircularOthers, AddressedOthers, 1_000_000);
    }
}
