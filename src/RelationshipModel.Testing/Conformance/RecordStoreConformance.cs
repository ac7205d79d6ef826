using System.Runtime.CompilerServices;
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
    private static readonly string Row = typeof(TRow).Name;
    private static readonly string ARow = ("AEIOU".Contains(Row[0], StringComparison.Ordinal) ? "an " : "a ") + Row;

    private readonly Dictionary<TKey, TRow> _unfitted = [];

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

    /// <summary>A row by the host's keys, as the store keeps it.</summary>
    private protected virtual TRow Fitted(TRow row) => row;

    /// <summary>Returns a row as a store keeps it.</summary>
    private protected virtual TRow Keep(TRow row) => row;

    /// <summary>A row by the host's keys, whole.</summary>
    private protected virtual TRow WithKeys(TRow row) => row;

    /// <summary>Fitted rows in the order in which the port lists them. Those of a suite are in that order by the suite's
    /// keys.</summary>
    private protected virtual IEnumerable<TRow> InOrder(IEnumerable<TRow> rows) => rows;

    /// <summary>The verbs a store must support to save rows of this port.</summary>
    private protected virtual StoreVerbs SaveVerb => StoreVerbs.None;

    /// <summary>The verbs a store must support to remove rows of this port.</summary>
    private protected virtual StoreVerbs RemoveVerb => StoreVerbs.None;

    /// <summary>Keeps rows as the host does.</summary>
    private protected virtual async ValueTask KeepAsync(OwnerId owner, params IEnumerable<TRow> rows)
    {
        foreach (TRow row in rows) await Port.SaveAsync(owner, row);
    }

    /// <summary>The rows of the suite, fitted and in the order of the port.</summary>
    private protected IReadOnlyList<TRow> Listed => field ??= Fit(Rows);

    private TRow[] Fit(IEnumerable<TRow> rows)
    {
        List<TRow> fitted = [];
        foreach (TRow row in rows)
        {
            fitted.Add(Fitted(row));
            _unfitted[KeyOf(fitted[^1])] = row;
        }

        return Fixture.KeepsEverything ? [.. fitted] : [.. InOrder(fitted)];
    }

    /// <summary>A fitted row of the suite with something else in it.</summary>
    private protected TRow ChangedOf(TRow fitted) => Fitted(Changed(_unfitted[KeyOf(fitted)]));

    private ValueTask KeepAllAsync(OwnerId owner) => KeepAsync(owner, Shuffled(Listed));

    [Fact]
    public async Task What_was_never_saved_is_not_found()
    {
        Rule rule = new($"The store should return null for a key under which no {Row} was saved.");
        await KeepAsync(Owner, Listed[0]);

        rule.Null(await Port.FindAsync(Owner, KeyOf(Listed[1])));
    }

    [Fact]
    public async Task What_was_saved_is_found_whole()
    {
        Rule rule = new($"The store should give {ARow} back as it was saved, found by its key and listed"
            + (Fixture.KeepsEverything ? "." : ", except what the fixture's Fit leaves out."));
        TRow kept = Fitted(Full);
        await KeepAsync(Owner, WithKeys(Full));

        TRow? found = await Port.FindAsync(Owner, KeyOf(kept));
        rule.NotNull(found);
        rule.Equal(kept, Keep(found));
        rule.Equal([kept], (await Port.ListAsync(Owner).ToListAsync()).Select(Keep));
    }

    [Fact]
    public async Task Of_several_keys_those_that_were_saved_are_found_each_under_its_key()
    {
        Rule rule = new(
            $"The store should find each {Row} of several keys under its key, and leave out keys that were never saved.");
        Assert.SkipWhen(Listed.Count < 3, $"The suite has fewer than three rows of {Row}.");
        await KeepAsync(Owner, Listed[0], Listed[2]);

        IReadOnlyDictionary<TKey, TRow> found =
            await Port.FindAsync(Owner, [KeyOf(Listed[2]), KeyOf(Listed[1]), KeyOf(Listed[0]), KeyOf(Listed[0])]);

        rule.Equal(2, found.Count);
        rule.Equal(Listed[0], found.GetValueOrDefault(KeyOf(Listed[0])));
        rule.Equal(Listed[2], found.GetValueOrDefault(KeyOf(Listed[2])));
        rule.Equal(0, (await Port.FindAsync(Owner, (TKey[])[])).Count);
    }

    [Fact]
    public async Task Texts_and_dates_that_are_easily_mangled_come_back_as_they_were()
    {
        Rule rule = new($"The store should keep each text of {ARow} character by character (case, accents, blanks, line ends, "
            + "U+FFFF and beyond) and each date and instant to its precision, from year 1 to 9999.");
        IReadOnlyList<TRow> extremes = Fit(Extremes);
        await KeepAsync(Owner, Shuffled(extremes));

        rule.Equal(extremes, await Port.ListAsync(Owner).ToListAsync());
        foreach (TRow row in extremes) rule.Equal(row, await Port.FindAsync(Owner, KeyOf(row)));
    }

    [Fact]
    public async Task The_store_can_be_used_while_a_listing_is_read_which_may_be_left_before_its_end()
    {
        Needs(SaveVerb);
        Rule rule = new("The store should serve other calls while a listing is read, and after one was left before its end.");
        await KeepAllAsync(Owner);

        await foreach (TRow row in Port.ListAsync(Owner))
        {
            await Port.SaveAsync(Owner, ChangedOf(row));
            rule.Equal(ChangedOf(row), await Port.FindAsync(Owner, KeyOf(row)));
            break;
        }

        if (!Keeps(RemoveVerb)) return;
        await Port.RemoveAsync(Owner, KeyOf(Listed[0]));
        rule.Equal(Listed.Skip(1), await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Keys_are_told_apart_ordinally()
    {
        Rule rule = new("The store should tell keys apart ordinally: by case, accents, blanks and composed characters, "
            + "and without LIKE patterns.");
        await KeepAllAsync(Owner);

        foreach (TRow row in Listed) rule.Equal(row, await Port.FindAsync(Owner, KeyOf(row)));
    }

    [Fact]
    public async Task Nothing_saved_lists_nothing() =>
        new Rule($"The store should list no {Row} before one was saved.").Empty(await Port.ListAsync(Owner).ToListAsync());

    [Fact]
    public async Task All_are_listed_in_order()
    {
        Rule rule = new($"The store should list every {Row} in the order of the port: ids as text, compared ordinally by UTF-16 "
            + "code units (\"10\" before \"9\", \"B\" before \"a\"), after the instant where rows have one.");
        await KeepAllAsync(Owner);

        rule.Equal(Listed, await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Saving_again_replaces()
    {
        Needs(SaveVerb);
        Rule rule = new($"The store should save {ARow} in place of the one with the same key, and keep one row.");
        await KeepAllAsync(Owner);
        TRow changed = ChangedOf(Listed[1]);

        await Port.SaveAsync(Owner, changed);

        Assert.NotEqual(Listed[1], changed);
        rule.Equal(changed, await Port.FindAsync(Owner, KeyOf(changed)));
        rule.Equal(Listed.Count, await Port.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task Every_property_is_kept_and_changed()
    {
        Needs(SaveVerb);
        foreach ((string property, TRow variant) in PropertyVariants.Of(Full, DependentProperties))
        {
            TRow full = Fitted(Full), changed = Fitted(variant);
            await Port.SaveAsync(Owner, full);
            await Port.SaveAsync(Owner, changed);

            new Rule($"The store should keep {property}, and a change of it.")
                .Equal(changed, await Port.FindAsync(Owner, KeyOf(changed)));
        }
    }

    [Fact]
    public async Task A_batch_is_saved_in_place_of_what_was_there()
    {
        Needs(SaveVerb);
        Rule rule = new("The store should save every row of a batch, each in place of the one with the same key.");
        await Port.SaveAsync(Owner, Listed[0]);
        TRow[] batch = [.. Shuffled(Listed).Select(row => row == Listed[1] || row == Listed[0] ? ChangedOf(row) : row)];

        await Port.SaveAsync(Owner, batch);

        rule.Equal(ChangedOf(Listed[0]), await Port.FindAsync(Owner, KeyOf(Listed[0])));
        rule.SameSet(batch, await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Of_a_batch_with_one_key_twice_the_last_row_is_kept()
    {
        Needs(SaveVerb);
        Rule rule = new("The store should keep the last row of a batch in which a key occurs twice.");
        await Port.SaveAsync(Owner, [Listed[0], ChangedOf(Listed[1]), Listed[1], ChangedOf(Listed[0])]);

        rule.Equal(ChangedOf(Listed[0]), await Port.FindAsync(Owner, KeyOf(Listed[0])));
        rule.Equal(Listed[1], await Port.FindAsync(Owner, KeyOf(Listed[1])));
        rule.Equal(2, await Port.ListAsync(Owner).CountAsync());
    }

    [Fact]
    public async Task An_empty_batch_changes_nothing()
    {
        Needs(SaveVerb);
        Rule rule = new("The store should change nothing when an empty batch is saved.");
        await Port.SaveAsync(Owner, Listed[0]);

        await Port.SaveAsync(Owner, []);

        rule.Equal([Listed[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task What_was_removed_is_gone_and_the_rest_stays()
    {
        Needs(RemoveVerb);
        Rule rule = new($"The store should remove the {Row} with the key, and no other.");
        await KeepAllAsync(Owner);

        await Port.RemoveAsync(Owner, KeyOf(Listed[1]));

        rule.Null(await Port.FindAsync(Owner, KeyOf(Listed[1])));
        rule.Equal(Listed.Where(row => row != Listed[1]), await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task What_is_removed_in_a_batch_is_gone_and_what_is_missing_is_ignored()
    {
        Needs(RemoveVerb);
        Rule rule = new("The store should remove every row of a batch of keys, and ignore keys that do not exist or come twice.");
        await KeepAllAsync(Owner);
        await Port.RemoveAsync(Owner, KeyOf(Listed[2]));

        await Port.RemoveAsync(Owner, [KeyOf(Listed[0]), KeyOf(Listed[2]), KeyOf(Listed[1]), KeyOf(Listed[0])]);
        await Port.RemoveAsync(Owner, []);

        rule.Equal(Listed.Skip(3), await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Removing_what_is_missing_does_nothing()
    {
        Needs(RemoveVerb);
        Rule rule = new("The store should do nothing when a key that does not exist is removed.");
        await KeepAsync(Owner, Listed[0]);

        await Port.RemoveAsync(Owner, KeyOf(Listed[1]));

        rule.Equal([Listed[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_sees_nothing()
    {
        Rule rule = new($"The store should show no {Row} of one owner to another, neither by key nor listed.");
        await KeepAllAsync(Owner);

        rule.Null(await Port.FindAsync(AnotherOwner, KeyOf(Listed[0])));
        rule.Empty(await Port.ListAsync(AnotherOwner).ToListAsync());
    }

    [Fact]
    public async Task Another_owner_changes_nothing()
    {
        Needs(SaveVerb | RemoveVerb);
        Rule rule = new($"The store should change and remove nothing of one owner when another saves or removes {ARow} "
            + "with the same key: it looks for owner and key.");
        await KeepAllAsync(Owner);
        if (!Fixture.Fit.HasGlobalKeys) await KeepAllAsync(AnotherOwner);

        Exception? fault = await Record.ExceptionAsync(async () => await Port.SaveAsync(AnotherOwner, ChangedOf(Listed[0])));
        await Port.RemoveAsync(AnotherOwner, KeyOf(Listed[1]));

        // Where a key is that of one row, another owner's row with it cannot be kept.
        if (!Fixture.Fit.HasGlobalKeys) rule.Null(fault);
        rule.Equal(Listed, await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task A_cancelled_call_is_given_up()
    {
        Rule rule = new("The store should stop reading with an OperationCanceledException when the token is cancelled.");
        await KeepAsync(Owner, Listed[0]);

        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.FindAsync(Owner, KeyOf(Listed[0]), Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.ListAsync(Owner, Cancelled).ToListAsync(CancellationToken.None));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.ListAsync(Owner).WithCancellation(Cancelled).GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task A_cancelled_change_changes_nothing()
    {
        Needs(SaveVerb | RemoveVerb);
        Rule rule = new("The store should stop a change with an OperationCanceledException when the token is cancelled, "
            + "and change nothing.");
        await Port.SaveAsync(Owner, Listed[0]);

        await rule.ThrowsAnyAsync<OperationCanceledException>(async () => await Port.SaveAsync(Owner, Listed[1], Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.SaveAsync(Owner, [ChangedOf(Listed[0]), Listed[1]], Cancelled));
        await rule.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Port.RemoveAsync(Owner, KeyOf(Listed[0]), Cancelled));

        rule.Equal([Listed[0]], await Port.ListAsync(Owner).ToListAsync());
    }

    [Fact]
    public async Task Default_ids_and_null_are_refused()
    {
        Rule rule = new("The store should refuse default ids and null with an ArgumentException that names them "
            + "(or let the InvalidOperationException of a default id's Value through), and change nothing.");
        await KeepAsync(Owner, Listed[0]);

        await AssertRefusedAsync(async () => await Port.FindAsync(default, KeyOf(Listed[0])));
        await AssertRefusedAsync(async () => await Port.ListAsync(default).ToListAsync());
        await AssertRefusedAsync(async () => await Port.FindAsync(Owner, default));
        if (Keeps(SaveVerb))
        {
            await AssertRefusedAsync(async () => await Port.SaveAsync(default, Listed[0]));
            await AssertRefusedAsync(async () => await Port.SaveAsync(default, [Listed[0]]));
            await AssertRefusedAsync(async () => await Port.SaveAsync(Owner, (TRow)null!));
            await AssertRefusedAsync(async () => await Port.SaveAsync(Owner, (IReadOnlyCollection<TRow>)null!));
            await AssertRefusedAsync(async () => await Port.SaveAsync(Owner, [Listed[1], null!]));
        }

        if (Keeps(RemoveVerb))
        {
            await AssertRefusedAsync(async () => await Port.RemoveAsync(default, KeyOf(Listed[0])));
            await AssertRefusedAsync(async () => await Port.RemoveAsync(Owner, default(TKey)));
            await AssertRefusedAsync(async () => await Port.RemoveAsync(Owner, [KeyOf(Listed[0]), default]));
            await AssertRefusedAsync(async () => await Port.RemoveAsync(Owner, (IReadOnlyCollection<TKey>)null!));
        }

        rule.Equal([Listed[0]], await Port.ListAsync(Owner).ToListAsync());

        async Task AssertRefusedAsync(Func<Task> call, [CallerArgumentExpression(nameof(call))] string source = "")
        {
            Exception? fault = await Record.ExceptionAsync(call);
            rule.True(fault is ArgumentException or InvalidOperationException,
                $"Expected a refusal of {source["async () => await ".Length..]}, and got {fault?.GetType().Name ?? "none"}.");
        }
    }

    [Fact]
    public async Task What_can_be_written_is_written_and_the_rest_is_refused()
    {
        await AssertAsync(SaveVerb, async () => await Port.SaveAsync(Owner, Listed[0]));
        await AssertAsync(RemoveVerb, async () => await Port.RemoveAsync(Owner, KeyOf(Listed[0])));

        async Task AssertAsync(StoreVerbs verb, Func<Task> call)
        {
            Exception? fault = await Record.ExceptionAsync(call);
            if (Keeps(verb))
                new Rule($"The store should be writable: {verb}. If it is not, leave the verb out of StoreFit.Verbs.")
                    .True(fault is null, $"It threw {fault?.GetType().Name}: {fault?.Message}");
            else
                new Rule($"The store should refuse what it leaves out with a NotSupportedException that says where to "
                    + $"write: {verb}.")
                    .True(fault is NotSupportedException, $"It threw {fault?.GetType().Name ?? "nothing"}.");
        }
    }
}
