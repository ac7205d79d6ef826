namespace RelationshipModel.Network;

/// <summary>The scope whose stores a network uses.</summary>
internal sealed class NetworkScope : IDisposable
{
    private volatile bool _isOver;

    internal void ThrowIfOver()
    {
        if (_isOver)
            throw new ObjectDisposedException(
                nameof(RelationshipNetwork),
                "The request or scope of this network has ended, and its stores with it. Do not keep a RelationshipNetwork or "
                + "its factory in a singleton, a static field or work that outlives a request: create a scope there "
                + "(IServiceScopeFactory.CreateAsyncScope) and take a RelationshipNetworkFactory from it.");
    }

    public void Dispose() => _isOver = true;
}
