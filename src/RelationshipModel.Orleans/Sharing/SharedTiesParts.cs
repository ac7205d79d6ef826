namespace RelationshipModel.Orleans.Sharing;

/// <summary>Over how many grains the index of shared ties is split.</summary>
/// <param name="Count">The number.</param>
internal sealed record SharedTiesParts(int Count)
{
    /// <summary>The default: about 20 owners a grain where there are 20,000.</summary>
    internal const int Default = 1024;
}
