using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>A store of the host's own that fails at every call.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "A proxy is a subtype.")]
internal class RefusingStore : DispatchProxy
{
    private Func<Exception>? _fault;

    internal static TPort Of<TPort>(Func<Exception> fault)
        where TPort : class
    {
        TPort store = Create<TPort, RefusingStore>();
        ((RefusingStore)(object)store)._fault = fault;
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod?.ReturnType == typeof(bool) ? false : throw _fault!();
}
