using NodaTime;

namespace RelationshipModel.Import.Chats;

/// <summary>A message as it is kept until the whole chat is read. Members are numbers.</summary>
internal struct ChatEntry
{
    internal const int NoLength = -1;

    /// <summary>The hash that the id is made of (<see cref="Text.HashedId"/>).</summary>
    internal UInt128 Id;
    internal Instant At;
    internal long Line;
    internal int Sender;

    /// <summary>The member whose message a reaction is to; -1 for all else.</summary>
    internal int Target;

    /// <summary>In seconds; <see cref="NoLength"/> where it is not known.</summary>
    internal int Length;
    internal Channel Channel;
    internal bool IsReply;

    /// <summary>The reason it is not a contact; 0 if it is one.</summary>
    internal SkipReason Skip;
}
