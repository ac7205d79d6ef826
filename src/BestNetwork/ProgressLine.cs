using System.Globalization;
using RelationshipModel.Import.Text;

namespace BestNetwork;

/// <summary>A line on a terminal that says what is being done once it has taken a second, and is removed when it is done.
/// Elsewhere nothing is written.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly TextWriter _error;
    private readonly string _what;
    private readonly int _width;
    private readonly Timer? _timer;
    private readonly Lock _turn = new();
    private int _seconds;
    private bool _isDone;

    /// <param name="context">The terminal.</param>
    /// <param name="key">The key of the text that says what is being done.</param>
    /// <param name="arguments">The arguments of the text.</param>
    internal ProgressLine(CommandContext context, string key, params (string Name, object Value)[] arguments)
    {
        _error = context.Error;
        _width = context.MessageWidth ?? 0;
        _what = Quoted.Short(context.Sentences.Say(key, arguments), Math.Max(1, _width - 12));
        _timer = context.MessageWidth is null ? null : new(_ => Tick(), null, Step, Step);
    }

    /// <summary>Returns the result of a function, with a line while it runs.</summary>
    internal static T For<T>(CommandContext context, string key, Func<T> function)
    {
        using ProgressLine progress = new(context, key);
        return function();
    }

    /// <summary>Returns the result of a task, with a line while it runs.</summary>
    internal static async ValueTask<T> ForAsync<T>(CommandContext context, string key, Func<ValueTask<T>> function)
    {
        using ProgressLine progress = new(context, key);
        return await function();
    }

    /// <summary>Counts a second.</summary>
    internal void Tick()
    {
        lock (_turn)
        {
            if (_isDone) return;
            _error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{_what} ({++_seconds} s)"));
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_turn)
        {
            if (_seconds > 0 && !_isDone) _error.Write($"\r{new string(' ', Math.Max(0, _width - 1))}\r");
            _isDone = true;
        }
    }
}
