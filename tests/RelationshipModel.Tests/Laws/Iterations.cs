using System.Runtime.CompilerServices;
using CsCheck;

namespace RelationshipModel.Tests.Laws;

internal static class Iterations
{
    /// <summary>Sets the number of cases each law is tried on, unless CsCheck_Iter does.</summary>
    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Iter") is null) Check.Iter = 1000;
    }
}
