using System.Data.Common;

namespace RelationshipModel.Orleans;

/// <summary>Decides which failed calls of an <see cref="INetworkGrain"/> to retry.</summary>
public static class NetworkFaults
{
    /// <summary>
    /// Whether a call failed because of the cluster or the connection to the database: a silo that ended, was not reached or did
    /// not answer in time. The call may have been carried out or not. Repeat it: a call that was carried out changes nothing
    /// more.
    /// </summary>
    /// <remarks>False for what a retry does not fix, such as an invalid argument or a conflict of records. A cancellation counts
    /// as transient, since stopping silos cancel calls: do not retry if your own token was cancelled.</remarks>
    /// <param name="fault">The exception that the call threw, whose inner exceptions count too.</param>
    public static bool IsTransient(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return fault is OrleansException or TimeoutException or OperationCanceledException or DbException { IsTransient: true }
            or SiloFaultException { IsTransient: true }
            || (fault.InnerException is { } inner && IsTransient(inner));
    }
}
