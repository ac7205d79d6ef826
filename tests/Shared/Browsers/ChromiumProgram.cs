namespace RelationshipModel.Browsers;

/// <summary>The browser that the environment names.</summary>
internal static class ChromiumProgram
{
    /// <summary>The environment variable with the path of the browser's program.</summary>
    private const string Variable = "RELATIONSHIP_MODEL_CHROMIUM";

    internal static readonly string[] Flags =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// <summary>Gets the path; the test is skipped where no browser is named, and fails for that in CI.</summary>
    internal static string Path
    {
        get
        {
            string? program = Environment.GetEnvironmentVariable(Variable);
            if (!string.IsNullOrEmpty(program)) return program;
            string missing =
                $"No browser is named. Install Chromium (on Debian and Ubuntu: apt-get install chromium), set {Variable} to the path of its program, "
                + "such as /usr/bin/chromium, and run the tests again. See CONTRIBUTING.md.";
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(missing);
            Assert.Skip(missing);
            return null!;
        }
    }
}
