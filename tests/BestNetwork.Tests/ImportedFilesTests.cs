using System.Diagnostics;
using System.IO.Compression;

namespace BestNetwork.Tests;

public sealed class ImportedFilesTests : FileImport
{
    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        using (Process pipe = Process.Start("mkfifo", Folder.Of("pipe")))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Folder.Of("link"), Folder.Of("pipe"));
        foreach (string path in (string[])[Folder.Of("pipe"), Folder.Of("link"), "/dev/null"])
        {
            Run run = await Run.Of("import", path, "--db", Folder.Of("x.db"), "--me", "mara@home.example");
            Assert.Equal(1, run.ExitCode);
            Assert.Contains($"{path}: is a pipe, a device or a socket", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task A_blind_copy_counts_whichever_copy_of_the_message_is_read_first(bool isSentFirst, bool isOneImport)
    {
        const string Seen = "From: mara@home.example\nTo: jonas@feld.example\nCc: mara@work.example\nMessage-ID: <1@q>\n"
            + "Date: Mon, 1 Apr 2024 10:00:00 +0000\n";
        Folder.With($"mine/{(isSentFirst ? 2 : 1)}.eml", $"{Seen}\nx\n");
        Folder.With($"mine/{(isSentFirst ? 1 : 2)}.eml", $"{Seen}Bcc: Inge <inge@brandt.example>\n\nx\n");
        string[][] imports = isOneImport ? [[Folder.Of("mine")]] : [[Folder.Of("mine/1.eml")], [Folder.Of("mine/2.eml")]];
        foreach (string[] paths in imports)
            Assert.Equal(0, (await Run.Of(["import", .. paths, "--db", Folder.Of("x.db"), "--me", "mara@home.example", "--me",
                "mara@work.example"])).ExitCode);
        Assert.Equal(["inge@brandt.example", "jonas@feld.example"], (await Run.Of("score", "--db", Folder.Of("x.db"), "--as-of",
            "2024-06-30", "--format", "csv")).Rows().Select(static row => row["contact"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_may_not_be_read_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        Folder.With("mine/Inbox",
            "From \nFrom: Nora <nora@quist.example>\nTo: mara@home.example\nDate: Mon, 1 Apr 2024 10:00:00 +0000\n\nx\n");
        Folder.With("mine/closed/Inbox", "x");
        Folder.With("mine/shut.eml", "x");
        File.SetUnixFileMode(Folder.Of("mine/closed"), UnixFileMode.None);
        File.SetUnixFileMode(Folder.Of("mine/shut.eml"), UnixFileMode.None);
        string output;
        if (Environment.IsPrivilegedProcess)
        {
            // Root may read everything, so another user runs the command.
            const string Other = "/usr/bin/setpriv";
            string command = Path.Combine(AppContext.BaseDirectory, "bestnetwork.dll");
            Assert.SkipUnless(File.Exists(Other) && File.Exists(command), "this test needs a user other than root, or setpriv");
            File.SetUnixFileMode(Folder.Path, (UnixFileMode)0b111_111_111);
            ProcessStartInfo start = new(Other,
                ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", command, "import", Folder.Of("mine"),
                    "--db", Folder.Of("x.db"), "--me", "mara@home.example"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process run = Process.Start(start)!;
            Task<string> said = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            output = await said;
            Assert.SkipWhen(output.Length == 0, $"no other user can run the command here: {error}");
        }
        else
        {
            output = (await Run.Of("import", Folder.Of("mine"), "--db", Folder.Of("x.db"), "--me", "mara@home.example")).Output;
        }

        File.SetUnixFileMode(Folder.Of("mine/closed"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains(" 1 new interaction,", output, StringComparison.Ordinal);
        Assert.Contains(" 2 could not be read:\n", output, StringComparison.Ordinal);
        Assert.Contains("closed:1: this folder cannot be read", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("shut.eml:1: this file cannot be read", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_walked_whole_and_what_is_not_read_is_named_or_counted()
    {
        string mail = "From: Nora <nora@quist.example>\nTo: mara@home.example\nDate: Mon, 1 Apr 2024 10:00:00 +0000\n";
        Folder.With("mine/Inbox", $"From \n{mail}Message-ID: <1@q>\n\nx\n\nFrom \n{mail}Message-ID: <2@q>\n\nx\n");
        Folder.With("mine/Trash.sbd/Old", $"From \n{mail}Message-ID: <3@q>\n\nx\n");
        Folder.With("mine/Maildir/cur/1.host:2,S", $"{mail}Message-ID: <4@q>\n\nx\n");
        Folder.With("mine/Maildir/cur/2.host:2,ST", $"{mail}Message-ID: <5@q>\n\nx\n");
        Folder.With("mine/Maildir/new/3.host", $"{mail}Message-ID: <6@q>\n\nx\n");
        Folder.With("mine/Maildir/tmp/4.host", $"{mail}Message-ID: <7@q>\n\nx\n");
        Folder.With("mine/photo.jpg", [0xFF, 0xD8, 0xFF]);
        Folder.With("mine/empty", []);
        Directory.CreateSymbolicLink(Folder.Of("mine/again"), Folder.Of("mine"));
        File.CreateSymbolicLink(Folder.Of("mine/too"), Folder.Of("mine/Inbox"));
        using (Process pipe = Process.Start("mkfifo", Folder.Of("mine/pipe")))
            await pipe.WaitForExitAsync(TestContext.Current.CancellationToken);

        Run run = await Run.Of("import", Folder.Of("mine"), "--db", Folder.Of("x.db"), "--me", "mara@home.example");

        Assert.Equal((0, ""), (run.ExitCode, run.Error.Contains("Exception", StringComparison.Ordinal) ? run.Error : ""));
        Assert.Contains(" 6 items read\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 4 interactions, 2 skipped, 0 faulty\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 2 skipped (no contact with a person): 2 in the trash\n", run.Output, StringComparison.Ordinal);
        string output = Flat(run.Output);
        Assert.Contains(" 6 files skipped: ", output, StringComparison.Ordinal);
        Assert.Contains($" {Folder.Of("mine/photo.jpg")}: not a format that can be read", output, StringComparison.Ordinal);
        Assert.Contains($" {Folder.Of("mine/Maildir/tmp/4.host")}: mail whose delivery did not end ", output,
            StringComparison.Ordinal);
        foreach (string unopened in (string[])["mine/empty", "mine/pipe"])
            Assert.Contains($" {Folder.Of(unopened)}: empty, or not a regular file ", output, StringComparison.Ordinal);
        foreach (string link in (string[])["mine/again", "mine/too"])
            Assert.Contains($" {Folder.Of(link)}: a link, which is not followed ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_passed_over_is_named_with_the_reason_and_tables_come_first()
    {
        for (int i = 10; i < 22; i++) Folder.With($"mine/a{i}.jpg", [0xFF, 0xD8, 0xFF]);
        Folder.With("mine/cards.vcf", MyRecords.Cards);
        Folder.With("mine/list.csv", "Wer;Post\nNora Quist;nora@quist.example\n");

        Run run = await Run.Of("import", Folder.Of("mine"), "--db", Folder.Of("x.db"), "--me", MyRecords.Me);

        Assert.StartsWith($"Imported 1 file into {Folder.Of("x.db")} 2 items read", Flat(run.Output), StringComparison.Ordinal);
        Assert.Contains($" 13 files skipped: {Folder.Of("mine/list.csv")}: a table whose columns are not known; 'bestnetwork "
            + $"import --column name=COLUMN' reads contacts {Folder.Of("mine/a10.jpg")}: not a format that can be read ",
            Flat(run.Output), StringComparison.Ordinal);
        Assert.EndsWith("   and 3 more\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("open")]
    public async Task An_import_of_nothing_says_so_and_leaves_no_database(string command)
    {
        string database = Folder.Of("new/x.db");
        string[] files =
        [
            Folder.With("news.eml", "From: news@shop.example\nTo: mara@home.example\nDate: Mon, 1 Apr 2024 10:00:00 +0000\n"
                + "Message-ID: <1@q>\nPrecedence: bulk\n\nx\n"),
            Folder.With("broken.vcf", "BEGIN:VCARD\nN:;;;;\n"),
        ];
        foreach ((string file, int exitCode) in files.Zip((int[])[0, 1]))
        {
            Run run = await Run.Of(command, file, "--db", database, "--me", MyRecords.Me);
            Assert.Equal(exitCode, run.ExitCode);
            Assert.StartsWith($"Nothing was imported into {database}\n", run.Output, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(Folder.Of("new")));
        }

        Run refused = await Run.Of("import", Folder.With("l.csv", "timestamp,sender,recipient\n2024-01-01,a,b\n"), "--db", database,
            "--owner", "Nora");
        Assert.Equal(1, refused.ExitCode);
        Assert.Empty(Directory.GetFiles(Folder.Of("new")));

        await Run.Of("import", Folder.With("m.mbox", MyRecords.Mail(1)), "--db", database, "--me", MyRecords.Me);
        await Run.Of(command, files[0], "--db", database, "--me", MyRecords.Me);
        Assert.True(File.Exists(database));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_what_to_do()
    {
        string other = Folder.With("other.txt", "This is no database, however long it may be. 0123456789");
        Run run = await Run.Of("import", Folder.With("m.mbox", MyRecords.Mail(1)), "--db", other, "--me", MyRecords.Me);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not a SQLite database", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_CSV_is_read_and_rows_to_come_are_not()
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync("timestamp,sender,recipient\n2024-01-01,a,b\n2031-01-01,a,b\n"u8.ToArray(),
                TestContext.Current.CancellationToken);
        Run import = await Run.Of("import", Folder.With("x.csv.gz", packed.ToArray()), "--db", Folder.Of("x.db"), "--owner",
            "a");
        Assert.Equal(0, import.ExitCode);
        Assert.Contains(" 1 new interaction, 0 already known", import.Output);
        Assert.Contains(" 1 left out: later than the instant of the import", import.Output);
    }

    [Fact]
    public async Task Wrong_calls_are_refused_with_what_to_do()
    {
        string mail = Folder.With("m.mbox", MyRecords.Mail()), other = Folder.With("x.bin", [0, 1, 2]),
            database = Folder.Of("x.db");
        await RefusesAsync(2, $"{mail} is read from your side: name your addresses with --me ADDRESS", "import", mail,
            "--db", database);
        await RefusesAsync(2, "--me 'nobody@' is neither an address", "import", mail, "--db", database, "--me", "nobody@");
        await RefusesAsync(1, "there is no such file or folder", "import", Folder.Of("none.mbox"), "--db", database, "--me",
            MyRecords.Me);
        await RefusesAsync(1, "there is no such file; 'bestnetwork open' creates one", "score", "--db", database);
        await RefusesAsync(1, "is not a SQLite database", "score", "--db", other);
        await RefusesAsync(1, "is a directory; name a file", "score", "--db", Folder.Path);
        await RefusesAsync(1, "this is mail: bestnetwork open", "score", "--db", mail);
        await RefusesAsync(2, "pass only one of --interactions, --db and --sample", "score", "--sample", "--db", database);
        await RefusesAsync(2, "with --db leave out --channel", "score", "--db", database, "--channel", "letter");
        Assert.False(File.Exists(database));

        Run unknown = await Run.Of("import", other, "--db", database);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("x.bin:1: this kind of file is not supported", unknown.Output);
        string outlook = Folder.Of("old.pst");
        await File.WriteAllTextAsync(outlook, "!BDN and more", TestContext.Current.CancellationToken);
        foreach (string[] me in (string[][])[[], ["--me", MyRecords.Me]])
        {
            Run unread = await Run.Of(["import", outlook, "--db", database, .. me]);
            Assert.Equal(1, unread.ExitCode);
            Assert.Contains("old.pst:1: this is a data file of Outlook", unread.Output);
        }

        (_, string sample) = await SampleAsync();
        await RefusesAsync(2, "name the owner of the network with --owner NAME", "revisit", "--db", sample);
        await RefusesAsync(1, "is it 'Mara Lindqvist'?", "revisit", "--db", sample, "--owner", "Mara");
        await RefusesAsync(2, "with --db leave out --contacts", "revisit", "--db", sample, "--owner", "Mara Lindqvist",
            "--contacts", "c.csv");
    }
}
