namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>The moments at which the server ends a connection.</summary>
public enum LostConnection
{
    /// <summary>Before a command.</summary>
    BeforeCommand = 0,

    /// <summary>After a command.</summary>
    AfterCommand = 1,

    /// <summary>Before a transaction is committed.</summary>
    BeforeCommit = 2,

    /// <summary>After a transaction was committed, before the client hears of it.</summary>
    AfterCommit = 3,
}
