namespace RelationshipModel.Testing;

/// <summary>What the ports have in common: rows found by key, listed in an order, saved and removed.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
/// <typeparam name="TFixture">Makes the stores.</typeparam>
/// <typeparam name="TKey">What a row is found by.</typeparam>
/// <typeparam name="TRow">What is kept.</typeparam>
public abstract class RecordStoreConformance<TFixture, TKey, TRow>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
    where TRow : class
{
    /// <summary>Rows with different keys, in the order in which the port lists them.</summary>
    protected abstract IReadOnlyList<TRow> Rows { get; }

    /// <summary>A row with everything that it can hold.</summary>
    protected abstract TRow Full { get; }

    /// <summary>The same row with something else in it.</summary>
    protected abstract TRow Changed(TRow row);

    /// <summary>Rows with different keys, in the order in which the port lists them, with texts and dates that are easily mangled.</summary>
    protected abstract IReadOnlyList<TRow> Extremes { get; }

    /// <summary>What a row is found by.</summary>
    protected abstract TKey KeyOf(TRow row);

    /// <summary>Finds a row through the port.</summary>
    protected abstract ValueTask<TRow?> FindAsync(OwnerId owner, TKey key, CancellationToken cancellationToken = default);

    /// <summary>Lists all rows through the port.</summary>
    protected abstract IAsyncEnumerable<TRow> ListAsync(OwnerId owner, CancellationToken cancellationToken = default);

    /// <summary>Saves a row through the port.</summary>
    protected abstract ValueTask SaveAsync(OwnerId owner, TRow row, CancellationToken cancellationToken = default);

    /// <summary>Removes a row through the port.</summary>
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
    public async Task Texts_and_dates_that_are_easily_mangled_come_back_as_they_were()
    {
        foreach (TRow row in Shuffled(Extremes)) await SaveAsync(Owner, row);

        Assert.Equal(Extremes, await ListAsync(Owner).ToListAsync());
        foreach (TRow row in Extremes) Assert.Equal(row, await FindAsync(Owner, KeyOf(row)));
    }

    [Fact]
    public async Task The_store_can_be_used_while_a_listing_is_read_which_may_be_left_before_its_end()
    {
        await SaveAllAsync(Owner);

        await foreach (TRow row in ListAsync(Owner))
        {
            await SaveAsync(Owner, Changed(row));
            Assert.Equal(Changed(row), await FindAsync(Owner, KeyOf(row)));
            break;
        }

        await RemoveAsync(Owner, KeyOf(Rows[0]));
        Assert.Equal(Rows.Skip(1), await ListAsync(Owner).ToListAsync());
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
        await SaveAsync(Owner, Rows[0]);

        await AssertRefusedAsync(async () => await FindAsync(default, KeyOf(Rows[0])));
        await AssertRefusedAsync(async () => await ListAsync(default).ToListAsync());
        await AssertRefusedAsync(async () => await SaveAsync(default, Rows[0]));
        await AssertRefusedAsync(async () => await RemoveAsync(default, KeyOf(Rows[0])));
        await AssertRefusedAsync(async () => await FindAsync(Owner, default!));
        await AssertRefusedAsync(async () => await SaveAsync(Owner, null!));
        await AssertRefusedAsync(async () => await RemoveAsync(Owner, default!));

        Assert.Equal([Rows[0]], await ListAsync(Owner).ToListAsync());
    }

    /// <summary>Refused by the store with an <see cref="ArgumentException"/>, or by the default id when the store asks for its value.</summary>
    private static async Task AssertRefusedAsync(Func<Task> call)
    {
        Exception? fault = await Record.ExceptionAsync(call);
        Assert.True(fault is ArgumentException or InvalidOperationException, $"Expected a refusal and got {fault?.GetType().Name ?? "none"}.");
    }
}
