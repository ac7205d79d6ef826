using System.Buffers;
using System.Globalization;

namespace RelationshipModel.Import.Chats;

/// <summary>The phrases that WhatsApp writes in place of a text, as far as they matter: notices, calls, deleted messages. A text
/// is compared from its start, and only if it is short or marked as WhatsApp's own; it is not kept.</summary>
internal static class WhatsAppPhrases
{
    private const int MaxCall = 90;
    private const int MaxDeleted = 90;

    private static readonly SearchValues<char> Quotes = SearchValues.Create("“”„«»");

    private static readonly string[] Encryption =
    [
        "end-to-end", "ende-zu-ende", "extremo a extremo", "bout en bout", "ponta a ponta", "ponto a ponto", "ต้นทางถึงปลายทาง",
            "сквозн", "uçtan uca", "端到端", "端對端",
            "エンドツーエンド",
        "종단간", "종단 간", "الطرفين", "מקצה לקצה", "एंड-टू-एंड", "mã hóa đầu cuối", "capăt la capăt", "koncového šifrování",
            "наскрізн", "végpontok közötti",
        "päästä päähän", "ende-til-ende", "από άκρο σε άκρο", "от край до край", "s kraja na kraj", "od konca do konca",
        "od końca do końca", "extrem a extrem", "سرتاسر", "hujung ke hujung", "ujung ke ujung", "এন্ড-টু-এন্ড",
    ];

    private static readonly string[] Notices =
    [
        "you created", "you added", "you removed", "you were added", "you left", "you joined", "you changed",
            "you're now an admin", "you are now an admin",
        "you turned", "you pinned", "you blocked", "you unblocked", "your security code", "this chat is", "this group",
            "this business", "waiting for this message",
        "du hast", "du bist", "du wurdest", "has creado", "has añadido", "has sido añadid", "creaste", "te añadió", "añadiste",
            "vous avez", "hai creato",
        "hai aggiunto", "você criou", "você adicionou", "você foi adicionad", "criou este grupo", "created this group",
            "created group", "je hebt", "вы создали", "вы добавили",
    ];

    /// <summary>Inside what would be the sender of a notice that has a colon, and never inside a name.</summary>
    private static readonly string[] NoticeMarks =
    [
        " changed the ", " changed this ", " created group", " created this group", " added ", " hat den ", " hat die ",
            " hat das ", " cambió el ",
        " cambió la ", " ha cambiado ", " a changé ", " a modifié ", " ha modificato ", " ha cambiato ", " mudou o ",
            " mudou a ", " alterou ", " heeft het ",
        " heeft de ", " изменил", " сменил", " değiştirdi", " zmienił",
    ];

    private static readonly (string Phrase, Channel Channel, bool IsMissed)[] Calls =
    [
        ("missed voice call", Channel.Voice, true), ("missed video call", Channel.Video, true),
            ("missed group voice call", Channel.Voice, true),
        ("missed group video call", Channel.Video, true), ("silenced voice call", Channel.Voice, true),
            ("silenced video call", Channel.Video, true),
        ("voice call", Channel.Voice, false), ("video call", Channel.Video, false), ("group voice call", Channel.Voice, false),
        ("group video call", Channel.Video, false),
        ("verpasster sprachanruf", Channel.Voice, true), ("verpasster videoanruf", Channel.Video, true),
            ("sprachanruf", Channel.Voice, false),
        ("videoanruf", Channel.Video, false),
        ("llamada perdida", Channel.Voice, true), ("llamada de voz perdida", Channel.Voice, true),
            ("videollamada perdida", Channel.Video, true),
        ("llamada de voz", Channel.Voice, false), ("videollamada", Channel.Video, false),
        ("appel vocal manqué", Channel.Voice, true), ("appel vidéo manqué", Channel.Video, true),
            ("appel vocal", Channel.Voice, false),
        ("appel vidéo", Channel.Video, false),
        ("chiamata vocale persa", Channel.Voice, true), ("videochiamata persa", Channel.Video, true),
            ("chiamata vocale", Channel.Voice, false),
        ("videochiamata", Channel.Video, false),
        ("chamada de voz perdida", Channel.Voice, true), ("chamada de vídeo perdida", Channel.Video, true),
            ("ligação de voz perdida", Channel.Voice, true),
        ("ligação de vídeo perdida", Channel.Video, true), ("chamada de voz", Channel.Voice, false),
            ("chamada de vídeo", Channel.Video, false),
        ("ligação de voz", Channel.Voice, false), ("ligação de vídeo", Channel.Video, false),
        ("gemiste spraakoproep", Channel.Voice, true), ("gemiste video-oproep", Channel.Video, true),
            ("gemist videogesprek", Channel.Video, true),
        ("spraakoproep", Channel.Voice, false), ("video-oproep", Channel.Video, false),
        ("пропущенный аудиозвонок", Channel.Voice, true), ("пропущенный видеозвонок", Channel.Video, true),
            ("аудиозвонок", Channel.Voice, false),
        ("видеозвонок", Channel.Video, false),
        ("cevapsız sesli arama", Channel.Voice, true), ("cevapsız görüntülü arama", Channel.Video, true),
            ("sesli arama", Channel.Voice, false),
        ("görüntülü arama", Channel.Video, false),
        ("nieodebrane połączenie głosowe", Channel.Voice, true), ("nieodebrane połączenie wideo", Channel.Video, true),
        ("połączenie głosowe", Channel.Voice, false), ("połączenie wideo", Channel.Video, false),
        ("panggilan suara tak terjawab", Channel.Voice, true), ("panggilan video tak terjawab", Channel.Video, true),
        ("panggilan suara", Channel.Voice, false), ("panggilan video", Channel.Video, false),
        ("未接语音通话", Channel.Voice, true), ("未接视频通话", Channel.Video, true), ("语音通话", Channel.Voice, false),
            ("视频通话", Channel.Video, false),
        ("未接語音通話", Channel.Voice, true), ("未接視訊通話", Channel.Video, true), ("語音通話", Channel.Voice, false),
            ("視訊通話", Channel.Video, false),
        ("不在着信", Channel.Voice, true), ("音声通話", Channel.Voice, false), ("ビデオ通話", Channel.Video, false),
        ("부재중 음성통화", Channel.Voice, true), ("부재중 영상통화", Channel.Video, true), ("부재중 전화", Channel.Voice, true),
            ("음성통화", Channel.Voice, false), ("영상통화", Channel.Video, false),
        ("missat röstsamtal", Channel.Voice, true), ("missat videosamtal", Channel.Video, true),
            ("röstsamtal", Channel.Voice, false), ("videosamtal", Channel.Video, false),
        ("tapt taleanrop", Channel.Voice, true), ("tapt videoanrop", Channel.Video, true), ("taleanrop", Channel.Voice, false),
            ("videoanrop", Channel.Video, false),
        ("ubesvaret taleopkald", Channel.Voice, true), ("ubesvaret videoopkald", Channel.Video, true),
            ("taleopkald", Channel.Voice, false), ("videoopkald", Channel.Video, false),
        ("vastaamaton äänipuhelu", Channel.Voice, true), ("vastaamaton videopuhelu", Channel.Video, true),
            ("äänipuhelu", Channel.Voice, false), ("videopuhelu", Channel.Video, false),
        ("nem fogadott hanghívás", Channel.Voice, true), ("nem fogadott videohívás", Channel.Video, true),
            ("hanghívás", Channel.Voice, false), ("videohívás", Channel.Video, false),
        ("zmeškaný hlasový hovor", Channel.Voice, true), ("zmeškaný videohovor", Channel.Video, true),
            ("zmeškaný hovor", Channel.Voice, true), ("hlasový hovor", Channel.Voice, false),
            ("videohovor", Channel.Video, false),
        ("apel vocal nepreluat", Channel.Voice, true), ("apel vocal ratat", Channel.Voice, true),
            ("apel video nepreluat", Channel.Video, true), ("apel video ratat", Channel.Video, true),
            ("apel vocal", Channel.Voice, false), ("apel video", Channel.Video, false),
        ("αναπάντητη φωνητική κλήση", Channel.Voice, true), ("αναπάντητη βιντεοκλήση", Channel.Video, true),
            ("φωνητική κλήση", Channel.Voice, false), ("βιντεοκλήση", Channel.Video, false),
        ("пропущений аудіодзвінок", Channel.Voice, true), ("пропущений відеодзвінок", Channel.Video, true),
            ("аудіодзвінок", Channel.Voice, false), ("відеодзвінок", Channel.Video, false),
        ("пропуснато гласово обаждане", Channel.Voice, true), ("пропуснато видео обаждане", Channel.Video, true),
        ("propušteni glasovni poziv", Channel.Voice, true), ("propušteni videopoziv", Channel.Video, true),
        ("trucada de veu perduda", Channel.Voice, true), ("videotrucada perduda", Channel.Video, true),
            ("trucada de veu", Channel.Voice, false), ("videotrucada", Channel.Video, false),
        ("שיחה קולית שלא נענתה", Channel.Voice, true), ("שיחת וידאו שלא נענתה", Channel.Video, true),
            ("שיחה קולית", Channel.Voice, false), ("שיחת וידאו", Channel.Video, false),
        ("مكالمة صوتية فائتة", Channel.Voice, true), ("مكالمة فيديو فائتة", Channel.Video, true),
            ("مكالمة صوتية", Channel.Voice, false), ("مكالمة فيديو", Channel.Video, false),
        ("تماس صوتی پاسخ داده نشده", Channel.Voice, true), ("تماس تصویری پاسخ داده نشده", Channel.Video, true),
        ("मिस्ड वॉइस कॉल", Channel.Voice, true), ("मिस्ड वीडियो कॉल", Channel.Video, true), ("वॉइस कॉल", Channel.Voice, false),
            ("वीडियो कॉल", Channel.Video, false),
        ("cuộc gọi nhỡ video", Channel.Video, true), ("cuộc gọi nhỡ", Channel.Voice, true),
            ("cuộc gọi thoại", Channel.Voice, false), ("cuộc gọi video", Channel.Video, false),
        ("สายที่ไม่ได้รับ", Channel.Voice, true), ("วิดีโอคอลที่ไม่ได้รับ", Channel.Video, true),
    ];

    private static readonly string[] DeletedByOwner =
    [
        "you deleted this message", "bạn đã xoá tin nhắn này", "bạn đã xóa tin nhắn này", "คุณได้ลบข้อความนี้",
            "आपने यह मैसेज डिलीट किया",
        "ви видалили це повідомлення", "tuto zprávu jste smazal", "du hast diese nachricht gelöscht", "eliminaste este mensaje",
            "has eliminado este mensaje",
            "vous avez supprimé ce message",
        "hai eliminato questo messaggio", "você apagou esta mensagem", "apagou esta mensagem", "je hebt dit bericht verwijderd",
            "вы удалили данное сообщение",
        "вы удалили это сообщение", "bu mesajı sildiniz", "usunięto tę wiadomość", "kamu menghapus pesan ini",
            "anda menghapus pesan ini", "您删除了此消息",
        "你已刪除此訊息", "您已刪除此訊息", "您已删除这条消息", "このメッセージを削除しました", "이 메시지를 삭제했습니다",
            "삭제한 메시지입니다", "คุณลบข้อความนี้",
        "u hebt dit bericht verwijderd", "usunąłeś(-ęłaś) tę wiadomość", "anda telah menghapus pesan ini",
            "anda telah memadamkan mesej ini", "tuto zprávu jste odstranil",
        "túto správu ste odstránili", "du raderade det här meddelandet", "du raderade detta meddelande",
            "du har tagit bort meddelandet", "du slettet denne meldingen",
        "du har slettet denne besked", "du slettede denne besked", "poistit tämän viestin", "törölted ezt az üzenetet",
            "ezt az üzenetet törölted", "ați șters acest mesaj",
        "διαγράψατε αυτό το μήνυμα", "изтрихте това съобщение", "izbrisali ste ovu poruku", "to sporočilo ste izbrisali",
            "has suprimit aquest missatge", "has esborrat aquest missatge",
        "מחקת את ההודעה הזו", "מחקת הודעה זו", "حذفت هذه الرسالة", "لقد حذَفت هذه الرسالة", "لقد حذفت هذه الرسالة",
            "أنت حذفت هذه الرسالة", "شما این پیام را حذف کردید",
        "kustutasid selle sõnumi", "jūs ištrynėte šią žinutę", "jūs izdzēsāt šo ziņu",
    ];

    private static readonly string[] Deleted =
    [
        "this message was deleted", "tin nhắn này đã bị xóa", "ข้อความนี้ถูกลบแล้ว", "यह मैसेज डिलीट किया गया",
            "це повідомлення було видалено",
        "tato zpráva byla smazána", "diese nachricht wurde gelöscht", "se eliminó este mensaje", "este mensaje fue eliminado",
            "ce message a été supprimé",
        "questo messaggio è stato eliminato", "esta mensagem foi apagada", "mensagem apagada", "dit bericht is verwijderd",
            "данное сообщение удалено",
        "это сообщение удалено", "bu mesaj silindi", "ta wiadomość została usunięta", "pesan ini telah dihapus",
            "pesan ini dihapus", "此消息已删除", "此訊息已刪除",
        "这条消息已被删除", "このメッセージは削除されました", "삭제된 메시지입니다", "이 메시지는 삭제되었습니다", "tin nhắn này đã bị xoá",
            "यह मैसेज डिलीट कर दिया गया है", "এই মেসেজটি বাদ দেওয়া হয়েছে", "এই বার্তাটি মুছে ফেলা হয়েছে",
        "یہ میسج حذف کر دیا گیا ہے", "mesej ini telah dipadam", "tato zpráva byla odstraněna", "táto správa bola odstránená",
            "det här meddelandet raderades", "detta meddelande raderades",
        "denne meldingen ble slettet", "denne besked er blevet slettet", "denne besked blev slettet", "tämä viesti poistettiin",
            "ez az üzenet törlésre került", "acest mesaj a fost șters",
        "αυτό το μήνυμα διαγράφηκε", "съобщението беше изтрито", "ova je poruka izbrisana", "ova poruka je izbrisana",
            "ова порука је обрисана", "to sporočilo je bilo izbrisano",
        "aquest missatge s'ha suprimit", "aquest missatge està esborrat", "הודעה זו נמחקה", "تم حذف هذه الرسالة",
            "این پیام حذف شده است", "این پیام حذف شد",
        "see sõnum on kustutatud", "ši žinutė buvo ištrinta", "šī ziņa tika izdzēsta",
    ];

    private static readonly string[] Groups =
        ["group", "gruppe", "grupo", "groupe", "gruppo", "groep", "груп", "grup", "ryhmä", "群", "グループ", "그룹", "مجموعة", "קבוצה",
            "csoport", "skupin", "ομάδα", "nhóm", "กลุ่ม", "ग्रुप", "گروه", " added ", "hinzugefügt"];

    /// <summary>Whether a line without a marked text is a notice although it has a colon: <c>Ann changed the subject to "Trip:
    /// Rome"</c>.</summary>
    internal static bool IsNoticeSender(ReadOnlySpan<char> sender) =>
        HasOpenQuote(sender) || ContainsAny(sender, NoticeMarks);

    /// <summary>Whether a quote is opened and not closed, as it is before a colon in a group's name, and in no person's
    /// name.</summary>
    private static bool HasOpenQuote(ReadOnlySpan<char> text) =>
        text.Count('"') % 2 == 1 || text.CountAny(Quotes) % 2 == 1;

    /// <summary>Whether a text that follows a sender is a notice: one about encryption, one that begins with the sender, or with
    /// <c>You</c>.</summary>
    internal static bool IsNotice(ReadOnlySpan<char> text, ReadOnlySpan<char> sender, bool isMarked, bool isMarkedTwice)
    {
        if (!isMarked || text.IsEmpty) return false;
        if (IsDeleted(text, out _)) return false;
        if (isMarkedTwice && text[0] != '<' && text.Contains(BidiMarks.LeftToRight)) return true;
        if (text.Length > sender.Length && text.StartsWith(sender, StringComparison.Ordinal)
            && char.IsWhiteSpace(text[sender.Length])) return true;
        return ContainsAny(text, Encryption) || StartsWithAny(text, Notices);
    }

    /// <summary>Whether a notice is one that only groups have.</summary>
    internal static bool IsAboutAGroup(ReadOnlySpan<char> text) => !IsAboutEncryption(text) && ContainsAny(text, Groups);

    /// <summary>Whether it is the notice that stands first in a chat, as if the chat itself had sent it.</summary>
    internal static bool IsAboutEncryption(ReadOnlySpan<char> text) => ContainsAny(text, Encryption);

    internal static bool IsDeleted(ReadOnlySpan<char> text, out bool isByOwner)
    {
        isByOwner = false;
        if (text.Length > MaxDeleted) return false;
        isByOwner = IsNothingBut(text, DeletedByOwner);
        return isByOwner || IsNothingBut(text, Deleted);
    }

    /// <summary>Reads a line about a call.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isMarked">Whether it is marked as WhatsApp's own; otherwise only a missed call alone is one.</param>
    /// <param name="channel">The channel of the call.</param>
    /// <param name="seconds">Its length; zero where nobody answered, <see cref="ChatEntry.NoLength"/> where it is not
    /// written.</param>
    internal static bool IsCall(ReadOnlySpan<char> text, bool isMarked, out Channel channel, out int seconds)
    {
        channel = Channel.Voice;
        seconds = 0;
        if (text.Length > MaxCall) return false;
        foreach ((string phrase, Channel medium, bool isMissed) in Calls)
        {
            if (!text.StartsWith(phrase, StringComparison.InvariantCultureIgnoreCase)) continue;
            ReadOnlySpan<char> rest = BidiMarks.Trim(text[phrase.Length..]).TrimStart(".,;: ");
            if (!isMarked && (!isMissed || rest.Length > 0)) return false;
            channel = medium;
            seconds = isMissed ? 0 : SecondsOf(rest);
            return true;
        }

        return false;
    }

    /// <summary>Reads <c>1 h 5 min</c>; zero for words without a number (<c>No answer</c>).</summary>
    private static int SecondsOf(ReadOnlySpan<char> text)
    {
        text = BidiMarks.Trim(text);
        if (text.IsEmpty) return ChatEntry.NoLength;
        long seconds = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsDigit(text[i])) continue;
            long number = 0;
            while (i < text.Length && char.IsDigit(text[i]) && number < 1_000_000)
                number = (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(text[i++]);
            while (i < text.Length && (char.IsWhiteSpace(text[i]) || BidiMarks.Is(text[i]))) i++;
            seconds += number * UnitOf(text[i..]);
        }

        return (int)Math.Min(seconds, 86_400);
    }

    private static int UnitOf(ReadOnlySpan<char> text)
    {
        if (text is "t" or "u") return 3600;
        if (StartsWithAny(text, ["std", "sa", "h", "小", "時", "시", "ч", "uur", "u ", "jam", "godz", "tim", "t ", "t.", "tunti", "or",
            "ó", "ώ", "год", "giờ", "ชั่ว", "ชม", "घं", "שע", "ساع"])) return 3600;
        return StartsWithAny(text,
            ["s", "秒", "초", "с", "det", "dtk", "mp", "más", "δ", "giây", "วิ", "से", "שנ", "ثا", "ثو"]) ? 1 : 60;
    }

    /// <summary>Whether a text is one of the phrases, perhaps with its ending, a full stop, or the word on an admin.</summary>
    private static bool IsNothingBut(ReadOnlySpan<char> text, string[] phrases)
    {
        const int MaxEnding = 3;
        foreach (string phrase in phrases)
        {
            if (!text.StartsWith(phrase, StringComparison.InvariantCultureIgnoreCase)) continue;
            ReadOnlySpan<char> rest = BidiMarks.Trim(text[phrase.Length..]);
            if (rest.Length <= MaxEnding || rest.Contains("admin", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (string phrase in phrases)
            if (text.StartsWith(phrase, StringComparison.InvariantCultureIgnoreCase)) return true;
        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (string phrase in phrases)
            if (text.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
