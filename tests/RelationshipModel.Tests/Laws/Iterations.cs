using System.Runtime.CompilerServices;
using CsCheck;

namespace RelationshipModel.Tests.Laws;

internal static class Iterations
{
    /// <summary>How many cases each law is tried on, unless CsCheck_Iter says otherwise.</summary>
    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Iter") is null) Check.Iter = 1000;
    }
}
