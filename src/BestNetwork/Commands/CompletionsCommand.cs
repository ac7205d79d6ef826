using System.CommandLine;
using System.Text;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork completions</c>: prints a script that completes commands and options in a shell.</summary>
internal static class CompletionsCommand
{
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bash"] = """
            _bestnetwork() {
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$(bestnetwork "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _bestnetwork bestnetwork
            """,
        ["zsh"] = """
            #compdef bestnetwork
            _bestnetwork() {
                local -a words_found
                words_found=("${(@f)$(bestnetwork "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
                compadd -a words_found
                _files
            }
            compdef _bestnetwork bestnetwork
            """,
        ["fish"] = """
            complete -c bestnetwork -a '(bestnetwork "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'
            """,
        ["powershell"] = """
            Register-ArgumentCompleter -Native -CommandName bestnetwork -ScriptBlock {
                param($word, $line, $position)
                bestnetwork "[suggest:$($position - $line.Extent.StartOffset)]" "$line" 2>$null | ForEach-Object {
                    $text = if ($_ -match '[\s''"]') { "'$($_ -replace "'", "''")'" } else { $_ }
                    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
                }
            }
            """,
    };

    internal static Command Create(CommandContext context)
    {
        Argument<string> shell = new("SHELL") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}." };
        Command command = new("completions", "Print a script that completes commands and options in your shell.") { shell };
        command.SetAction(async (options, cancellationToken) =>
        {
            string name = options.GetValue(shell)!;
            if (!Scripts.TryGetValue(name == "pwsh" ? "powershell" : name, out string? script))
                throw new UsageException($"'{name}' is not one of {string.Join(", ", Scripts.Keys)}");
            await context.Output.WriteAsync(Encoding.UTF8.GetBytes($"{script.ReplaceLineEndings("\n")}\n"), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
