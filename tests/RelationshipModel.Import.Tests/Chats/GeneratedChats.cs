using System.Globalization;
using System.Text;

namespace RelationshipModel.Import.Tests.Chats;

/// <summary>Writes chats of a size in each format, the same for the same seed.</summary>
internal static class GeneratedChats
{
    internal static byte[] WhatsApp(int messages)
    {
        Random random = new(1);
        DateTime at = new(2020, 1, 1, 8, 0, 0, DateTimeKind.Unspecified);
        StringBuilder text = new();
        for (int i = 0; i < messages; i++)
        {
            at = at.AddMinutes(random.Next(0, 45));
            text.Append(CultureInfo.InvariantCulture,
                $"{at:dd/MM/yyyy, HH:mm} - {(random.Next(2) == 0 ? "Ann Arbor" : "Kim Lee")}: {Words(random)}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    internal static byte[] Telegram(int messages)
    {
        Random random = new(1);
        DateTime at = new(2020, 1, 1, 8, 0, 0, DateTimeKind.Unspecified);
        StringBuilder text = new("{\n \"name\": \"Ann Arbor\",\n \"type\": \"personal_chat\",\n \"id\": 11,\n \"messages\": [\n");
        for (int i = 0; i < messages; i++)
        {
            at = at.AddMinutes(random.Next(0, 30));
            string from = random.Next(2) == 0 ? "11" : "99";
            text.Append(CultureInfo.InvariantCulture,
                $"  {{\n   \"id\": {i + 1},\n   \"type\": \"message\",\n   \"date\": \"{at:yyyy-MM-ddTHH:mm:ss}\",\n   \"from\": \"n{from}\",\n   \"from_id\": \"user{from}\",\n   \"text\": \"{Words(random).Replace("\n", "\\n", StringComparison.Ordinal)}\",\n   \"text_entities\": []\n  }}{(i == messages - 1 ? "" : ",")}\n");
        }

        return Encoding.UTF8.GetBytes(text.Append(" ]\n}\n").ToString());
    }

    internal static byte[] Sms(int messages)
    {
        Random random = new(1);
        long at = 1_600_000_000_000;
        StringBuilder text = new($"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count=\"{messages}\">\n");
        for (int i = 0; i < messages; i++)
        {
            at += random.Next(1, 1_500_000);
            text.Append(CultureInfo.InvariantCulture,
                $"  <sms protocol=\"0\" address=\"+4917112345{random.Next(20):00}\" date=\"{at}\" type=\"{random.Next(1, 3)}\" subject=\"null\" body=\"{Words(random).Replace("\n", "&#10;", StringComparison.Ordinal)}\" toa=\"null\" read=\"1\" status=\"-1\" contact_name=\"Ann Arbor\" />\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("</smses>\n").ToString());
    }

    private static string Words(Random random)
    {
        StringBuilder words = new();
        for (int i = random.Next(1, 14); i > 0; i--) words.Append(random.Next(20) == 0 ? "\n"
            : "word ").Append(random.Next(1000));
        return words.ToString();
    }
}
