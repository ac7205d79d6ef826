using System.Runtime.ExceptionServices;

namespace RelationshipModel.Orleans;

/// <summary>An exception of a silo whose type Orleans cannot carry, such as that of a database: its type and message, for callers
/// who may not have the type.</summary>
[GenerateSerializer, Alias("RelationshipModel.SiloFault")]
internal sealed class SiloFaultException : Exception
{
    private SiloFaultException(Exception fault)
        : base($"{fault.GetType().FullName}: {fault.Message}", fault.InnerException) =>
        IsTransient = NetworkFaults.IsTransient(fault);

    /// <summary>Gets whether the call may succeed when it is made again.</summary>
    [Id(0)]
    internal bool IsTransient { get; private set; }

    internal static SiloFaultException Of(Exception fault)
    {
        SiloFaultException carried = new(fault);
        if (fault.StackTrace is { } stack) ExceptionDispatchInfo.SetRemoteStackTrace(carried, stack);
        return carried;
    }
}
