namespace RelationshipModel.Import.Mail;

/// <summary>The header fields that are used; all others are passed over.</summary>
internal enum HeaderField
{
    None,
    From,
    Sender,
    To,
    Cc,
    Bcc,
    Date,
    MessageId,
    InReplyTo,
    References,
    Subject,
    Received,
    DeliveredTo,
    ReturnPath,
    ContentType,
    ListId,
    ListUnsubscribe,
    ListPost,
    Precedence,
    AutoSubmitted,
    AutoResponseSuppress,
    AutoReply,
}
