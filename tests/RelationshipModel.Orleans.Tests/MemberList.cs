namespace RelationshipModel.Orleans.Tests;

/// <summary>Who may be shared: everybody but those named, and contacts have ids of their own with each owner.</summary>
internal sealed class MemberList
{
    internal HashSet<string> Private { get; } = [];

    /// <summary>The key of a person: what follows the colon in an owner's or a contact's id.</summary>
    internal string? Person(string id) => Private.Contains(id) ? null : id.Split(':')[^1];
}
