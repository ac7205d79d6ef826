using NodaTime;
using RelationshipModel.Storage;
using Xunit.Sdk;

namespace RelationshipModel.Testing.Tests.Crms;

public sealed class SabotagedCrmTests
{
    private static readonly Dictionary<string, Func<IReadOnlyList<OwnerId>, FakeCrm>> Faults = new()
    {
        ["lists by number"] = static owners => new ByNumber(owners),
        ["cuts names"] = static owners => new Cutting(owners),
        ["keeps minutes"] = static owners => new Minutes(owners),
        ["counts what was known"] = static owners => new CountingAll(owners),
        ["adds over what was known"] = static owners => new Overwriting(owners),
        ["removes nothing"] = static owners => new Keeping(owners),
        ["saves no contact"] = static owners => new ReadAlone(owners),
        ["loses one of many"] = static owners => new Losing(owners),
        ["shows another's calls"] = static owners => new Open(owners),
        ["forgets lengths"] = static owners => new Forgetting(owners),
    };

    [Theory]
    [InlineData("lists by number", "Interaction", "All_are_listed_in_order",
        "The store should list every Interaction in the order of the port: ids as text")]
    [InlineData("cuts names", "Contact", "What_was_saved_is_found_whole",
        "The store should give a Contact back as it was saved, found by its key and listed, except what the "
            + "fixture's Fit leaves out.")]
    [InlineData("keeps minutes", "Interaction", "Texts_and_dates_that_are_easily_mangled_come_back_as_they_were",
        "The store should keep each text of an Interaction character by character")]
    [InlineData("counts what was known", "Interaction", "Adding_leaves_a_known_interaction_as_it_is",
        "The store should leave an interaction as it is when one with its id is added, and return 0.")]
    [InlineData("adds over what was known", "Interaction", "Adding_leaves_a_known_interaction_as_it_is",
        "The store should leave an interaction as it is when one with its id is added, and return 0.")]
    [InlineData("removes nothing", "Interaction", "What_was_removed_is_gone_and_the_rest_stays",
        "The store should remove the Interaction with the key, and no other.")]
    [InlineData("removes nothing", "Privacy", "Nothing_that_is_kept_names_an_erased_contact",
        "The store should name an erased contact in no row.")]
    [InlineData("saves no contact", "Contact", "What_can_be_written_is_written_and_the_rest_is_refused",
        "The store should be writable: SaveContacts. If it is not, leave the verb out of StoreFit.Verbs.")]
    [InlineData("loses one of many", "Interaction", "A_history_of_ten_thousand_is_listed_in_order_and_page_by_page",
        "The store should list ten thousand interactions in order, whole and page by page.")]
    [InlineData("loses one of many", "Concurrent", "What_each_writer_adds_is_kept",
        "The store should keep what each of several writers adds at once, and raise no error.")]
    [InlineData("shows another's calls", "Interaction", "Another_owner_sees_nothing",
        "The store should show no Interaction of one owner to another, neither by key nor listed.")]
    [InlineData("forgets lengths", "Interaction", "What_was_saved_is_found_whole",
        "The store should give an Interaction back as it was saved, found by its key and listed, except what the "
            + "fixture's Fit leaves out.\nLength of Interaction ")]
    public async Task Test_SabotagedStore_FailsWithWhatTheStoreShouldHaveDone(
        string fault, string suite, string test, string sentence)
    {
        SabotagedFixture fixture = new(Faults[fault]);
        StoreConformance<SabotagedFixture> tests = suite switch
        {
            "Contact" => new OfContacts(fixture),
            "Interaction" => new OfInteractions(fixture),
            "Concurrent" => new OfWriters(fixture),
            _ => new OfPrivacy(fixture),
        };
        await tests.InitializeAsync();

        Exception? failed = await Record.ExceptionAsync(() => (Task)tests.GetType().GetMethod(test)!.Invoke(tests, null)!);
        await tests.DisposeAsync();

        Assert.StartsWith(sentence, Assert.IsAssignableFrom<XunitException>(failed).Message, StringComparison.Ordinal);
    }

    private sealed class OfContacts(SabotagedFixture fixture) : ContactStoreConformance<SabotagedFixture>(fixture);

    private sealed class OfInteractions(SabotagedFixture fixture) : InteractionStoreConformance<SabotagedFixture>(fixture);

    private sealed class OfWriters(SabotagedFixture fixture) : ConcurrentWritersConformance<SabotagedFixture>(fixture);

    private sealed class OfPrivacy(SabotagedFixture fixture) : PrivacyConformance<SabotagedFixture>(fixture);

    private sealed class ByNumber(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        protected override IEnumerable<Interaction> Log(int user) =>
            base.Log(user).OrderBy(static row => row.At).ThenBy(static row => row.Id.ToInt32());
    }

    private sealed class Cutting(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        protected override string Fit(string text) => text[..Math.Min(text.Length, 10)];
    }

    private sealed class Minutes(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        protected override long SecondOf(Instant at) => at.ToUnixTimeSeconds() / 60 * 60;
    }

    private sealed class CountingAll(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        public override async ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken)
        {
            await base.AddAsync(owner, interactions, cancellationToken);
            return interactions.Count;
        }
    }

    private sealed class Overwriting(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        public override async ValueTask<int> AddAsync(OwnerId owner, IReadOnlyCollection<Interaction> interactions,
            CancellationToken cancellationToken)
        {
            int added = await base.AddAsync(owner, interactions, cancellationToken);
            await SaveAsync(owner, interactions, cancellationToken);
            return added;
        }
    }

    private sealed class Keeping(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        public override ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<InteractionId> keys,
            CancellationToken cancellationToken) => default;

        public override ValueTask RemoveAsync(OwnerId owner, IReadOnlyCollection<ContactId> keys,
            CancellationToken cancellationToken) => default;
    }

    private sealed class ReadAlone(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        public override ValueTask SaveAsync(
            OwnerId owner, IReadOnlyCollection<Contact> records, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Contacts are written on the screens of the CRM.");
    }

    private sealed class Losing(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        protected override IEnumerable<Interaction> Log(int user) => base.Log(user).Where(static (_, i) => i != 17);
    }

    private sealed class Forgetting(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        protected override IEnumerable<Interaction> Log(int user) =>
            base.Log(user).Select(static row => row with { Length = null });
    }

    private sealed class Open(IReadOnlyList<OwnerId> owners) : FakeCrm(owners)
    {
        private readonly int[] _users = [.. owners.Select(static owner => owner.ToInt32())];

        protected override IEnumerable<Interaction> Log(int user) =>
            _users.SelectMany(base.Log).OrderBy(LogPosition.Of);
    }
}
