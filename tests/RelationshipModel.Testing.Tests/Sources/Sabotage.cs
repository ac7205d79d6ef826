using NodaTime;
using RelationshipModel.Storage;

namespace RelationshipModel.Testing.Tests.Sources;

/// <summary>Sources with one fault each, by the conformance test that should find it.</summary>
internal static class Sabotage
{
    internal static readonly IReadOnlyDictionary<string, (Func<INetworkSource> Open, string Sentence)> ByTest =
        new Dictionary<string, (Func<INetworkSource>, string)>
        {
            [nameof(NetworkSourceConformance.Null_gives_all_contacts_of_the_owner)] = (
                static () => new Faulty { Contacts = static (rows, _, _, ids) => ids is null ? rows.Skip(1) : rows },
                "The source should give all contacts of 7, whole"),
            [nameof(NetworkSourceConformance.The_earliest_instant_gives_all_interactions_of_the_owner)] = (
                static () => new Faulty { Since = static (rows, _, _, _) => rows.Skip(1) },
                "The source should give all interactions of 7, whole"),
            [nameof(NetworkSourceConformance.Two_rows_have_two_ids)] = (
                static () => new Faulty
                {
                    Since = static (rows, _, _, _) => rows.Concat(rows.Select(static row => row with { IsReply = true })),
                },
                "The source should give each contact and each interaction an id of its own"),
            [nameof(NetworkSourceConformance.Contacts_asked_for_by_id_are_given_and_no_others)] = (
                static () => new Faulty { Contacts = static (rows, source, owner, _) => source.ContactsOf(owner) },
                "The source should give the contacts whose ids were asked for"),
            [nameof(NetworkSourceConformance.No_ids_give_no_contacts)] = (
                static () => new Faulty
                {
                    Contacts = static (rows, source, owner, ids) => ids is { Count: 0 } ? source.ContactsOf(owner) : rows,
                },
                "The source should give no contact if the list of ids is empty"),
            [nameof(NetworkSourceConformance.Unknown_ids_are_left_out)] = (
                static () => new Faulty
                {
                    Contacts = static (rows, _, _, ids) =>
                        ids?.Where(id => rows.All(row => row.Id != id)).Select(static id => new Contact(id, "?"))
                            .Concat(rows) ?? rows,
                },
                "The source should leave out ids that it does not know"),
            [nameof(NetworkSourceConformance.An_id_that_is_no_key_of_the_host_names_nobody)] = (
                static () => new Faulty
                {
                    Contacts = static (_, source, owner, ids) =>
                    {
                        int[]? keys = ids?.Select(static id => id.ToInt32()).ToArray();
                        return source.ContactsOf(owner).Where(row => keys?.Contains(row.Id.ToInt32()) != false);
                    },
                },
                "The source should take a contact id that cannot be a key of the host"),
            [nameof(NetworkSourceConformance.The_interactions_of_a_contact_are_those_of_the_whole_log_with_it)] = (
                static () => new Faulty
                {
                    With = static (rows, _, _, contact) =>
                        rows.Select(row => new Interaction(row.Id, row.At, row.Channel, contact)),
                },
                "The source should give, for one contact, exactly the interactions of the whole log"),
            [nameof(NetworkSourceConformance.Interactions_are_given_from_an_instant_on_the_instant_included)] = (
                static () => new Faulty { Since = static (rows, _, _, since) => rows.Where(row => row.At > since) },
                "The source should give the interactions that began at the instant or later: at >= since."),
            [nameof(NetworkSourceConformance.Interactions_before_the_instant_are_passed_over)] = (
                static () => new Faulty { Since = static (_, source, owner, _) => source.LogOf(owner) },
                "The source should leave out interactions that began before the instant"),
            [nameof(NetworkSourceConformance.What_is_listed_again_is_the_same)] = (
                static () => new OnceOnly(), "The source should give the same rows each time it is asked"),
            [nameof(NetworkSourceConformance.A_listing_may_be_left_before_its_end)] = (
                static () => new OneReader(),
                    "The source should serve the next question after a listing was left before its end"),
            [nameof(NetworkSourceConformance.A_cancelled_listing_is_given_up)] = (
                static () => new Deaf(), "The source should stop each of its three listings"),
            [nameof(NetworkSourceConformance.Several_requests_read_at_once)] = (
                static () => new SharedPlace(), "The source should give several requests at once"),
            [nameof(NetworkSourceConformance.An_owner_who_has_nothing_is_given_nothing)] = (
                static () => new Faulty { With = static (_, source, _, contact) => source.LogOf(ListSource.Mina) },
                "The source should give 2147483647, who has nothing"),
            [nameof(NetworkSourceConformance.Owners_are_kept_apart)] = (
                static () => new Faulty
                {
                    Contacts = static (rows, source, _, ids) => ids is null ? rows : source.ContactsOf(ListSource.Mina)
                        .Concat(source.ContactsOf(ListSource.Otto)).Where(row => ids.Contains(row.Id)),
                },
                "The source should give 7 no row of 8"),
            [nameof(NetworkSourceConformance.Scores_are_those_of_the_same_rows_in_a_store)] = (
                static () => new Changing(), "The scores from the source should be those of the same rows in an InMemoryStore"),
        };

    /// <summary>Gives other rows than it should.</summary>
    private sealed class Faulty : ListSource
    {
        internal Func<IEnumerable<Contact>, ListSource, OwnerId, IReadOnlyCollection<ContactId>?, IEnumerable<Contact>>? Contacts
        { get; init; }

        internal Func<IEnumerable<Interaction>, ListSource, OwnerId, ContactId, IEnumerable<Interaction>>? With { get; init; }

        internal Func<IEnumerable<Interaction>, ListSource, OwnerId, Instant, IEnumerable<Interaction>>? Since { get; init; }

        public override IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
            CancellationToken cancellationToken = default)
        {
            IEnumerable<Contact> rows = ContactsOf(owner).Where(row => ids?.Contains(row.Id) != false);
            return ReadAsync(Contacts?.Invoke(rows, this, owner, ids) ?? rows, cancellationToken);
        }

        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken = default)
        {
            IEnumerable<Interaction> rows = LogOf(owner).Where(row => row.Contacts.Contains(contact));
            return ReadAsync(With?.Invoke(rows, this, owner, contact) ?? rows, cancellationToken);
        }

        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken = default)
        {
            IEnumerable<Interaction> rows = LogOf(owner).Where(row => row.At >= since);
            return ReadAsync(Since?.Invoke(rows, this, owner, since) ?? rows, cancellationToken);
        }
    }

    /// <summary>Reads from a cursor that was opened when the method was called.</summary>
    private sealed class OnceOnly : ListSource
    {
        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken = default)
        {
            Queue<Interaction> cursor = new(LogOf(owner).Where(row => row.At >= since));
            return ReadAsync(DrainAsync(), cancellationToken);

            IEnumerable<Interaction> DrainAsync()
            {
                while (cursor.TryDequeue(out Interaction? row)) yield return row;
            }
        }
    }

    /// <summary>Has one cursor, which is closed at the end of a listing alone.</summary>
    private sealed class OneReader : ListSource
    {
        private bool _isOpen;

        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken = default) => ReadAsync(Rows(owner, since), cancellationToken);

        private IEnumerable<Interaction> Rows(OwnerId owner, Instant since)
        {
            if (_isOpen) throw new InvalidOperationException("There is already an open reader.");
            _isOpen = true;
            foreach (Interaction row in LogOf(owner).Where(row => row.At >= since)) yield return row;
            _isOpen = false;
        }
    }

    /// <summary>Ignores its token.</summary>
    private sealed class Deaf : ListSource
    {
        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, ContactId contact,
            CancellationToken cancellationToken = default) =>
            LogOf(owner).Where(row => row.Contacts.Contains(contact)).ToAsyncEnumerable();
    }

    /// <summary>Keeps its place in a field that all requests share.</summary>
    private sealed class SharedPlace : ListSource
    {
        private static int _reading;

        public override async IAsyncEnumerable<Contact> ListContactsAsync(OwnerId owner, IReadOnlyCollection<ContactId>? ids,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _reading) > 1)
            {
                Interlocked.Decrement(ref _reading);
                throw new InvalidOperationException("A second operation was started on this connection.");
            }

            try
            {
                await Task.Delay(5, cancellationToken);
                foreach (Contact row in ContactsOf(owner).Where(row => ids?.Contains(row.Id) != false)) yield return row;
            }
            finally
            {
                Interlocked.Decrement(ref _reading);
            }
        }
    }

    /// <summary>Gives every interaction another length each time.</summary>
    private sealed class Changing : ListSource
    {
        private int _reads;

        public override IAsyncEnumerable<Interaction> ListInteractionsAsync(OwnerId owner, Instant since,
            CancellationToken cancellationToken = default)
        {
            int read = _reads++;
            return ReadAsync(LogOf(owner).Where(row => row.At >= since)
                .Select(row => row with { Length = Duration.FromMinutes(10 + 20 * read) }), cancellationToken);
        }
    }
}
