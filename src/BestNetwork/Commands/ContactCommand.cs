using System.CommandLine;
using BestNetwork.Output;
using BestNetwork.Records;
using NodaTime;
using RelationshipModel;

namespace BestNetwork.Commands;

/// <summary><c>bestnetwork contact</c>: adds somebody, or states what no record shows.</summary>
internal static class ContactCommand
{
    /// <summary>The value that takes back what was stated.</summary>
    private const string Nothing = "none";

    /// <summary>The columns of the list of contacts that are options here, and what they state.</summary>
    private static readonly (string Column, string Description)[] Statements =
    [
        ("kind", "What they are to you: friend, parent, spouse, colleague, ...; several separated by ;."),
        ("closeness", "How close you are: acquaintance, casual_friend, friend or close_friend; from today, or from a day: "
            + "'friend 2015-06-01'."),
        ("birthday", "The birthday: 1990-12-03, or without the year 12-03."),
        ("place", "Where they live."),
        ("interests", "What they care about, separated by ;."),
        ("offers", "What they can help with, separated by ;."),
        ("needs", "What they are looking for, separated by ;."),
        ("role", "Whether support goes one way: mutual, supports_me or i_support."),
        ("state", "The state of the tie: paused, ended or deceased; from today, or --since."),
        ("since", "The first day of the state."),
        ("until", "The day on which the state ends."),
        ("preferences", "What not to do: no_score, no_introductions, no_reminders; separated by ;."),
    ];

    private static readonly LocalDate AnyDay = new(2000, 1, 1);

    internal static Command Create(CommandContext context)
    {
        DatabaseOptions database = new();
        Argument<string> name = PersonArgument.Create();
        Option<bool> isNew = new("--new") { Description = "Add somebody of this name." };
        Option<string?> rename = new("--name") { Description = "The new name.", HelpName = "NAME" };
        (string Column, Option<string?> Option)[] statements =
        [
            .. Statements.Select(static said => (
                said.Column,
                new Option<string?>($"--{said.Column}")
                {
                    Description = said.Description,
                    HelpName = said.Column.ToUpperInvariant(),
                })),
        ];
        Command command = new("contact",
            "Add somebody, or state what no record shows: what they are to you, how close you are, a birthday. "
                + $"'{Nothing}' takes a statement back.") { name };
        command.Add(isNew);
        command.Add(rename);
        foreach ((_, Option<string?> option) in statements) command.Add(option);
        database.AddTo(command);
        command.SetAction(async (options, cancellationToken) =>
        {
            Dictionary<string, string> said = statements
                .Where(said => options.GetValue(said.Option) is not null)
                .ToDictionary(static said => said.Column, said => options.GetValue(said.Option)!);
            bool adds = options.GetValue(isNew);
            string? newName = options.GetValue(rename);
            if (said.Count == 0 && newName is null && !adds)
                throw new UsageException("name what you state, such as --kind friend, or --new to add somebody");
            if (said.FirstOrDefault(static pair => string.IsNullOrWhiteSpace(pair.Value)).Key is { } empty)
                throw new UsageException($"--{empty} is empty; '{Nothing}' takes a statement back");
            // A word that is wrong is told before anybody is looked for.
            Stated(Renamed(new(new("-"), "-"), newName ?? "-"), said, AnyDay);
            using OwnNetwork own = await database.OpenAsync(options, context, cancellationToken);
            string typed = options.GetValue(name)!;
            Contact person = adds ? await NewAsync(own, typed, cancellationToken) : await own.FindAsync(typed, cancellationToken);
            Contact record = await own.Network.Contacts.FindAsync(person.Id, cancellationToken) ?? person;
            record = Stated(record, said, own.Today);
            if (newName is not null) record = Renamed(record, newName);
            await own.Network.Contacts.SaveAsync(record, cancellationToken);
            PeopleConsole.Say(context, adds ? "contact.new" : "contact.stated", ("name", record.Name));
            return ExitCode.Done;
        });
        return command;
    }

    private static async ValueTask<Contact> NewAsync(OwnNetwork own, string name, CancellationToken cancellationToken)
    {
        if (!ContactId.TryParse(name, null, out ContactId id))
            throw new UsageException("a name has 1 to 256 characters");
        return !await own.Network.Contacts.ListAsync(cancellationToken).AnyAsync(
            contact => contact.Id == id || contact.Name.Equals(name, StringComparison.OrdinalIgnoreCase), cancellationToken)
            ? Renamed(new(id, id.Value), name)
            : throw new UsageException($"'{name}' is on record already; leave out --new to state something about them");
    }

    private static Contact Renamed(Contact record, string name)
    {
        try
        {
            return record with { Name = name };
        }
        catch (ArgumentException e)
        {
            throw new UsageException(e.Message.Split(" (Parameter")[0]);
        }
    }

    /// <summary>The contact with what was stated: states and closeness beside those of other days, the rest in place of what
    /// was known.</summary>
    private static Contact Stated(Contact known, Dictionary<string, string> said, LocalDate today)
    {
        HashSet<string> none = [.. said.Where(static pair => pair.Value.Trim() == Nothing).Select(static pair => pair.Key)];
        Contact row = RecordFiles.ContactOf(known.Name, said.Where(pair => !none.Contains(pair.Key)).ToDictionary(), today);
        Contact stated = ImportedLists.Filled(known, row, [.. said.Keys.Except(none)]) with
        {
            Closeness = [.. known.Closeness.Where(before => row.Closeness.All(now => now.On != before.On)), .. row.Closeness],
            States = [.. known.States.Where(before => row.States.All(now => now.Since != before.Since)), .. row.States],
        };
        foreach (string column in none)
        {
            stated = column switch
            {
                "kind" => stated with { Kind = TieKind.None },
                "closeness" => stated with { Closeness = [] },
                "birthday" => stated with { Birthday = null },
                "place" => stated with { Place = null },
                "interests" => stated with { Interests = [] },
                "offers" => stated with { Offers = [] },
                "needs" => stated with { Needs = [] },
                "role" => stated with { SupportRole = SupportRole.Mutual },
                "preferences" => stated with { Restrictions = ContactRestrictions.None },
                "state" => stated with { States = [.. stated.States.Select(state => Ended(state, today)).OfType<StatedState>()] },
                _ => throw new UsageException($"--{column} is a day"),
            };
        }

        return stated;
    }

    /// <summary>A state that ends today; null if it began today or later.</summary>
    private static StatedState? Ended(StatedState state, LocalDate today) =>
        state.Until <= today ? state : state.Since < today ? new StatedState(state.State, state.Since, today) : null;
}
