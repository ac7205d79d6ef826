using System.Data.Common;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>A fault of a database that may pass, or may not.</summary>
internal sealed class MadeFault(bool isTransient) : DbException("The database fails here.")
{
    public override bool IsTransient => isTransient;
}
