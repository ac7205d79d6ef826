namespace RelationshipModel.Orleans.Sharing;

/// <summary>A part of the index of who knows whom. Called by the grains of networks.</summary>
[Alias("RelationshipModel.ISharedTiesGrain")]
internal interface ISharedTiesGrain : IGrainWithIntegerKey
{
    /// <summary>States whom a person knows, in place of what was stated before.</summary>
    /// <param name="person">The person.</param>
    /// <param name="knows">The others, in order; none to forget the person.</param>
    ValueTask ReplaceAsync(Guid person, [Immutable] Guid[] knows);

    /// <summary>Finds whom some persons of this part know, among others.</summary>
    /// <param name="persons">The persons.</param>
    /// <param name="among">The persons whose ties to tell.</param>
    /// <returns>Pairs, one after another.</returns>
    ValueTask<Guid[]> FindAsync([Immutable] Guid[] persons, [Immutable] Guid[] among);
}
