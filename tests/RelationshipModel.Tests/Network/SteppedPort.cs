using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using RelationshipModel.Storage;

namespace RelationshipModel.Tests.Network;

/// <summary>A port of a store of which one step, counted over all ports, has to be waited for; the others answer at
/// once.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxy that is made at run time derives from it.")]
internal class SteppedPort : DispatchProxy
{
    private object _port = null!;
    private Steps _steps = null!;

    internal static NetworkStores Of(NetworkStores stores, Steps steps)
    {
        NetworkStores stepped = stores with { };
        MethodInfo wrap = typeof(SteppedPort).GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Single(static method => method is { Name: nameof(Of), IsGenericMethod: true });
        foreach (PropertyInfo port in typeof(NetworkStores).GetProperties())
            if (port.GetValue(stores) is { } store)
                port.SetValue(stepped, wrap.MakeGenericMethod(port.PropertyType).Invoke(null, [store, steps]));
        return stepped;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Type answer = targetMethod!.ReturnType;
        if (answer == typeof(ValueTask)) return new ValueTask(AfterAsync(() => ((ValueTask)Call()!).AsTask()));
        if (!answer.IsGenericType) return Call();
        string after = answer.GetGenericTypeDefinition() == typeof(ValueTask<>) ? nameof(AfterAllAsync) : nameof(Listed);
        return typeof(SteppedPort).GetMethod(after, BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(answer.GetGenericArguments()).Invoke(this, [(Func<object?>)Call]);

        object? Call() => targetMethod.Invoke(_port, args);
    }

    internal static TPort Of<TPort>(TPort port, Steps steps)
        where TPort : class
    {
        TPort wrapped = Create<TPort, SteppedPort>();
        SteppedPort self = (SteppedPort)(object)wrapped;
        (self._port, self._steps) = (port, steps);
        return wrapped;
    }

    private async Task AfterAsync(Func<Task> call)
    {
        await _steps.NextAsync().ConfigureAwait(false);
        await call().ConfigureAwait(false);
    }

    private ValueTask<T> AfterAllAsync<T>(Func<object?> call)
    {
        return RunAsync();

        async ValueTask<T> RunAsync()
        {
            await _steps.NextAsync().ConfigureAwait(false);
            return await ((ValueTask<T>)call()!).ConfigureAwait(false);
        }
    }

    private Sequence<T> Listed<T>(Func<object?> call) => new((IAsyncEnumerable<T>)call()!, _steps);

    private sealed class Sequence<T>(IAsyncEnumerable<T> rows, Steps steps) : IAsyncEnumerable<T>
    {
        public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken) =>
            new Enumerator(rows.GetAsyncEnumerator(cancellationToken), steps);

        private sealed class Enumerator(IAsyncEnumerator<T> rows, Steps steps) : IAsyncEnumerator<T>
        {
            public T Current => rows.Current;

            public async ValueTask<bool> MoveNextAsync()
            {
                await steps.NextAsync().ConfigureAwait(false);
                return await rows.MoveNextAsync().ConfigureAwait(false);
            }

            public async ValueTask DisposeAsync()
            {
                await steps.NextAsync().ConfigureAwait(false);
                await rows.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>The steps of a call, of which one waits until it is let through.</summary>
    internal sealed class Steps(int waiting)
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _taken;

        internal bool IsReached => Volatile.Read(ref _taken) > waiting;

        internal Task NextAsync() => Interlocked.Increment(ref _taken) - 1 == waiting ? _gate.Task : Task.CompletedTask;

        internal void LetThrough() => _gate.TrySetResult();
    }
}
