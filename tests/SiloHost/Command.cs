namespace SiloHost;

/// <summary>The words between a silo's process and what started it.</summary>
public static class Command
{
    /// <summary>The environment variable with the connection string of PostgreSQL.</summary>
    public const string Postgres = "RELATIONSHIP_MODEL_POSTGRES";

    /// <summary>The line that a silo writes once it has joined the cluster.</summary>
    public const string Ready = "ready";

    /// <summary>The word with which a silo lets owners share whom they know.</summary>
    public const string Share = "share";
}
