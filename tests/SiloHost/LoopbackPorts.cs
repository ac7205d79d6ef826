using System.Net;
using System.Net.Sockets;

namespace SiloHost;

/// <summary>Ports of loopback that nobody listens on.</summary>
public static class LoopbackPorts
{
    /// <summary>Returns free ports, each another.</summary>
    public static int[] Take(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(static _ => new TcpListener(IPAddress.Loopback, 0))];
        try
        {
            foreach (TcpListener listener in listeners) listener.Start();
            return [.. listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (TcpListener listener in listeners) listener.Dispose();
        }
    }
}
