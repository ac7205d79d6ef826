using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BestNetwork.Mcp.Answers;
using BestNetwork.Mcp.Arguments;

namespace BestNetwork.Mcp;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(VisibleTextConverter)])]
[JsonSerializable(typeof(ReachOutArguments))]
[JsonSerializable(typeof(PersonArguments))]
[JsonSerializable(typeof(ChangesArguments))]
[JsonSerializable(typeof(IntroductionsArguments))]
[JsonSerializable(typeof(PreviewArguments))]
[JsonSerializable(typeof(DoneArguments))]
[JsonSerializable(typeof(LogArguments))]
[JsonSerializable(typeof(SnoozeArguments))]
[JsonSerializable(typeof(PromiseArguments))]
[JsonSerializable(typeof(NoteArguments))]
[JsonSerializable(typeof(UndoArguments))]
[JsonSerializable(typeof(ReachOutAnswer))]
[JsonSerializable(typeof(PersonAnswer))]
[JsonSerializable(typeof(ChangesAnswer))]
[JsonSerializable(typeof(IntroductionsAnswer))]
[JsonSerializable(typeof(PreviewAnswer))]
[JsonSerializable(typeof(RecordedAnswer))]
internal sealed partial class McpJsonContext : JsonSerializerContext
{
    /// <summary>The shapes of arguments and answers, whose letters beyond ASCII are written as they are.</summary>
    internal static McpJsonContext Readable => field ??=
        new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
