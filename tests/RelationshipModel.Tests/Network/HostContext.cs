namespace RelationshipModel.Tests.Network;

/// <summary>The context of a host's thread, such as that of a window, which counts how often something came back to
/// it.</summary>
internal sealed class HostContext : SynchronizationContext
{
    private int _posts;

    internal int Posts => Volatile.Read(ref _posts);

    internal Task Run(Func<Task> call)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            return call();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        ThreadPool.QueueUserWorkItem(_ => d(state));
    }
}
