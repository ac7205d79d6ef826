using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>What the readers of chats need beside the file.</summary>
internal sealed record ChatContext(string File, ImportOptions Options, ChatOwner Owner, TelephoneNumbers Numbers)
{
    internal ItemFault Fault(long line, string reason, bool endsReading = false) =>
        new(new SourceFault(File, line, reason, EndsReading: endsReading));

    internal SkippedItem Skip(long line, SkipReason reason) => new(File, line, reason);
}
