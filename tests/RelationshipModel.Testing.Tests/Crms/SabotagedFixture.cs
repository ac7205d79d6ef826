namespace RelationshipModel.Testing.Tests.Crms;

/// <summary>The CRM with one fault.</summary>
/// <param name="make">Makes it for its owners.</param>
public sealed class SabotagedFixture(Func<IReadOnlyList<OwnerId>, object> make) : FakeCrmFixture
{
    internal override FakeCrm Make(IReadOnlyList<OwnerId> owners) => (FakeCrm)make(owners);
}
