using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SiloHost.Load;

/// <summary>The processor time of a PostgreSQL server on this machine, with its ended children.</summary>
public static class ServerTime
{
    /// <summary>Returns the processor time; null if it cannot be read, as of a server on another machine.</summary>
    public static async Task<TimeSpan?> OfAsync(DbContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string pid = await context.Database.SqlQuery<string>(
            $"SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1) AS \"Value\"").SingleAsync();
        long ticks = 0;
        bool isHere = false;
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsAsciiDigit(Path.GetFileName(folder)[0])) continue;
            string text;
            try
            {
                text = await File.ReadAllTextAsync(Path.Combine(folder, "stat"));
            }
            catch (IOException)
            {
                // The process has ended.
                continue;
            }

            string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            bool isServer = Path.GetFileName(folder) == pid && text.Contains("postgres", StringComparison.Ordinal);
            if (!isServer && fields[1] != pid) continue;
            isHere |= isServer;
            // Of the server itself also the time of its children that have ended.
            ticks += fields[11..(isServer ? 15 : 13)].Sum(static field => long.Parse(field, CultureInfo.InvariantCulture));
        }

        return isHere ? TimeSpan.FromSeconds(ticks / 100.0) : null;
    }
}
