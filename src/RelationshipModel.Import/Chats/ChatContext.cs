using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Chats;

/// <summary>The context of the readers of chats beside the file.</summary>
internal sealed record ChatContext(string File, ImportOptions Options, ChatOwner Owner, TelephoneNumbers Numbers)
{
    internal ItemFault Fault(long line, string reason, bool endsReading = false) =>
        new(new SourceFault(File, line, reason, EndsReading: endsReading));

    internal SkippedItem Skip(long line, SkipReason reason) => new(File, line, reason);
}
