using System.Net;
using System.Net.Sockets;

namespace RelationshipModel.AspNetCore.Orleans.Tests;

/// <summary>Ports of loopback that nobody listens on.</summary>
internal static class Ports
{
    internal static int Take()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
