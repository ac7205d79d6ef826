using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report.BrowserTests;

/// <summary>The reports that tests open, each written once by the command that a user calls.</summary>
internal static class Reports
{
    /// <summary>Names that a page might take for more than text.</summary>
    internal static readonly string[] HostileNames =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</script><script>alert(2)</script>",
        "</style><svg onload=alert(3)>",
        "' onmouseover='alert(4)",
        "<!--",
        "${alert(5)} {{alert(6)}}",
        "javascript:alert(7)",
        "&ltb&gtbold&amp",
        RightToLeftOverride,
        "דנה כהן",
        "عمر 12-3",
    ];

    /// <summary>A name that turns all that follows it around, unless it is kept apart.</summary>
    internal const string RightToLeftOverride = "Ann\u202Egpj.exe";

    private const string Header = "timestamp,sender,recipient,channel,duration_minutes,depth,support,gathering,reply_to,id";

    private static readonly Lazy<Task<string>> SampleOnce = new(static () => WriteAsync("sample", "--sample"));
    private static readonly Lazy<Task<string>> GermanOnce =
        new(static () => WriteAsync("german", "--sample", "--language", "de"));
    private static readonly Lazy<Task<string>> HostileOnce = new(static () => WriteAsync("hostile", Hostile));
    private static readonly ConcurrentDictionary<int, Lazy<Task<string>>> ByTies = [];

    private static readonly string Folder = Directory.CreateTempSubdirectory("reports-").FullName;

    /// <summary>The sample that the command comes with.</summary>
    internal static Task<string> SampleAsync() => SampleOnce.Value;

    /// <summary>The sample in German.</summary>
    internal static Task<string> GermanAsync() => GermanOnce.Value;

    /// <summary>Everyone in it has one of <see cref="HostileNames"/>.</summary>
    internal static Task<string> HostileAsync() => HostileOnce.Value;

    /// <summary>A network of some number of ties: nobody, or a few close and many faint ones over twelve years; 15 are the
    /// sample's.</summary>
    internal static Task<string> OfAsync(int ties) => ties == 15 ? SampleAsync() : ByTies.GetOrAdd(ties, static ties => new(() =>
        ties == 0 ? Task.FromResult(Empty())
            : WriteAsync(FormattableString.Invariant($"ties-{ties}"), () => Network(ties)))).Value;

    /// <summary>Removes what was written.</summary>
    internal static void Remove() => Directory.Delete(Folder, recursive: true);

    private static string Hostile()
    {
        StringBuilder csv = new(Header + "\n");
        string[] channels = ["in_person", "voice", "email", "letter"];
        for (int i = 0; i < HostileNames.Length; i++)
        {
            for (int month = 1; month <= 12; month++)
            {
                string gathering = month == 6 ? Quoted("<svg onload=alert(8)>") : "";
                bool given = (i + month) % 2 == 0;
                string contact = Quoted(HostileNames[i]);
                csv.Append(CultureInfo.InvariantCulture, $"{2014 + (month + i) % 11}-{month:00}-{1 + i:00}T10:00:00Z,")
                    .Append(given ? "Owner <i>," + contact : contact + ",Owner <i>")
                    .Append(CultureInfo.InvariantCulture,
                        $",{channels[(i + month) % 4]},60,confiding,{(given ? "given" : "")},{gathering},,\n");
            }

            csv.Append(CultureInfo.InvariantCulture,
                $"2024-03-{1 + i:00}T10:00:00Z,{Quoted(HostileNames[i])},{Quoted(HostileNames[(i + 1) % HostileNames.Length])},voice,30,,,,,\n");
        }

        return csv.ToString();
    }

    private static string Empty()
    {
        string file = Path.Combine(Folder, "empty.html");
        using FileStream stream = File.Create(file);
        NetworkSnapshot snapshot = new(new("Owner"), Instant.FromUtc(2025, 1, 1, 0, 0), DateTimeZone.Utc, [], []);
        new RelationshipReport(ReportContent.Of(snapshot)).Write(stream);
        return file;
    }

    private static string Network(int ties)
    {
        StringBuilder csv = new(Header + "\n");
        string[] channels = ["in_person", "voice", "email", "message", "message"];
        for (int i = 0; i < ties; i++)
        {
            int times = 1 + (int)(240 / Math.Pow(i + 1, 0.8)), until = i % 4 == 0 ? i * 17 % 1900 : i * 13 % 60,
                gap = Math.Max(3, (3900 - i * 7 % 2900 - until) / times);
            for (int n = 0; n < times; n++)
            {
                string at = new DateTime(2024, 12, 30, 9, 0, 0, DateTimeKind.Utc).AddDays(-until - n * gap)
                    .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                string pair = (i + n) % 3 == 0 ? $"{Name(i)},Owner" : $"Owner,{Name(i)}";
                csv.Append(CultureInfo.InvariantCulture,
                    $"{at},{pair},{channels[(i + n) % 5]},{((i + n) % 5 == 0 ? "90" : "")},,,,,\n");
            }
        }

        return csv.ToString();
    }

    private static string Name(int i)
    {
        string[] first = ["Ann", "Bartholomew", "Clara", "Dmitri", "Eleonora", "Farid", "Grace"];
        string[] last = ["Okafor", "von Hohenstein", "Li", "Martínez García", "Ó Briain", "Sørensen", "Yıldız", "Wu",
            "Abendroth-Quist", "Mwangi", "Ng"];
        return FormattableString.Invariant($"{first[i % 7]} {last[i % 11]} {i:0000}");
    }

    private static string Quoted(string field) => '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static async Task<string> WriteAsync(string name, Func<string> csv)
    {
        string file = Path.Combine(Folder, name + ".csv");
        await File.WriteAllTextAsync(file, csv(), new UTF8Encoding(false));
        return await WriteAsync(name, "--interactions", file, "--owner", name == "hostile" ? "Owner <i>" : "Owner", "--as-of",
            "2025-01-01");
    }

    private static async Task<string> WriteAsync(string name, params string[] source)
    {
        string report = Path.Combine(Folder, name + ".html");
        (int exitCode, string said) = await CommandAsync(["report", .. source, "--out", report]);
        Assert.True(exitCode == 0, $"bestnetwork report ended with {exitCode}: {said}");
        return report;
    }

    private static async Task<(int ExitCode, string Said)> CommandAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "bestnetwork.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, error + await output);
    }
}
