using System.Globalization;
using RelationshipModel.Import;

namespace BestNetwork.Output;

/// <summary>Says on a terminal what is being done, once it has lasted a second, and takes it away when it is done. Elsewhere it says nothing.</summary>
internal sealed class Waiting : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly TextWriter _error;
    private readonly string _what;
    private readonly int _width;
    private readonly Timer? _timer;
    private readonly Lock _turn = new();
    private int _seconds;
    private bool _isDone;

    internal Waiting(Surroundings surroundings, string what)
    {
        _error = surroundings.Error;
        _width = surroundings.MessageWidth ?? 0;
        _what = Quoted.Short(what, Math.Max(1, _width - 12));
        _timer = surroundings.MessageWidth is null ? null : new(_ => Tick(), null, Step, Step);
    }

    /// <summary>What a function gives, said to be waited for while it runs.</summary>
    internal static T For<T>(Surroundings surroundings, string what, Func<T> function)
    {
        using Waiting waiting = new(surroundings, what);
        return function();
    }

    /// <summary>A second has gone by.</summary>
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
