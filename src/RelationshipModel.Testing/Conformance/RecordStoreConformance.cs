using RelationshipModel.Storage;

namespace RelationshipModel.Testing;

/// <summary>The requirements that the ports share: rows are found by key, listed in order, saved and removed.</summary>
/// <inheritdoc cref="StoreConformance{TFixture}"/>
/// <typeparam name="TFixture">Makes the stores.</typeparam>
/// <typeparam name="TKey">What a row is found by.</typeparam>
/// <typeparam name="TRow">What is kept.</typeparam>
public abstract class RecordStoreConformance<TFixture, TKey, TRow>(TFixture fixture) : StoreConformance<TFixture>(fixture)
    where TFixture : StoreFixture
    where TKey : struct
    where TRow : class
{
    /// <summary>Rows with different keys, in the order in which the port lists them.</summary>
    protected abstract IReadOnlyList<TRow> Rows { get; }

    /// <summary>A row with everything that it can hold.</summary>
    protected abstract TRow Full { get; }

    /// <summary>The same row with something else in it.</summary>
    protected abstract TRow Changed(TRow row);

    /// <summary>Rows with different keys, in the order in which the port lists them, with texts and
    /// dates that are easily mangled.</summary>
    protected abstract IReadOnlyList<TRow> Extremes { get; }

    /// <summary>Returns the key of a row.</summary>
    protected abstract TKey KeyOf(TRow row);

    /// <summary>The properties that follow from others, so that none of them can be another value alone.</summary>
    protected virtual IReadOnlyList<string> DependentProperties => [];

    /// <summary>The port under test.</summary>
    protected abstract IRecordStore<TKey, TRow> Port { get; }

    private async ValueTask SaveAllAsync(OwnerId owner)
    {
        foreach (TRow row in Shuffled(Rows)) await Port.SaveAsync(owner, row);
    }

    [Fact]
    public async Task What_was_never_saved_is_not_found()
    {
        await Port.SaveAsync(Owner, Rows[0]);

        Assert.Null(await Port.FindAsync(Owner, KeyOf(Rows[1])));
    }

    [Fact]
    public async Task What_was_saved_is_found_whole()
    {
        await Port.SaveAsync(Owner, Full);

        Assert.Equal(Full, await Port.FindAsync(Owner, KeyOf(Full)));
        Assert.Equal([Full], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Texts_and_dates_that_are_easily_mangled_come_back_as_they_were()
    {
        foreach (TRow row in Shuffled(Extremes)) await Port.SaveAsync(Owner, row);

        Assert.Equal(Extremes, await Port.ListAsync(Owner).ToListAsync());
        foreach (TRow row in Extremes) Assert.Equal(row, await Port.FindAsync(Owner, KeyOf(row)));
    }

    [Fact]
    public async Task The_store_can_be_used_while_a_listing_is_read_which_may_be_left_before_its_end()
    {
        await SaveAllAsync(Owner);

        await foreach (TRow row in Port.ListAsync(Owner))
        {
            await Port.SaveAsync(Owner, Changed(row));
            Assert.Equal(Changed(row), await Port.FindAsync(Owner, KeyOf(row)));
            break;
        }

        await Port.RemoveAsync(Owner, KeyOf(Rows[0]));
        Assert.Equal(Rows.Skip(1), await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Keys_are_told_apart_ordinally()
    {
        await SaveAllAsync(Owner);

        foreach (TRow row in Rows) Assert.Equal(row, await Port.FindAsync(Owner, KeyOf(row)));
    }

    [Fact]
    public async Task Nothing_saved_lists_nothing() => Assert.Empty(await Port.ListAsync(Owner).ToListAsync());

    [Fact]
    public async Task All_are_listed_in_order()
    {
        await SaveAllAsync(Owner);

        Assert.Equal(Rows, await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Saving_again_replaces()
    {
        await SaveAllAsync(Owner);
        TRow changed = Changed(Rows[1]);

        await Port.SaveAsync(Owner, changed);

        Assert.NotEqual(Rows[1], changed);
        Assert.Equal(changed, await Port.FindAsync(Owner, KeyOf(changed)));
        Assert.Equal(Rows.Count, await Port.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task Every_property_is_kept_and_changed()
    {
        foreach ((string property, TRow variant) in PropertyVariants.Of(Full, DependentProperties))
        {
            await Port.SaveAsync(Owner, Full);
            await Port.SaveAsync(Owner, variant);

            TRow? kept = await Port.FindAsync(Owner, KeyOf(variant));
            Assert.True(variant.Equals(kept), $"A change of {property} was not kept.");
        }
    }

    [Fact]
    public async Task A_batch_is_saved_in_place_of_what_was_there()
    {
        await Port.SaveAsync(Owner, Rows[0]);
        TRow[] batch = [.. Shuffled(Rows).Select(row => row == Rows[1] || row == Rows[0] ? Changed(row) : row)];

        await Port.SaveAsync(Owner, batch);

        Assert.Equal(Changed(Rows[0]), await Port.FindAsync(Owner, KeyOf(Rows[0])));
        Assert.Equal(batch.ToHashSet(), (await Port.ListAsync(Owner).ToListAsync()).ToHashSet());
    }

    [Fact]
    public async Task Of_a_batch_with_one_key_twice_the_last_row_is_kept()
    {
        await Port.SaveAsync(Owner, [Rows[0], Changed(Rows[1]), Rows[1], Changed(Rows[0])]);

        Assert.Equal(Changed(Rows[0]), await Port.FindAsync(Owner, KeyOf(Rows[0])));
        Assert.Equal(Rows[1], await Port.FindAsync(Owner, KeyOf(Rows[1])));
        Assert.Equal(2, await Port.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task An_empty_batch_changes_nothing()
    {
        await Port.SaveAsync(Owner, Rows[0]);

        await Port.SaveAsync(Owner, []);

        Assert.Equal([Rows[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task What_was_removed_is_gone_and_the_rest_stays()
    {
        await SaveAllAsync(Owner);

        await Port.RemoveAsync(Owner, KeyOf(Rows[1]));

        Assert.Null(await Port.FindAsync(Owner, KeyOf(Rows[1])));
        Assert.Equal(Rows.Where(row => row != Rows[1]), await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task What_is_removed_in_a_batch_is_gone_and_what_is_missing_is_ignored()
    {
        await SaveAllAsync(Owner);
        await Port.RemoveAsync(Owner, KeyOf(Rows[2]));

        await Port.RemoveAsync(Owner, [KeyOf(Rows[0]), KeyOf(Rows[2]), KeyOf(Rows[1]), KeyOf(Rows[0])]);
        await Port.RemoveAsync(Owner, []);

        Assert.Equal(Rows.Skip(3), await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Removing_what_is_missing_does_nothing()
    {
        await Port.SaveAsync(Owner, Rows[0]);

        await Port.RemoveAsync(Owner, KeyOf(Rows[1]));

        Assert.Equal([Rows[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_sees_nothing()
    {
        await SaveAllAsync(Owner);

        Assert.Null(await Port.FindAsync(AnotherOwner, KeyOf(Rows[0])));
        Assert.Empty(await Port.ListAsync(AnotherOwner).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_changes_nothing()
    {
        await SaveAllAsync(Owner);
        await SaveAllAsync(AnotherOwner);

        await Port.SaveAsync(AnotherOwner, Changed(Rows[0]));
        await Port.RemoveAsync(AnotherOwner, KeyOf(Rows[1]));

        Assert.Equal(Rows, await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_call_is_given_up()
    {
        await Port.SaveAsync(Owner, Rows[0]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.FindAsync(Owner, KeyOf(Rows[0]), Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.ListAsync(Owner, Cancelled).ToListAsync(CancellationToken.None));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.ListAsync(Owner).WithCancellation(Cancelled).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_cancelled_change_changes_nothing()
    {
        await Port.SaveAsync(Owner, Rows[0]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Port.SaveAsync(Owner, Rows[1], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.SaveAsync(Owner, [Changed(Rows[0]), Rows[1]], Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.RemoveAsync(Owner, KeyOf(Rows[0]), Cancelled));

        Assert.Equal([Rows[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Default_ids_and_null_are_refused()
    {
        await Port.SaveAsync(Owner, Rows[0]);

        await AssertRefusedAsync(async () => await Port.FindAsync(default, KeyOf(Rows[0])));
        await AssertRefusedAsync(async () => await Port.ListAsync(default).ToListAsync());
        await AssertRefusedAsync(async () => await Port.SaveAsync(default, Rows[0]));
        await AssertRefusedAsync(async () => await Port.RemoveAsync(default, KeyOf(Rows[0])));
        await AssertRefusedAsync(async () => await Port.FindAsync(Owner, default));
        await AssertRefusedAsync(async () => await Port.SaveAsync(default, [Rows[0]]));
        await AssertRefusedAsync(async () => await Port.SaveAsync(Owner, (TRow)null!));
        await AssertRefusedAsync(async () => await Port.SaveAsync(Owner, (IReadOnlyCollection<TRow>)null!));
        await AssertRefusedAsync(async () => await Port.SaveAsync(Owner, [Rows[1], null!]));
        await AssertRefusedAsync(async () => await Port.RemoveAsync(Owner, default(TKey)));
        await AssertRefusedAsync(async () => await Port.RemoveAsync(Owner, [KeyOf(Rows[0]), default]));
        await AssertRefusedAsync(async () => await Port.RemoveAsync(Owner, (IReadOnlyCollection<TKey>)null!));

        Assert.Equal([Rows[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    /// <summary>Refused by the store with an <see cref="ArgumentException"/>, or by the default id when
    /// the store asks for its value.</summary>
    private static async Task AssertRefusedAsync(Func<Task> call)
    {
        Exception? fault = await Record.ExceptionAsync(call);
        Assert.True(fault is ArgumentException or InvalidOperationException,
            $"Expected a refusal and got {fault?.GetType().Name ?? "none"}.");
    }
}
