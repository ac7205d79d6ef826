using System.CommandLine;

namespace BestNetwork.Commands;

/// <summary>The argument that names a person.</summary>
internal static class PersonArgument
{
    internal static Argument<string> Create() =>
        new("NAME") { Description = "The person: the name, its beginning if nobody else has it, or the id." };
}
