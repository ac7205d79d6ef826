// Fuzzes the readers, guided by the branches they take. The script "run" beside it does all that is needed.
//   ImportFuzzer seeds FOLDER      writes the corpus as afl-fuzz wants it, and the words of its dictionary
//   ImportFuzzer read FILE...      reads files that afl-fuzz left
//   ImportFuzzer                   reads what afl-fuzz gives
// The first byte of what is given says which reader reads the rest.
using System.Globalization;
using System.Text;
using ImportFuzzer;
using SharpFuzz;

switch (args)
{
    case ["seeds", var folder]:
        Directory.CreateDirectory(Path.Combine(folder, "seeds"));
        for (int i = 0; i < FuzzTargets.All.Count; i++)
            for (int j = 0; j < FuzzTargets.All[i].Seeds.Count; j++)
                File.WriteAllBytes(
                    Path.Combine(folder, "seeds", string.Create(CultureInfo.InvariantCulture, $"{i:D2}-{j:D2}")),
                    [(byte)i, .. FuzzTargets.All[i].Seeds[j]]);
        File.WriteAllLines(Path.Combine(folder, "words"), Mutation.Tokens.Select(Word));
        return 0;
    case ["read", .. var files]:
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            Console.WriteLine($"{file}: {TargetOf(bytes)}");
            Read(bytes);
        }

        return 0;
    default:
        Fuzzer.OutOfProcess.Run(static stream =>
        {
            using MemoryStream bytes = new();
            stream.CopyTo(bytes);
            Read(bytes.ToArray());
        });
        return 0;
}

static FuzzTarget TargetOf(byte[] bytes) => FuzzTargets.All[bytes.Length == 0 ? 0 : bytes[0] % FuzzTargets.All.Count];

static void Read(byte[] bytes)
{
    if (bytes.Length > 0) TargetOf(bytes).Read(bytes[1..]);
}

static string Word(byte[] token)
{
    StringBuilder word = new("\"");
    foreach (byte one in token)
    {
        if (one is > 31 and < 127 and not (byte)'"' and not (byte)'\\') word.Append((char)one);
        else word.Append(CultureInfo.InvariantCulture, $"\\x{one:X2}");
    }

    return word.Append('"').ToString();
}
