using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <content>The English texts.</content>
internal sealed partial record ReportTexts
{
    internal static ReportTexts English { get; } = new()
    {
        Language = Language.English,
        AnnualDay = static day => Day(Language.English, "date.short", day),
        WeekDay = static day => Day(Language.English, "date.weekday", day),

        Ties = static (count, number) => $"{number} {(count == 1 ? "tie" : "ties")}",
        Times = static (count, number) => count switch { 1 => "once", 2 => "twice", _ => $"{number} times" },

        Title = "Your network",
        TitleOf = static owner => $"Your network: {owner}",
        Subtitle = static (owner, day) => $"{owner}, {day}",
        Skip = "Skip to the report",
        Sections = "Sections",
        Footer = "Scores describe the state of a tie, never the worth of a person. This page requests nothing and sends nothing. "
            + "It names people, so keep it where you keep letters.",
        NoScripts = "Filters, search, sorting and the earlier years need scripts, which are switched off here.",
        NoTies = "No tie yet. Once you have been in touch with somebody, they appear here.",
        Closenesses = static (count, number, parts) =>
            $"You have {number} {(count == 1 ? "tie" : "ties")}: {Language.English.List(parts)}.",
        EarlierClosenesses = static (year, count, number, parts) =>
            $"At the end of {year} you had {number} {(count == 1 ? "tie" : "ties")}: {Language.English.List(parts)}.",
        CountOfWarmth = static (number, warmth) => $"{number} {Language.English.Word(warmth)}",
        Concerns = static parts => $"Of these, {Language.English.List(parts)}.",
        AllInRhythm = "None of them is slipping or drifting.",
        CountOfStatus = static (count, number, status) =>
            $"{number} {(count == 1 ? "is" : "are")} {Language.English.Word(status)}",

        Week = "This week",
        ReachOut = "People to reach out to",
        QuietWeek = "Nothing is due this week, and there is nobody you need to reach out to.",
        Owed = "you owe a word",
        Keep = "keep in touch",
        Revive = "pick up again",
        PromisesDue = "Promises due",
        Birthdays = "Birthdays",
        Meetings = "Meetings",
        Today = "today",
        Tomorrow = "tomorrow",
        Meeting = static (when, time, name) => $"{Capital(when)} at {time}: {name}",
        With = static (names, more, number) => more == 0 ? $"with {Language.English.List(names)}"
            : $"with {string.Join(", ", names)} and {number} more",
        Held = "Left in peace for now",
        Until = static day => $"(until {day})",

        Map = "The map",
        MapLead = "You are in the middle. The nearer a dot, the closer the two of you are today.",
        MapName = static ties => $"Map of {ties} around you, the closest first; each is a link to the person",
        You = "you",
        Dot = static (name, warmth, status) => $"{name}: {warmth}, {status}",
        Drawn = static (drawn, ties) => $"{drawn} of {ties} are on the map; the others are in the list.",
        SizeMeans = "A larger shape means that more was built together.",
        SideBySide = "People who share a circle are side by side.",
        DormantMeans = "A ring is a sleeping friendship that can be picked up where it was left.",
        Unnamed = static number =>
            $"{number} without a name for lack of room: point at, tap or tab to a dot to see who it is.",
        PastMap = "Skip the map",
        Find = "Find a person",
        State = "State",
        Circle = "Circle",
        All = "all",
        Year = "Year",
        Now = "today",
        AtEndOf = static year => $"end of {year}",
        Save = "Save the map (SVG)",
        SavedAs = "map.svg",
        Found = static (found, ties) => $"{found} of {ties} found",
        OpenPerson = "Open the page",
        Then = static (year, state) => $"At the {year}: {state}",

        Everyone = "Everyone",
        TiesLead = "The closest first. This is the state of each tie, never the worth of a person.",
        TableCaption = "All ties; the buttons in the header sort them",
        Contact = "Person",
        Closeness = "Closeness",
        LastContact = "Last contact",
        TimesHead = "Times",

        Back = "Back to the map",
        LastInTouch = static (side, day, ago) => side switch
        {
            TieSide.Owner => $"You last got in touch on {day} ({ago}).",
            TieSide.Contact => $"They last got in touch on {day} ({ago}).",
            _ => $"Last in touch on {day} ({ago}).",
        },
        Since = static (times, day) => $"On record {times} since {day}.",
        OwnRhythm = static gap => $"Usual rhythm: {gap}.",
        WishedRhythm = static gap => $"You wish to be in touch {gap}.",
        Birthday = static day => $"Birthday: {day}.",
        Kinds = static kinds => $"Relation: {kinds}.",
        LivesIn = static place => $"Lives in {place}.",
        InCircles = static circles => $"Circles: {circles}.",
        ThisWeek = "Why now",
        Why = "How the two of you are",
        Promises = "Promises",
        Arithmetic = "The arithmetic",
        Term = static term => term switch
        {
            "of_bond" => "bond",
            "of_continuity" => "continuity",
            "of_reciprocity" => "reciprocity",
            "reciprocity_unknown" => "reciprocity unknown",
            _ => term,
        },
        Sum = static (terms, sum, strength) => terms.Count == 0
            ? $"Strength {strength}."
            : $"{string.Join(", ", terms)}: together {sum}, a strength of {strength}.",

        Circles = "The circles",
        NobodyInCircle = "Nobody for now.",
        DriftsOut = "Drifts out.",
        DrawsNear = "Draws near.",
        MightBelong = "Might belong:",
        OthersMightBelong = "Others might belong too.",
        Introductions = "Who should meet",
        SharedTiesAlone = "by shared ties alone",
        Pair = static (first, second) => $"{first} and {second}",
        For = static name => $"For {name}",

        Years = "Over the years",
        YearsLead = static gap =>
            $"Each mark is a day of contact, the taller the longer you were together. Dashes are silences of more than {gap}.",
        YearsShown = static (shown, ties) =>
            $"These are the {shown} of {ties} in which the most was built, those known longest first.",
        YearsFromTo = static (from, to) => $"Years from {from} to {to}",
        Strip = static (name, times, day) => $"{name}: {times} since {day}",
        LongestSilence = static (length, from, to) =>
            $"; the longest silence {length}, from {from} {(to is null ? "on" : $"to {to}")}",
        GiveAndTake = "Give and take",
        GiveAndTakeLead = "Over the years, never by single favors. The bar leans to the side that reaches out more; "
            + "between the pale bounds the two are even.",
        GiveAndTakeShown = static (shown, ties) => $"These are the {shown} of {ties} in which the most was built.",
        YourTurn = "Your turn to give",
        BothWays = "It goes both ways",
        YouKeepItGoing = "You keep it going",
        NobodysTurn = "Nobody's turn, or hard to say",
        They = "they",

        Gatherings = "Gatherings and promises",
        ToCome = "To come",
        YouPromised = "What you promised",
        YouWerePromised = "What you were promised",
        CameOf = "What gatherings led to",
        YouKnow = static names => $"You know {names}.",
        NewToYou = static (names, more, number) => more == 0 ? $"New to you: {Language.English.List(names)}."
            : $"New to you: {string.Join(", ", names)} and {number} more.",
        TakeTimeFor = static name => $"Take time for {name}.",
        Introduce = static pair => $"Introduce {pair}.",
        MetAgain = static names => $"Met again soon after: {names}.",
    };

    private static string Capital(string words) => words.Length > 0 ? $"{char.ToUpperInvariant(words[0])}{words[1..]}" : words;
}
