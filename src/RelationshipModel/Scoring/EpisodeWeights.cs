namespace RelationshipModel.Scoring;

/// <summary>What an interaction counts and what it is, by the options.</summary>
internal sealed class EpisodeWeights
{
    private readonly double[] _channels;
    private readonly double[] _usual;
    private readonly double[] _depths;
    private readonly double _partners;
    private readonly int _addressed;
    private readonly int _circular;

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
    }

    /// <summary>The substantive hours of an interaction: hours x channel x group x depth.</summary>
    internal double Weight(in EpisodeFacts episode) =>
        Weight(episode, double.IsNaN(episode.Hours) ? _usual[(int)episode.Channel] : episode.Hours);

    internal double DepthFactor(Depth depth) => _depths[(int)depth];

    internal EpisodeKind KindOf(in EpisodeFacts episode)
    {
        int others = episode.HeadCount - 1;
        bool isTalk = episode.IsTalk, isStated = !double.IsNaN(episode.Hours), isReaction = episode.Channel == Channel.Reaction;
        bool isAttempt = isTalk && episode.Hours == 0, isHeld = isTalk && !isAttempt;
        bool isContact = !isReaction && !isAttempt && (isTalk || others <= _circular);
        EpisodeKind kind = (isContact ? EpisodeKind.Contact : 0)
            | (!isReaction && others <= _addressed ? EpisodeKind.Addressed : 0)
            | (isAttempt ? EpisodeKind.Attempt : EpisodeKind.Substance)
            | (isHeld ? EpisodeKind.Held : 0)
            | (isStated ? EpisodeKind.Stated : 0);
        if (!isContact) return kind;
        return kind
            | (isHeld || episode.Opener == Side.Owner ? EpisodeKind.FromOwner : 0)
            | (isHeld || episode.Opener == Side.Contact ? EpisodeKind.FromContact : 0);
    }

    private double Weight(in EpisodeFacts episode, double hours)
    {
        int others = episode.HeadCount - 1;
        double group = others > _partners && episode.IsTalk ? _partners / others : 1;
        return hours * _channels[(int)episode.Channel] * group * _depths[(int)episode.Depth];
    }
}
