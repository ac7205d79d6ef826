using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BestNetwork.Tests.Hostile;

/// <summary>Files that nobody should have to trust, in a folder that is gone afterwards.</summary>
public sealed class HostileFiles : IDisposable
{
    private const string Header = "timestamp,sender,recipient\n";

    private static readonly Dictionary<string, Func<byte[]>> Contents = new(StringComparer.Ordinal)
    {
        ["empty"] = static () => [],
        ["newlines"] = static () => Text(new string('\n', 100_000)),
        ["byte-order-mark"] = static () => [0xEF, 0xBB, 0xBF],
        ["nul-bytes"] = static () => new byte[1 << 20],
        ["random-bytes"] = static () => Random(1 << 20),
        ["invalid-utf8"] = static () => [.. Text($"{Header}2024-01-01,J"), 0xFC, 0xFF, .. Text("rg,b\n")],
        ["cut-utf8"] = static () => [.. Text($"{Header}2024-01-01,a,b"), 0xE2, 0x82],
        ["utf16"] = static () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"{Header}2024-01-01,a,b\n")],
        ["utf16-without-mark"] = static () => Encoding.BigEndianUnicode.GetBytes($"{Header}2024-01-01,a,b\n"),
        ["utf32"] = static () => [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes($"{Header}2024-01-01,a,b\n")],
        ["gigantic-line"] = static () => Text(new string('a', 24 << 20)),
        ["gigantic-field"] = static () => Text($"{Header}2024-01-01,a,{new string('b', 24 << 20)}\n"),
        ["open-quote"] = static () => Text($"{Header}2024-01-01,a,\"{new string('b', 8 << 20)}"),
        ["many-columns"] = static () => Text($"timestamp{string.Concat(Enumerable.Repeat(",sender", 200_000))}\n"),
        ["same-columns"] = static () => Text("timestamp,sender,recipient,sender\n2024-01-01,a,b,c\n"),
        ["header-alone"] = static () => Text("stamp,from,to\n"),
        ["short-row"] = static () => Text($"{Header}2024-01-01,a\n"),
        ["long-row"] = static () => Text($"{Header}2024-01-01,a,b,c,d,e\n"),
        ["long-name"] = static () => Text($"{Header}2024-01-01,{new string('n', 5000)},b\n"),
        ["no-name"] = static () => Text($"{Header}2024-01-01,,b\n"),
        ["alone"] = static () => Text($"{Header}2024-01-01,a,a\n"),
        ["surrogate"] = static () => [.. Text($"{Header}2024-01-01,a,"), 0xED, 0xA0, 0x80, (byte)'\n'],
        ["day-0"] = static () => Text($"{Header}0000-00-00,a,b\n"),
        ["day-of-february"] = static () => Text($"{Header}2023-02-29,a,b\n"),
        ["year-10000"] = static () => Text($"{Header}10000-01-01T00:00:00Z,a,b\n"),
        ["year-minus-1"] = static () => Text($"{Header}-0001-01-01T00:00:00Z,a,b\n"),
        ["day-9999-12-31"] = static () => Text($"{Header}9999-12-31T23:59:59Z,a,b\n"),
        ["offset-99"] = static () => Text($"{Header}2024-01-01T00:00:00+99:00,a,b\n"),
        ["length-of-1e308"] = static () => Text("timestamp,sender,recipient,duration_minutes\n2024-01-01,a,b,1e308\n"),
        ["length-nan"] = static () => Text("timestamp,sender,recipient,duration_minutes\n2024-01-01,a,b,NaN\n"),
        ["channel-of-nowhere"] = static () => Text("timestamp,sender,recipient,channel\n2024-01-01,a,b,telepathy\n"),
        ["id-used-twice"] = static () => Text("timestamp,sender,recipient,id\n2024-01-01,a,b,1\n2024-01-02,a,b,1\n"),
        ["deep-json"] = static () => Text(new string('[', 1_000_000)),
        ["deep-objects"] = static () => Text(string.Concat(Enumerable.Repeat("{\"messages\":[", 200_000))),
        ["chat-of-depth"] = static () =>
            Text($"{{\"name\":\"x\",\"type\":\"personal_chat\",\"id\":1,\"messages\":{new string('[', 5000)}}}"),
        ["deep-xml"] = static () => Text($"<?xml version='1.0'?><smses>{string.Concat(Enumerable.Repeat("<sms>", 200_000))}"),
        ["xml-entities"] = static () => Text(
            "<?xml version='1.0'?><!DOCTYPE smses [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
            + "<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
            + "<smses count='1'><sms address='&x;&b;' date='1' type='1' body='&x;'/></smses>"),
        ["deep-mime"] = static () => Text(Mime(20_000)),
        ["many-headers"] = static () =>
            Text($"From: a@b.example\nTo: c@d.example\n{string.Concat(Enumerable.Repeat("X-A: b\n", 300_000))}\nx\n"),
        ["gigantic-header"] = static () =>
            Text($"From: a@b.example\nTo: {string.Join(",\n ", Enumerable.Repeat("c@d.example", 300_000))}\n\nx\n"),
        ["nested-groups"] = static () =>
            Text($"From: a@b.example\nTo: {string.Concat(Enumerable.Repeat("a:", 50_000))}\nSubject: x\n\nx\n"),
        ["deep-calendar"] = static () => Text($"BEGIN:VCALENDAR\n{string.Concat(Enumerable.Repeat("BEGIN:VEVENT\n", 200_000))}"),
        ["endless-rule"] = static () => Text(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:00010101T000000Z\n"
            + "RRULE:FREQ=SECONDLY\n"
            + "ATTENDEE:mailto:a@b.example\nORGANIZER:mailto:mara@home.example\nEND:VEVENT\nEND:VCALENDAR\n"),
        ["cut-calendar"] = static () => Text(MyRecords.Calendar)[..200],
        ["cut-card"] = static () => Text(MyRecords.Cards)[..60],
        ["gigantic-card"] = static () => Text($"BEGIN:VCARD\nVERSION:4.0\nFN:x\nPHOTO:{new string('A', 24 << 20)}\nEND:VCARD\n"),
        ["cut-gzip"] = static () => Gzip(Random(50_000))[..20_000],
        ["gzip-of-gzip"] = static () => Gzip(Gzip(Gzip(Text($"{Header}2024-01-01,a,b\n")))),
        ["gzip-bomb"] = static () => Gzip(new byte[64 << 20]),
        ["zip-bomb"] = static () => Zip(("zeros.mbox", new byte[64 << 20])),
        ["zip-in-zip-in-zip"] = static () => Zip(("a.zip", Zip(("b.zip", Zip(("c.mbox", Text(MyRecords.Mail()))))))),
        ["zip-that-leaves"] = static () => Zip(("../../../../tmp/evil.mbox", Text(MyRecords.Mail())), ("/etc/evil", Text("x")),
            ("C:\\evil", Text("x")), ("a\\..\\..\\evil", Text("x"))),
        ["tar-that-leaves"] = static () => Tar("../../evil.mbox", Text(MyRecords.Mail())),
        ["tar-of-links"] = static () => TarOfLinks(),
        ["cut-zip"] = static () => Zip(("m.mbox", Text(MyRecords.Mail())))[..200],
        ["zip-with-other-sizes"] = static () => Broken(Zip(("m.mbox", Text(MyRecords.Mail())))),
        ["cut-tar"] = static () => Tar("m.mbox", Text(MyRecords.Mail()))[..700],
        ["program"] = static () => [0x7F, (byte)'E', (byte)'L', (byte)'F', .. Random(4000)],
        ["page-of-html"] = static () => Text("<html><script>alert(1)</script></html>"),
        ["terminal-codes"] = static () => Text("\u001b]0;evil\u0007\u001b[2J\u202Etimestamp,sender\u0000,recipient\n"),
        ["header-of-sqlite"] = static () => [.. Text("SQLite format 3\0")],
        ["sqlite-of-zeros"] = static () => [.. Text("SQLite format 3\0"), .. new byte[8176]],
    };

    private static readonly Dictionary<string, Action<HostileFiles, string>> Others = new(StringComparer.Ordinal)
    {
        ["missing"] = static (_, _) => { },
        ["folder"] = static (_, path) => Directory.CreateDirectory(path),
        ["loop"] = static (_, path) => File.CreateSymbolicLink(path, path),
        ["loop-of-two"] = static (_, path) =>
        {
            File.CreateSymbolicLink($"{path}-back", path);
            File.CreateSymbolicLink(path, $"{path}-back");
        },
        ["link-to-nothing"] = static (_, path) => File.CreateSymbolicLink(path, $"{path}-of-nothing"),
        ["pipe"] = static (_, path) => Make("mkfifo", path),
        ["link-to-pipe"] = static (_, path) =>
        {
            Make("mkfifo", $"{path}-itself");
            File.CreateSymbolicLink(path, $"{path}-itself");
        },
        ["device"] = static (_, path) => File.CreateSymbolicLink(path, "/dev/zero"),
        ["null-device"] = static (_, path) => File.CreateSymbolicLink(path, "/dev/null"),
        ["database-of-another"] = static (_, path) => Sql(path, "CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES ('x')"),
        ["database-of-later"] = static (files, path) => files.Copied(path, "PRAGMA user_version = 9999"),
        ["database-without-tables"] = static (files, path) => files.Copied(path, "DROP TABLE ties; DROP TABLE contacts"),
        ["database-of-views"] = static (files, path) => files.Copied(path,
            "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'contacts'; "
            + "INSERT INTO sqlite_schema VALUES ('view', 'contacts', 'contacts', 0, 'CREATE VIEW contacts AS SELECT 1')"),
        ["database-cut-off"] = static (files, path) => files.Changed(path, static bytes => bytes[..(bytes.Length / 2)]),
        ["database-overwritten"] = static (files, path) => files.Changed(path, static bytes =>
        {
            Random(bytes.Length - 4096).CopyTo(bytes, 4096);
            return bytes;
        }),
        ["database-header-overwritten"] = static (files, path) => files.Changed(path, static bytes =>
        {
            Random(80).CopyTo(bytes, 18);
            return bytes;
        }),
        ["database-with-odd-journal"] = static (files, path) =>
        {
            files.Changed(path, static bytes => bytes);
            File.WriteAllBytes($"{path}-wal", Random(50_000));
        },
        ["database-in-use"] = static (files, path) =>
        {
            files.Copied(path, "PRAGMA journal_mode = DELETE");
            SqliteConnection holder = new($"Data Source={path};Pooling=False");
            holder.Open();
            Sql(holder, "BEGIN EXCLUSIVE");
            files._held.Add(holder);
        },
    };

    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteConnection> _held = [];

    /// <summary>Makes a small log and a small database.</summary>
    public HostileFiles()
    {
        Log = _folder.With("good.csv", $"{Header}2024-01-01,a,b\n2024-02-01,b,a\n2024-03-01,a,c\n");
        Mail = _folder.With("good.mbox", MyRecords.Mail());
        Database = _folder.Of("good.db");
        Run made = Run.Of("import", Mail, _folder.With("good.ics", MyRecords.Calendar), "--db", Database, "--me", MyRecords.Me)
            .GetAwaiter().GetResult();
        Assert.Equal(0, made.ExitCode);
    }

    /// <summary>Gets the names of all hostile files.</summary>
    public static IEnumerable<string> Names => Contents.Keys.Concat(Others.Keys);

    internal string Log { get; }

    internal string Mail { get; }

    internal string Database { get; }

    /// <summary>Makes a file, in a folder of its own.</summary>
    internal string Make(string name)
    {
        string path = Path.Combine(Directory.CreateDirectory(New("")).FullName, name);
        if (Contents.TryGetValue(name, out Func<byte[]>? content)) File.WriteAllBytes(path, content());
        else Others[name](this, path);
        return path;
    }

    /// <summary>Copies the database, into a folder of its own.</summary>
    internal string Copy()
    {
        string path = Path.Combine(Directory.CreateDirectory(New("")).FullName, "mine.db");
        File.Copy(Database, path);
        return path;
    }

    /// <summary>A path at which there is nothing.</summary>
    internal string New(string suffix = ".db") => _folder.Of($"{Path.GetRandomFileName()}{suffix}");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteConnection holder in _held) holder.Dispose();
        _folder.Dispose();
    }

    private void Changed(string path, Func<byte[], byte[]> change) =>
        File.WriteAllBytes(path, change(File.ReadAllBytes(Database)));

    private void Copied(string path, string sql)
    {
        File.Copy(Database, path);
        Sql(path, sql);
    }

    private static void Sql(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        Sql(connection, sql);
    }

    private static void Sql(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Make(string program, string path)
    {
        using Process process = Process.Start(program, [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Random(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static string Mime(int depth)
    {
        StringBuilder mail = new("From: a@b.example\nTo: mara@home.example\nDate: Mon, 01 Jan 2024 09:00:00 +0000\n");
        for (int i = 0; i < depth; i++)
            mail.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        return mail.ToString();
    }

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using MemoryStream packed = new();
        using (ZipArchive archive = new(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private static byte[] Broken(byte[] zip)
    {
        // The sizes in the central directory are no longer those of the entry.
        int directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        zip[directory + 20] ^= 0x5A;
        zip[directory + 24] ^= 0x5A;
        return zip;
    }

    private static byte[] Tar(string name, byte[] content)
    {
        using MemoryStream packed = new();
        using (TarWriter writer = new(packed, leaveOpen: true))
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return packed.ToArray();
    }

    private static byte[] TarOfLinks()
    {
        using MemoryStream packed = new();
        using (TarWriter writer = new(packed, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "mail.mbox") { LinkName = "/etc/passwd" });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.HardLink, "other.mbox") { LinkName = "/etc/passwd" });
            writer.WriteEntry(new PaxTarEntry(TarEntryType.Fifo, "pipe"));
        }

        return packed.ToArray();
    }
}
