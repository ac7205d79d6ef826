using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using NodaTime;

namespace RelationshipModel.Import.Tests;

/// <summary>Short ways to read a text in a test.</summary>
internal static class Text
{
    internal static readonly Instant AsOf = Instant.FromUtc(2026, 6, 1, 12, 0);

    internal static readonly ImportOptions Options = new()
    {
        Me = ["me@home.example", "https://www.linkedin.com/in/me/"],
        AsOf = AsOf
    };

    internal static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    internal static byte[] Gzip(byte[] plain)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest)) gzip.Write(plain);
        return packed.ToArray();
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using MemoryStream packed = new();
        using (ZipArchive archive = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    internal static byte[] Tar(params (string Name, byte[] Content)[] files)
    {
        using MemoryStream packed = new();
        using (TarWriter tar = new(packed, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
                tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }

        return packed.ToArray();
    }

    internal static List<ImportItem> Import(string text, ImportOptions? options = null) =>
        Import(Encoding.UTF8.GetBytes(text), options);

    internal static List<ImportItem> Import(byte[] bytes, ImportOptions? options = null) =>
        [.. new RecordsReader(options ?? Options).Read(new MemoryStream(bytes), "file")];

    internal static T Only<T>(this IEnumerable<SourceItem<T>> items)
        where T : class
    {
        SourceItem<T> item = Assert.Single(items);
        Assert.Null(item.Fault);
        return item.Item!;
    }

    internal static string OnlyFault<T>(this IEnumerable<SourceItem<T>> items)
        where T : class => Assert.Single(items).Fault!.Reason;
}
