using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>Several writers at once leave circles and memberships in agreement.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
[ConformanceSuite(StoreCapabilities.Circles | StoreCapabilities.ConcurrentWriters)]
public abstract class ConcurrentCirclesConformance<TFixture>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
{
    [Fact]
    public async Task A_circle_removed_while_members_are_added_leaves_no_member_without_circle()
    {
        Rule rule = new("The store should keep no membership without its circle, whatever several writers do at once.");
        const int Count = 40;
        Circle circle = new(new("circle"), "name");

        await ConcurrentWriters.RunAsync(OpenAsync, async (writer, stores) =>
        {
            for (int i = 0; i < Count; i++)
            {
                if (writer == 0) await stores.Circles!.RemoveAsync(Owner, circle.Id);
                else if (writer == 1) await stores.Circles!.SaveAsync(Owner, circle);
                else await SaveOrMissAsync(stores.Memberships!, new(circle.Id, new($"{writer} {i}"), new(2020, 1, 1)));
            }
        });

        await Stores.Circles!.RemoveAsync(Owner, circle.Id);
        rule.Empty(await Stores.Memberships!.ListAsync(Owner).ToListAsync());

        async Task SaveOrMissAsync(IMembershipStore memberships, CircleMembership membership)
        {
            try
            {
                await memberships.SaveAsync(Owner, membership);
            }
            catch (InvalidOperationException)
            {
                // The circle was gone just then: refused, as it must be.
            }
        }
    }
}
