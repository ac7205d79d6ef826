using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex.Renderer;

namespace RelationshipModel.Snapshots;

/// <summary>Compares a text with the approved one beside the test's source:
/// <c>TypeName.MethodName.verified.txt</c>, as Verify names it.</summary>
internal static class Snapshot
{
    /// <summary>Passes where the text equals the approved one, line ends and blank lines at the end aside; else keeps it as
    /// <c>*.received.txt</c> and fails.</summary>
    /// <param name="text">The text to compare.</param>
    /// <param name="parameters">Tells the cases of a theory apart: it follows the method's name, after an underscore.</param>
    /// <param name="sourceFile">The test's source file, named like its type; the compiler gives it.</param>
    /// <param name="method">The test's name; the compiler gives it.</param>
    internal static async Task Verify(string text, string? parameters = null, [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        string folder = Path.GetDirectoryName(sourceFile)!;
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"The folder of {sourceFile} is not on this machine; run the tests where they were built.");

        string name = $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}{(parameters is null ? "" : $"_{parameters}")}";
        string verified = Path.Combine(folder, $"{name}.verified.txt");
        string received = Path.Combine(folder, $"{name}.received.txt");
        string actual = Normalize(text);
        string? expected = File.Exists(verified) ? Normalize(await File.ReadAllTextAsync(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        await File.WriteAllTextAsync(received, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Assert.Fail(expected is null
            ? $"""
               {name} has no approved text yet. If this one is right, rename {name}.received.txt to {name}.verified.txt:

               {actual}
               """
            : $"""
               {name} is not as approved. If the change is right, put {name}.received.txt in place of {name}.verified.txt:

               {UnidiffRenderer.GenerateUnidiff(expected, actual, "verified", "received", ignoreWhitespace: false)}
               """);
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
