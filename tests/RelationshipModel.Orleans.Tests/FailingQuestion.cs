using System.Text;
using NodaTime.TimeZones;
using Npgsql;
using RelationshipModel.Network;

namespace RelationshipModel.Orleans.Tests;

/// <summary>Fails as the input says.</summary>
internal sealed class FailingQuestion : INetworkQuestion
{
    internal static readonly ErasureReceipt Receipt = new() { InteractionsRemoved = 3 };

    internal static readonly IReadOnlyDictionary<string, Func<Exception>> Faults = new Dictionary<string, Func<Exception>>
    {
        ["no table"] = static () => new PostgresException("relation \"Ties\" does not exist", "ERROR", "ERROR", "42P01"),
        ["no table, told"] = static () => new InvalidOperationException("Run: dotnet ef database update.", Faults!["no table"]()),
        ["stopped"] = static () => new PostgresException("terminating connection", "FATAL", "FATAL", "57P01"),
        ["not reached"] = static () => new NpgsqlException("Failed to connect", new IOException("The stream ended.")),
        ["not reached, told"] = static () => new InvalidOperationException("Likely transient.", Faults!["not reached"]()),
        ["both"] = static () => new AggregateException(Faults!["stopped"](), new HostFault("of the host")),
        ["host"] = static () => new HostFault("of the host"),
        ["zone"] = static () => new DateTimeZoneNotFoundException("There is no such zone."),
        ["erasure"] = static () => new ErasureException(Receipt, new HostFault("The file is read.")),
    };

    public ValueTask<byte[]> AnswerAsync(
        RelationshipNetwork network, ReadOnlyMemory<byte> input, CancellationToken cancellationToken = default) =>
        throw Faults[Encoding.UTF8.GetString(input.Span)]();

    private sealed class HostFault(string message) : Exception(message);
}
