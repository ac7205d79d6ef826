using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

/// <summary>Valid chats of each kind, to be broken.</summary>
internal static class ChatFixtures
{
    internal static readonly byte[][] All = [.. new[]
    {
        """
        31/01/26, 18:30 - Messages and calls are end-to-end encrypted.
        31/01/26, 18:30 - Ann Arbor: Hello
        31/01/26, 18:31 - Me: Hi there
        second line
        01/02/26, 00:05 - Ann Arbor: <Media omitted>
        01/02/26, 00:06 - Ann Arbor: This message was deleted
        """,
        """
        [1/31/26, 6:30:05\u202FPM] Ann: \u200EVoice call, \u200E1 hr 5 min
        [1/31/26, 6:31:05\u202FPM] +49 171 1234567: x
        [2/1/26, 6:32:05\u202FAM] Me: \u200EMissed voice call
        """.Replace("\\u202F", "\u202F", StringComparison.Ordinal).Replace("\\u200E", "\u200E", StringComparison.Ordinal),
        """
        {"about": "x", "personal_information": {"user_id": 99},
         "contacts": {"list": [{"user_id": 11, "first_name": "Ann", "last_name": "", "phone_number": "0049 171 1234567"}]},
         "chats": {"list": [{"name": "Ann", "type": "personal_chat", "id": 11, "messages": [
           {"id": 1, "type": "message", "date": "2026-01-05T10:00:00", "date_unixtime": "1767607200", "from": "Ann", "from_id": "user11", "text": ["a", {"type": "bold"}],
            "reactions": [{"type": "emoji", "recent": [{"from": "Kim", "from_id": "user99", "date": "2026-01-05T11:00:00"}]}]},
           {"id": 2, "type": "service", "date": "2026-01-05T10:01:00", "actor": "Kim", "actor_id": "user99", "action": "phone_call", "duration_seconds": 90}]},
          {"name": "Walks", "type": "private_group", "id": 5, "messages": [
           {"id": 3, "type": "message", "date": "2026-01-05T10:02:00", "from": "Bob", "from_id": "user12", "reply_to_message_id": 1, "text": "x"}]}]}}
        """,
        """
        <?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
        <smses count="3">
          <sms address="+491711234567" date="1767607200000" type="1" body="a &#55357;&#56832;" contact_name="Ann" />
          <mms date="1767607200000" msg_box="1" m_type="132" m_id="a1" address="+491711234567~+491729999999" contact_name="Ann, Bob">
            <parts><part seq="0" ct="image/jpeg" data="AAAA" /></parts>
            <addrs><addr address="+491729999999" type="137" /><addr address="insert-address-token" type="151" /></addrs>
          </mms>
        </smses>
        """,
        """
        <calls count="2">
          <call number="+491711234567" duration="60" date="1767607200000" type="1" presentation="1" contact_name="Ann" />
          <call number="22000" duration="0" date="1767607200000" type="3" />
        </calls>
        """,
        """
        {"version":"1","backupTimeMs":"1767700000000"}
        {"recipient":{"id":"1","self":{}}}
        {"recipient":{"id":"2","contact":{"aci":"YW5u","e164":"491711234567","profileGivenName":"Ann"}}}
        {"recipient":{"id":"4","group":{"snapshot":{"members":[{"userId":"YW5u"}]}}}}
        {"chat":{"id":"1","recipientId":"2"}}
        {"chat":{"id":"2","recipientId":"4"}}
        {"chatItem":{"chatId":"1","authorId":"2","dateSent":"1767607200000","incoming":{},"standardMessage":{"quote":{"authorId":"1"},"reactions":[{"authorId":"1","sentTimestamp":"1767607200005"}]}}}
        {"chatItem":{"chatId":"2","authorId":"1","dateSent":"1767607200000","outgoing":{"sendStatus":[{"failed":{}}]},"updateMessage":{"groupCall":{"state":"JOINED","startedCallRecipientId":"2","startedCallTimestamp":"1767607200000","endedCallTimestamp":"1767607260000"}}}}
        """,
        """
        {"participants": [{"name": "Ann"}, {"name": "Kim"}], "messages": [
          {"sender_name": "Ann", "timestamp_ms": 1767607200000, "content": "\\u00c3\\u00ab", "reactions": [{"reaction": "x", "actor": "Kim"}]},
          {"sender_name": "Kim", "timestamp_ms": 1767607200001, "call_duration": 7, "is_unsent": true}], "title": "Ann", "thread_path": "inbox/ann_7"}
        """,
        """
        [{"type": "message", "user": "U1", "ts": "1767607200.000100", "reactions": [{"users": ["U2"]}], "thread_ts": "1767607200.000000"},
         {"id": "U2", "profile": {"email": "me@home.example"}}, {"id": "D1", "members": ["U1", "U2"]},
         {"type": "message", "user": "U2", "ts": "1767607201.000100", "subtype": "huddle_thread", "room": {"date_start": 1, "date_end": 5}}]
        """,
        """
        <html><head><title>Me to Ann</title></head><body><div class="hChatLog hfeed">
        <div class="message"><abbr class="dt" title="2026-01-05T10:00:00.000-07:00">x</abbr>
        <cite class="sender vcard"><a class="tel" href="tel:+12025550143"><span class="fn">Ann</span></a></cite><q>x</q></div></div>
        <a rel="tag" href="http://www.google.com/voice#text">Text</a></body></html>
        """,
        """
        <html><body><div class="haudio"><div class="contributor vcard"><a class="tel" href="tel:+12025550143"><span class="fn">Ann</span></a></div>
        <abbr class="published" title="2026-01-05T10:00:00.000-07:00">x</abbr><abbr class="duration" title="PT1M5S">x</abbr>
        <a rel="tag" href="http://www.google.com/voice#placed">Placed</a></div></body></html>
        """,
        """
        Chat Session,Message Date,Service,Type,Sender ID,Sender Name,Status,Replying to,Text
        Ann,2026-01-05 10:00:00,iMessage,Incoming,+491711234567,Ann,Read,,"a
        b"
        Ann,2026-01-05 10:01:00,iMessage,Outgoing,,,Read,x,c
        """,
        """
        [{"conversationId": "c1", "type": "incoming", "sent_at": 1767607200000, "source": "+491711234567", "body": "a",
          "reactions": [{"fromId": "c1"}], "quote": {"author": "+491711234567"}},
         {"conversationId": "c1", "type": "call-history", "timestamp": 1767607200000,
          "callHistoryDetails": {"wasIncoming": true, "acceptedTime": 1767607200000, "endedTime": 1767607260000}}]
        """,
        """
        {"date": "2026-01-05T10:00:00.123", "sender": "Ann", "body": "a", "quote": "", "reactions": [["Me", "x"]], "attachments": []}
        {"date": "2026-01-05T10:01:00", "sender": "Me", "body": "Outgoing voice call (accepted, 3m 2s)", "reactions": [], "attachments": [{"name": "a"}]}
        """,
    }.Select(static text => Encoding.UTF8.GetBytes(text + "\n"))];
}
