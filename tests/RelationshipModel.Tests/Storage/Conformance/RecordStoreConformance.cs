namespace RelationshipModel.Tests.Storage.Conformance;

/// <summary>What the ports have in common: rows found by key, listed in an order, saved and removed.</summary>
public abstract class RecordStoreConformance<TStore, TKey, TRow> : StoreConformance<TStore>
    where TStore : class
    where TRow : class
{
    /// <summary>Rows with different keys, in the order in which the port lists them.</summary>
    protected abstract IReadOnlyList<TRow> Rows { get; }

    /// <summary>A row with everything that it can hold.</summary>
    protected abstract TRow Full { get; }

    /// <summary>The same row with something else in it.</summary>
    protected abstract TRow Changed(TRow row);

    protected abstract TKey KeyOf(TRow row);

    protected abstract ValueTask<TRow?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken = default);

    protected abstract IAsyncEnumerable<TRow> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    protected abstract ValueTask SaveAsync(OwnerId owner, TRow row, CancellationToken cancellationToken = default);

    protected abstract ValueTask RemoveAsync(OwnerId owner, TKey key, CancellationToken cancellationToken = default);

    private async ValueTask SaveAllAsync(OwnerId owner)
    {
        foreach (TRow row in Shuffled(Rows)) await SaveAsync(owner, row);
    }

    [Fact]
    public async Task What_was_never_saved_is_not_found()
    {
        await SaveAsync(Owner, Rows[0]);

        Assert.Null(await FindAsync(Owner, KeyOf(Rows[1])));
    }

    [Fact]
    public async Task What_was_saved_is_found_whole()
    {
        await SaveAsync(Owner, Full);

        Assert.Equal(Full, await FindAsync(Owner, KeyOf(Full)));
        Assert.Equal([Full], await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Keys_are_told_apart_ordinally()
    {
        await SaveAllAsync(Owner);

        foreach (TRow row in Rows) Assert.Equal(row, await FindAsync(Owner, KeyOf(row)));
    }

    [Fact]
    public async Task Nothing_saved_lists_nothing() => Assert.Empty(await ListAsync(Owner).ToListAsync());

    [Fact]
    public async Task All_are_listed_in_order()
    {
        await SaveAllAsync(Owner);

        Assert.Equal(Rows, await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Saving_again_replaces()
    {
        await SaveAllAsync(Owner);
        TRow changed = Changed(Rows[1]);

        await SaveAsync(Owner, changed);

        Assert.NotEqual(Rows[1], changed);
        Assert.Equal(changed, await FindAsync(Owner, KeyOf(changed)));
        Assert.Equal(Rows.Count, await ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task What_was_removed_is_gone_and_the_rest_stays()
    {
        await SaveAllAsync(Owner);

        await RemoveAsync(Owner, KeyOf(Rows[1]));

        Assert.Null(await FindAsync(Owner, KeyOf(Rows[1])));
        Assert.Equal(Rows.Where(row => row != Rows[1]), await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Removing_what_is_missing_does_nothing()
    {
        await SaveAsync(Owner, Rows[0]);

        await RemoveAsync(Owner, KeyOf(Rows[1]));

        Assert.Equal([Rows[0]], await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_sees_nothing()
    {
        await SaveAllAsync(Owner);

        Assert.Null(await FindAsync(AnotherOwner, KeyOf(Rows[0])));
        Assert.Empty(await ListAsync(AnotherOwner).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_changes_nothing()
    {
        await SaveAllAsync(Owner);
        await SaveAllAsync(AnotherOwner);

        await SaveAsync(AnotherOwner, Changed(Rows[0]));
        await RemoveAsync(AnotherOwner, KeyOf(Rows[1]));

        Assert.Equal(Rows, await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_call_is_given_up()
    {
        await SaveAsync(Owner, Rows[0]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await FindAsync(Owner, KeyOf(Rows[0]), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ListAsync(Owner, Cancelled).ToListAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ListAsync(Owner).WithCancellation(Cancelled).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_cancelled_change_changes_nothing()
    {
        await SaveAsync(Owner, Rows[0]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await SaveAsync(Owner, Rows[1], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await RemoveAsync(Owner, KeyOf(Rows[0]), Cancelled));

        Assert.Equal([Rows[0]], await ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Default_ids_and_null_are_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await FindAsync(default, KeyOf(Rows[0])));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await ListAsync(default).ToListAsync());
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await SaveAsync(default, Rows[0]));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await RemoveAsync(default, KeyOf(Rows[0])));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await FindAsync(Owner, default!));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await SaveAsync(Owner, null!));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await RemoveAsync(Owner, default!));
    }
}
