using System.Globalization;
using System.Text;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Mail;

/// <summary>
/// Recognises the folders and labels of mail that was never sent, never wanted or thrown away, by the names that mail programs
/// give them in the languages most used: Gmail, Thunderbird, Apple Mail, Outlook and Maildir++.
/// </summary>
internal static class MailFolders
{
    private static readonly Dictionary<string, SkipReason> Folders = Table(
        (SkipReason.NotSent,
            "draft drafts templates outbox unsentmessages unsent scheduled snoozeddrafts "
            + "entwurf entwürfe vorlagen postausgang ausgang geplant brouillon brouillons modèles modeles boîted'envoi "
            + "boitedenvoi messagesprogrammés programmés "
            + "borrador borradores plantillas bandejadesalida programados bozza bozze modelli postainuscita programmati "
            + "programmate "
            + "rascunho rascunhos modelos caixadesaída caixadesaida agendados programadas concept concepten sjablonen "
            + "postvakuit gepland "
            + "szkice wersjerobocze kopierobocze robocze szablony skrzynkanadawcza zaplanowane черновик черновики шаблоны "
            + "исходящие запланированные "
            + "чернетки вихідні 下書き テンプレート 送信トレイ 予定 草稿 草稿箱 模板 发件箱 寄件匣 已安排 定时发送 임시보관함 보낼편지함 "
            + "taslak taslaklar şablonlar gidenkutusu utkast mallar utkorgen kladder kladde skabeloner udbakke utboks "
            + "luonnokset luonnos mallit lähtevät "
            + "koncepty rozepsané šablony piszkozatok sablonok πρόχειρα ciorne مسودات المسودات טיוטות "
            + "draf thưnháp ร่างจดหมาย skice osnutki чернови esborranys juodraščiai melnraksti mustandid drög "
            + "پیش‌نویس‌ها ड्राफ़्ट"),
        (SkipReason.Spam,
            "spam junk junkemail junkemails junkmail junke-mail bulkmail bulk unwanted suspectedspam "
            + "spamverdacht unerwünscht werbung junk-e-mail courrierindésirable courriersindésirables indésirables pourriel "
            + "pourriels "
            + "correonodeseado nodeseado nodeseados postaindesiderata indesiderata lixoeletrónico lixoeletrônico "
            + "lixoelectrónico ongewenst ongewenstee-mail reclame "
            + "niechciane wiadomości-śmieci śmieci спам нежелательнаяпочта небажанапошта 迷惑メール 垃圾邮件 垃圾郵件 스팸 스팸함 정크메일 "
            + "gereksiz önemsize-posta önemsiz skräppost søppelpost uønsketpost uønsket roskaposti nevyžádanápošta "
            + "levélszemét ανεπιθύμητα ανεπιθύμητηαλληλογραφία "
            + "nedorite دعائم ספאם thưrác จดหมายขยะ البريدالعشوائي الرسائلغيرالمرغوبفيها דוארזבל correubrossa neželenapošta "
            + "rämpspost هرزنامه"),
        (SkipReason.Trash,
            "trash bin deleted deleteditems deletedmessages deletedmails wastebasket rubbish "
            + "papierkorb gelöscht gelöschteelemente gelöschteobjekte corbeille élémentssupprimés elementssupprimés "
            + "messagessupprimés supprimés papelera eliminados "
            + "elementoseliminados cestino eliminati postaeliminata elementieliminati lixeira lixo itensexcluídos "
            + "itenseliminados excluídos prullenbak prullenmand "
            + "verwijderd verwijderdeitems kosz elementyusunięte usunięte корзина удаленные удалённые удаленныеэлементы кошик "
            + "видалені ゴミ箱 ごみ箱 削除済みアイテム "
            + "回收站 垃圾箱 已删除 已删除邮件 已删除邮件箱 垃圾桶 刪除的郵件 휴지통 지운편지함 çöp çöpkutusu silinmişöğeler silinenler papperskorg papperskorgen "
            + "borttaget "
            + "papirkurv sletteposter slettedeelementer roskakori poistetut koš odstraněnápošta kuka töröltelemek "
            + "κάδοςαπορριμμάτων κάδος coșdegunoi المهملات אשפה sampah thùngrác ถังขยะ otpad smeće smeti paperera кошче "
            + "prügikast šiukšlinė miskaste زباله‌دان"));

    private static readonly Dictionary<string, SkipReason> Chats = Table(
        (SkipReason.Chat,
            "chat chats hangouts чат чаты чати チャット 聊天 채팅 sohbet sohbetler chatter chattar keskustelut csevegések czat czaty "
                + "bate-papo batepapo"));

    private static readonly string[] Extensions = [".mbox", ".mbx", ".sbd", ".mbs", ".maildir", ".pst", ".msf",
        ".gz", ".txt", ".imapmbox"];

    /// <summary>Returns the reason to skip a message with a label of Gmail; null if the label gives no reason.</summary>
    internal static SkipReason? LabelReason(string label)
    {
        string plain = Plain(label.Trim().Trim('"'));
        return Folders.TryGetValue(plain, out SkipReason reason) || Chats.TryGetValue(plain, out reason) ? reason : null;
    }

    /// <summary>Returns the reason to skip a message by the names of its file and folders; null if they give no reason.</summary>
    internal static SkipReason? PathReason(string path)
    {
        SkipReason? flags = null;
        foreach (string part in path.Split('/', '\\', '!'))
        {
            if (MaildirReason(part) is { } own) flags = own;
            // A message saved alone bears its subject as its name.
            if (part.EndsWith(".eml", StringComparison.OrdinalIgnoreCase)
                || part.EndsWith(".emlx", StringComparison.OrdinalIgnoreCase)) continue;
            string name = part;
            while (Extensions.FirstOrDefault(known => name.EndsWith(known, StringComparison.OrdinalIgnoreCase)) is { } extension)
                name = name[..^extension.Length];
            // Maildir++ writes folders in folders with dots: .Work.Drafts; Gmail over IMAP writes [Gmail].
            string last = name[(name.LastIndexOf('.') + 1)..];
            if (Folders.TryGetValue(Plain(name), out SkipReason reason)) return reason;
            if (name.StartsWith('.') && Folders.TryGetValue(Plain(Utf7Text.DecodeImap(last)), out reason)) return reason;
            if (name.Contains('&', StringComparison.Ordinal) && Folders.TryGetValue(Plain(Utf7Text.DecodeImap(name)), out reason))
                return reason;
        }

        return flags;
    }

    /// <summary>Reads the flags of a message's file in a maildir: <c>1700000000.M1P2.host:2,ST</c> is thrown away, with D a
    /// draft.</summary>
    private static SkipReason? MaildirReason(string name)
    {
        int info = name.LastIndexOfAny([':', ';', '!', '_']);
        if (info <= 0 || info + 2 >= name.Length || name[info + 1] != '2' || name[info + 2] != ',') return null;
        string flags = name[(info + 3)..];
        return flags.Contains('T', StringComparison.Ordinal) ? SkipReason.Trash : flags.Contains('D', StringComparison.Ordinal)
            ? SkipReason.NotSent : null;
    }

    private static Dictionary<string, SkipReason> Table(params (SkipReason Reason, string Names)[] reasons)
    {
        Dictionary<string, SkipReason> table = new(StringComparer.Ordinal);
        foreach ((SkipReason reason, string names) in reasons)
            foreach (string name in names.Split(' ')) table[Plain(name)] = reason;
        return table;
    }

    /// <summary>The name in lower case without spaces, accents and what programs put around it.</summary>
    private static string Plain(string name)
    {
        StringBuilder plain = new(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormD))
            if (!char.IsWhiteSpace(c) && c is not ('.' or '[' or ']' or '\'' or '’' or '_')
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(c));
        return plain.ToString().Normalize();
    }
}
