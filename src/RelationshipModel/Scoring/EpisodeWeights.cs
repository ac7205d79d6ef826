namespace RelationshipModel.Scoring;

/// <summary>The weights and the kinds of interactions, by the options.</summary>
internal sealed class EpisodeWeights
{
    private const int Sizes = 3, Lengths = 3;

    private readonly double[] _channels;
    private readonly double[] _usual;
    private readonly double[] _depths;
    private readonly double _partners;
    private readonly int _addressed;
    private readonly int _circular;

    /// <summary>The kinds of each combination of channel, opener, size, length and reply, in a table: branches on random data
    /// would take longer than the rest of the fold.</summary>
    private readonly EpisodeKind[] _kinds;

    internal EpisodeWeights(ScoringOptions options)
    {
        Channel[] channels = Enum.GetValues<Channel>();
        _channels = new double[channels.Length];
        _usual = new double[channels.Length];
        foreach (Channel channel in channels)
        {
            _channels[(int)channel] = options.Channels[channel].Weight;
            _usual[(int)channel] = options.Channels[channel].UsualLength.TotalHours;
        }

        _depths = [.. Enum.GetValues<Depth>().Order().Select(depth => options.Depths[depth])];
        _partners = options.Channels.ConversationPartners;
        _addressed = options.Channels.AddressedOthers;
        _circular = options.Channels.CircularOthers;
        _kinds = new EpisodeKind[Sizes * EpisodeFacts.FormCount];
        foreach (Channel channel in channels)
            foreach (TieSide opener in Enum.GetValues<TieSide>())
                for (int size = 0; size < Sizes; size++)
                    for (int length = 0; length < Lengths; length++)
                        foreach (bool isReply in (bool[])[false, true])
                            _kinds[size * EpisodeFacts.FormCount + EpisodeFacts.FormOf(channel, opener, length, isReply)] =
                                KindOf(channel, opener, size, length, isReply);
    }

    /// <summary>The substantive hours of an interaction: hours x channel x group x depth.</summary>
    internal double Weight(in EpisodeFacts episode) =>
        double.IsNaN(episode.Hours) ? UsualWeight(episode) : StatedWeight(episode);

    /// <summary>The weight of an interaction whose length is not stated.</summary>
    internal double UsualWeight(in EpisodeFacts episode) => Weight(episode, _usual[(int)episode.Channel]);

    /// <summary>The weight of an interaction whose length is stated.</summary>
    internal double StatedWeight(in EpisodeFacts episode) => Weight(episode, episode.Hours);

    internal double DepthFactor(Depth depth) => _depths[(int)depth];

    internal EpisodeKind KindOf(in EpisodeFacts episode)
    {
        int others = episode.HeadCount - 1;
        int size = (others > _addressed ? 1 : 0) + (others > _circular ? 1 : 0);
        return _kinds[size * EpisodeFacts.FormCount + episode.Form];
    }

    /// <param name="channel">The way in which it took place.</param>
    /// <param name="opener">The side that opened it.</param>
    /// <param name="size">0 for somebody in particular, 1 for a group, 2 for a circular.</param>
    /// <param name="length">0 for unknown, 1 for none, 2 for some.</param>
    /// <param name="isReply">Whether it answers an earlier one.</param>
    private static EpisodeKind KindOf(Channel channel, TieSide opener, int size, int length, bool isReply)
    {
        bool isTalk = channel is Channel.InPerson or Channel.Video or Channel.Voice, isReaction = channel == Channel.Reaction;
        bool isAttempt = isTalk && length == 1, isHeld = isTalk && !isAttempt;
        bool isContact = !isReaction && !isAttempt && (isTalk || size < 2);
        bool isAddressed = !isReaction && size == 0, isMessage = isAddressed && !isTalk;
        bool isByOwner = opener == TieSide.Owner, isByContact = opener == TieSide.Contact;
        return Flag(EpisodeKind.Contact, isContact)
            | Flag(EpisodeKind.Addressed, isAddressed)
            | Flag(EpisodeKind.FromOwner, isContact && (isHeld || isByOwner))
            | Flag(EpisodeKind.FromContact, isContact && (isHeld || isByContact))
            | Flag(isAttempt ? EpisodeKind.Attempt : EpisodeKind.Substance, true)
            | Flag(EpisodeKind.Held, isHeld)
            | Flag(EpisodeKind.Stated, length > 0)
            | Flag(EpisodeKind.Sign, isHeld || (isByContact && (isAddressed || isReaction)))
            | Flag(EpisodeKind.AnswersOwner, isHeld || (isByContact && (isMessage || isReaction)))
            | Flag(EpisodeKind.AnswersContact, isHeld || (isByOwner && (isMessage || isReaction)))
            | Flag(EpisodeKind.AwaitsContact, isMessage && !isReply && isByOwner)
            | Flag(EpisodeKind.AwaitsOwner, isMessage && !isReply && isByContact)
            | Flag(EpisodeKind.OwnerActed, isByOwner && (isAddressed || isReaction))
            | Flag(EpisodeKind.ContactActed, isByContact && (isAddressed || isReaction))
            | Flag(EpisodeKind.FromOwnerToAny, isByOwner);

        static EpisodeKind Flag(EpisodeKind kind, bool holds) => holds ? kind : EpisodeKind.None;
    }

    private double Weight(in EpisodeFacts episode, double hours)
    {
        int others = episode.HeadCount - 1;
        double group = others > _partners && episode.IsTalk ? _partners / others : 1;
        return hours * _channels[(int)episode.Channel] * group * _depths[(int)episode.Depth];
    }
}
