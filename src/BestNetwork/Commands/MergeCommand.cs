using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using RelationshipModel;
using RelationshipModel.Import.People;
using RelationshipModel.Merging;
using RelationshipModel.Network;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork merge</c>: which contacts are one person, as a person says it.</summary>
internal static class MergeCommand
{
    internal static Command Create(CommandContext context)
    {
        Command command = new(
            "merge", "Say which contacts are one person. The records of each stay unchanged, so that this can be undone.");
        command.Add(List(context));
        command.Add(Accept(context));
        command.Add(OfPair(context, "decline", "Say that two contacts are two people: they are not proposed again.",
            "merge.are_two", static (network, pair, token) => network.DeclineMergeAsync(pair, cancellationToken: token)));
        command.Add(OfPair(context, "undo", "Take back what was said about two contacts.", "merge.undone",
            static (network, pair, token) => network.UndoMergeAsync(pair, cancellationToken: token)));
        return command;
    }

    private static Command List(CommandContext context)
    {
        DatabaseOptions database = new();
        Option<OutputFormat> format = InputOptions.FormatOption();
        Command command = new("list", "List who may be one person, and what was decided.");
        database.AddTo(command);
        command.Add(format);
        command.SetAction(async (options, cancellationToken) =>
        {
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken, isReadOnly: true);
            RelationshipNetwork network = own.Network;
            Merges all = Merges.Of(await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken));
            Merge[] merges =
            [
                .. ImportedPeople.Open(all).Concat(all.All.Where(static merge => merge.State != MergeState.Proposed))
                    .OrderBy(static merge => merge.State)
                    .ThenBy(static merge => RankOf(merge))
                    .ThenByDescending(static merge => merge.Similarity)
                    .ThenBy(static merge => merge.Pair),
            ];
            Dictionary<ContactId, Contact> contacts = await ContactsAsync(network, cancellationToken);
            Result.Write(
                context,
                options.GetValue(format),
                csv => Csv(csv, merges, contacts),
                json => Json(json, merges, contacts),
                console => People(console, context.Sentences, merges, contacts));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Accept(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string[]> pair = new("CONTACT")
        {
            Description = "The contact whose id stands for both, and the other, by their ids or names.",
            Arity = new(0, 2)
        };
        Option<bool> sameRecord = new("--same-record")
        {
            Description = "Accept all proposals that rest on one card of your address book.",
        };
        Option<bool> allSure = new("--all-sure")
        {
            Description = "Accept all proposals that rest on one card, or on the same full name.",
        };
        Command command = new("accept", "Say that two contacts are one person: from now on their ties count as one.") { pair };
        database.AddTo(command);
        command.Add(sameRecord);
        command.Add(allSure);
        command.SetAction(async (options, cancellationToken) =>
        {
            string file = database.PlaceOf(options, context);
            string[] named = options.GetValue(pair) ?? [];
            bool isSameRecord = options.GetValue(sameRecord), isSure = options.GetValue(allSure);
            if ((isSameRecord ? 1 : 0) + (isSure ? 1 : 0) + (named.Length > 0 ? 1 : 0) != 1 || named.Length == 1)
                throw new UsageException("name two contacts, or pass --same-record or --all-sure");
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            RelationshipNetwork network = own.Network;
            List<(ContactId Kept, ContactId Absorbed)> accepted = [];
            if (isSameRecord || isSure)
            {
                foreach (Merge merge in await network.ListMergesAsync(cancellationToken).ToListAsync(cancellationToken))
                {
                    bool isWanted = isSure
                        ? PeopleIndex.IsSure(merge) : merge.Basis == MergeBasis.SameRecord;
                    if (merge.State == MergeState.Proposed && isWanted) accepted.Add((merge.Kept, merge.Absorbed));
                }
            }
            else
            {
                accepted.Add(await PairAsync(network, file, named, cancellationToken));
            }

            Dictionary<ContactId, Contact> contacts = await ContactsAsync(network, cancellationToken);
            foreach ((ContactId kept, ContactId absorbed) in accepted)
            {
                await AcceptAsync(network, file, kept, absorbed, cancellationToken);
                PeopleConsole.Say(context, "merge.are_one", ("absorbed", Shown(absorbed, contacts)),
                    ("kept", Shown(kept, contacts)));
            }

            if (accepted.Count == 0) PeopleConsole.Say(context, isSure ? "merge.none_sure" : "merge.none_of_one_card", []);
            return ExitCode.Done;
        });
        return command;
    }

    internal static async ValueTask AcceptAsync(
        RelationshipNetwork network, string file, ContactId kept, ContactId absorbed, CancellationToken cancellationToken)
    {
        try
        {
            await network.AcceptMergeAsync(kept, absorbed, cancellationToken: cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            throw new RefusedException(file, e.Message);
        }
    }

    private static Command OfPair(CommandContext context, string name, string description, string said,
        Func<RelationshipNetwork, ContactPair, CancellationToken, ValueTask> decide)
    {
        DatabaseOptions database = new();
        Argument<string[]> pair = new("CONTACT") { Description = "The two contacts, by their ids or names.", Arity = new(2, 2) };
        Command command = new(name, description) { pair };
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            string file = database.PlaceOf(options, context);
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            RelationshipNetwork network = own.Network;
            (ContactId first, ContactId second) = await PairAsync(network, file, options.GetValue(pair)!, cancellationToken);
            ContactPair known = new(first, second);
            await decide(network, known, cancellationToken);
            Dictionary<ContactId, Contact> contacts = await ContactsAsync(network, cancellationToken);
            PeopleConsole.Say(context, said, ("first", Shown(known.First, contacts)), ("second", Shown(known.Second, contacts)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Two contacts that the database knows, by their ids or names; a name that two have, said twice, means the two.
    /// </summary>
    private static async ValueTask<(ContactId First, ContactId Second)> PairAsync(
        RelationshipNetwork network, string file, string[] named, CancellationToken cancellationToken)
    {
        Dictionary<ContactId, string> known = await network.Contacts.ListAsync(cancellationToken)
            .ToDictionaryAsync(
                static contact => contact.Id, static contact => contact.Name, cancellationToken: cancellationToken);
        await foreach (Merge merge in network.ListMergesAsync(cancellationToken))
        {
            known.TryAdd(merge.Kept, merge.Kept.Value);
            known.TryAdd(merge.Absorbed, merge.Absorbed.Value);
        }

        if (named[0] == named[1] && !known.ContainsKey(new(named[0])))
        {
            ContactId[] both =
            [
                .. known.Where(pair => pair.Value.Equals(named[0], StringComparison.OrdinalIgnoreCase))
                    .Select(static pair => pair.Key),
            ];
            if (both is [var one, var other]) return (one, other);
        }

        PersonFinder finder = new(file, known.Select(static pair => (pair.Key, pair.Value)));
        ContactId first = finder.Find(named[0]), second = finder.Find(named[1]);
        return first == second ? throw new UsageException("name two different contacts") : (first, second);
    }

    private static void Csv(CsvOutput csv, IEnumerable<Merge> merges, Dictionary<ContactId, Contact> contacts)
    {
        csv.Header("kept", "absorbed", "kept_name", "absorbed_name", "state", "basis", "similarity", "at");
        foreach (Merge merge in merges)
        {
            csv.Field(merge.Kept.Value).Field(merge.Absorbed.Value).Field(NameOf(merge.Kept, contacts))
                .Field(NameOf(merge.Absorbed, contacts))
                .Field(merge.State.ToString()).Field(merge.Basis.ToString()).Field(merge.Similarity).Field(merge.At).EndLine();
        }
    }

    private static void Json(JsonOutput json, IEnumerable<Merge> merges, Dictionary<ContactId, Contact> contacts) =>
        json.Array(merges, merge => json
            .Text("kept", merge.Kept.Value).Text("absorbed", merge.Absorbed.Value)
            .Text("kept_name", NameOf(merge.Kept, contacts)).Text("absorbed_name", NameOf(merge.Absorbed, contacts))
            .Text("state", merge.State.ToString()).Text("basis", merge.Basis.ToString()).Number("similarity", merge.Similarity)
            .Time("at", merge.At));

    private static void People(
        PeopleConsole console, Sentences sentences, Merge[] merges, Dictionary<ContactId, Contact> contacts)
    {
        if (merges.Length == 0) console.Paragraph(sentences.Say("merge.none"));
        foreach (IGrouping<MergeState, Merge> said in merges.GroupBy(static merge => merge.State))
        {
            string title = said.Key switch
            {
                MergeState.Proposed => "merge.proposed",
                MergeState.Accepted => "merge.accepted",
                _ => "merge.declined",
            };
            console.Paragraph(sentences.Say(title), "bold");
            foreach (Merge merge in said)
                console.Paragraph(sentences.Say(KeyOf(merge, contacts), ("first", Shown(merge.Kept, contacts)),
                    ("second", Shown(merge.Absorbed, contacts)), ("similarity", sentences.Hundredths(merge.Similarity))),
                    indent: 1);
            console.Blank();
        }

        if (merges.Any(static merge => merge.State == MergeState.Proposed))
            console.Paragraph(sentences.Say("merge.decide"), "dim");
    }

    /// <summary>Returns the rank of a reason; the most certain has the lowest.</summary>
    private static int RankOf(Merge merge) => merge.Basis switch
    {
        MergeBasis.Owner or MergeBasis.SameRecord => 0,
        MergeBasis.Name when merge.Similarity >= 1 => 1,
        MergeBasis.SharedAddress => 2,
        _ => 3,
    };

    /// <summary>The key of the text that names a pair, and why the two may be one person.</summary>
    private static string KeyOf(Merge merge, Dictionary<ContactId, Contact> contacts) => merge.Basis switch
    {
        MergeBasis.SameRecord => "merge.pair_on_one_card",
        MergeBasis.Name when PeopleIndex.NameKey(NameOf(merge.Kept, contacts))
            == PeopleIndex.NameKey(NameOf(merge.Absorbed, contacts)) => "merge.pair_of_one_name",
        MergeBasis.SharedAddress => "merge.pair_with_shared_address",
        MergeBasis.Name => "merge.pair_of_like_names",
        _ => "merge.pair",
    };

    internal static string Shown(ContactId contact, Dictionary<ContactId, Contact> contacts) =>
        NameOf(contact, contacts) is var name && name == contact.Value
            ? Sentences.Name(name) : $"{Sentences.Name(name)} <{Sentences.Name(contact.Value)}>";

    internal static ValueTask<Dictionary<ContactId, Contact>> ContactsAsync(
        RelationshipNetwork network, CancellationToken cancellationToken) =>
        network.Contacts.ListAsync(cancellationToken)
            .ToDictionaryAsync(static contact => contact.Id, cancellationToken: cancellationToken);

    private static string NameOf(ContactId contact, Dictionary<ContactId, Contact> contacts) =>
        contacts.GetValueOrDefault(contact)?.Name ?? contact.Value;
}
