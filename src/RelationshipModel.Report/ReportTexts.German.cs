using RelationshipModel.Wording;

namespace RelationshipModel.Report;

/// <content>The German texts, which address the reader as "du".</content>
internal sealed partial record ReportTexts
{
    internal static ReportTexts German { get; } = new()
    {
        Language = Language.German,
        AnnualDay = static day => Day(Language.German, "date.short", day),
        WeekDay = static day => Day(Language.German, "date.weekday", day),

        Ties = static (count, number) => $"{number} {(count == 1 ? "Verbindung" : "Verbindungen")}",
        Times = static (count, number) => count switch { 1 => "einmal", 2 => "zweimal", _ => $"{number}-mal" },

        Title = "Dein Netzwerk",
        TitleOf = static owner => $"Dein Netzwerk: {owner}",
        Subtitle = static (owner, day) => $"{owner}, {day}",
        Skip = "Zum Bericht springen",
        Sections = "Abschnitte",
        Footer = "Die Werte beschreiben den Zustand einer Verbindung, nie den Wert eines Menschen. Diese Seite ruft nichts ab "
            + "und sendet nichts. Sie nennt Menschen; bewahre sie auf, wo du Briefe aufbewahrst.",
        NoScripts = "Filter, Suche, Sortieren und die früheren Jahre brauchen Skripte, die hier abgeschaltet sind.",
        NoTies = "Noch keine Verbindung. Sobald du mit jemandem Kontakt hattest, ist sie hier zu sehen.",
        Closenesses = static (count, number, parts) =>
            $"Du hast {number} {(count == 1 ? "Verbindung" : "Verbindungen")}: {Language.German.List(parts)}.",
        EarlierClosenesses = static (year, count, number, parts) =>
            $"Ende {year} hattest du {number} {(count == 1 ? "Verbindung" : "Verbindungen")}: {Language.German.List(parts)}.",
        CountOfWarmth = static (number, warmth) => $"{number} {Language.German.Word(warmth)}",
        Concerns = static parts => $"Davon: {Language.German.List(parts)}.",
        AllInRhythm = "Keine davon lässt nach oder driftet ab.",
        CountOfStatus = static (count, number, status) => (status, count) switch
        {
            (TieStatus.Slipping, > 1) => $"{number} lassen nach",
            (TieStatus.Drifting, > 1) => $"{number} driften ab",
            _ => $"{number} {Language.German.Word(status)}",
        },

        Week = "Diese Woche",
        ReachOut = "Bei wem du dich melden könntest",
        QuietWeek = "Diese Woche ist nichts fällig, und bei niemandem musst du dich melden.",
        Owed = "du bist dran",
        Keep = "in Kontakt bleiben",
        Revive = "wieder anknüpfen",
        PromisesDue = "Fällige Versprechen",
        Birthdays = "Geburtstage",
        Meetings = "Treffen",
        Today = "heute",
        Tomorrow = "morgen",
        Meeting = static (when, time, name) => $"{Capital(when)} um {time}: {name}",
        With = static (names, more, number) =>
            more == 0 ? $"mit {Language.German.List(names)}" : $"mit {string.Join(", ", names)} und {number} weiteren",
        Held = "Vorerst in Ruhe gelassen",
        Until = static day => $"(bis {day})",

        Map = "Die Karte",
        MapLead = "Du bist in der Mitte. Je näher ein Punkt, desto näher steht ihr euch heute.",
        MapName = static ties => $"Karte von {ties} um dich herum, die nächsten zuerst; jede führt zu einer Person",
        You = "du",
        Dot = static (name, warmth, status) => $"{name}: {warmth}, {status}",
        Drawn = static (drawn, ties) => $"{drawn} von {ties} sind auf der Karte; die anderen stehen in der Liste.",
        SizeMeans = "Je größer eine Form, desto mehr habt ihr zusammen aufgebaut.",
        SideBySide = "Wer in demselben Kreis ist, steht nebeneinander.",
        DormantMeans = "Ein Ring ist eine Freundschaft, die schläft; ihr könnt da weitermachen, wo ihr aufgehört habt.",
        Unnamed = static number =>
            $"Für {number} Namen ist kein Platz: Zeige oder tippe auf einen Punkt, um zu lesen, wer es ist.",
        PastMap = "Karte überspringen",
        Find = "Person finden",
        State = "Zustand",
        Circle = "Kreis",
        All = "alle",
        Year = "Jahr",
        Now = "heute",
        AtEndOf = static year => $"Ende {year}",
        Save = "Karte speichern (SVG)",
        SavedAs = "karte.svg",
        Found = static (found, ties) => $"{found} von {ties} gefunden",
        OpenPerson = "Seite öffnen",
        Then = static (year, state) => $"{year}: {state}",

        Everyone = "Alle",
        TiesLead = "Die nächsten zuerst. Dies ist der Zustand jeder Verbindung, nie der Wert eines Menschen.",
        TableCaption = "Alle Verbindungen; die Knöpfe über den Spalten sortieren sie",
        Contact = "Person",
        Closeness = "Nähe",
        LastContact = "Letzter Kontakt",
        TimesHead = "Einträge",

        Back = "Zurück zur Karte",
        LastInTouch = static (side, day, ago) => side switch
        {
            TieSide.Owner => $"Zuletzt hast du dich am {day} gemeldet ({ago}).",
            TieSide.Contact => $"Die letzte Nachricht an dich: {day} ({ago}).",
            _ => $"Letzter Kontakt am {day} ({ago}).",
        },
        Since = static (times, day) => $"Seit dem {day} {times} vermerkt.",
        OwnRhythm = static gap => $"Üblicher Rhythmus: {gap}.",
        WishedRhythm = static gap => $"Du wünschst dir {gap} Kontakt.",
        Birthday = static day => $"Geburtstag: {day}.",
        Kinds = static kinds => $"Beziehung: {kinds}.",
        LivesIn = static place => $"Wohnort: {place}.",
        InCircles = static circles => $"Kreise: {circles}.",
        ThisWeek = "Warum jetzt",
        Why = "Wie es um euch steht",
        Promises = "Versprechen",
        Arithmetic = "Die Rechnung",
        Term = static term => term switch
        {
            "of_bond" => "Bindung",
            "of_continuity" => "Beständigkeit",
            "of_reciprocity" => "Gegenseitigkeit",
            "reciprocity_unknown" => "Gegenseitigkeit unbekannt",
            _ => term,
        },
        Sum = static (terms, sum, strength) => terms.Count == 0
            ? $"Stärke {strength}."
            : $"{string.Join("; ", terms)}: zusammen {sum}, eine Stärke von {strength}.",

        Circles = "Die Kreise",
        NobodyInCircle = "Zurzeit niemand.",
        DriftsOut = "Entfernt sich.",
        DrawsNear = "Kommt näher.",
        MightBelong = "Könnte dazugehören:",
        OthersMightBelong = "Auch andere könnten dazugehören.",
        Introductions = "Wer sich kennenlernen sollte",
        SharedTiesAlone = "nur wegen gemeinsamer Bekannter",
        Pair = static (first, second) => $"{first} und {second}",
        For = static name => $"Für {name}",

        Years = "Über die Jahre",
        YearsLead = static gap =>
            "Jeder Strich ist ein Tag mit Kontakt, je höher, desto länger wart ihr zusammen. "
            + $"Gestrichelt: {gap} Stille und mehr.",
        YearsShown = static (shown, ties) =>
            $"Gezeigt sind die {shown} von {ties}, in denen am meisten aufgebaut ist, die ältesten zuerst.",
        YearsFromTo = static (from, to) => $"Jahre von {from} bis {to}",
        Strip = static (name, times, day) => $"{name}: {times} seit dem {day}",
        LongestSilence = static (length, from, to) =>
            $"; längste Stille: {length}, vom {from} {(to is null ? "an" : $"bis zum {to}")}",
        GiveAndTake = "Geben und Nehmen",
        GiveAndTakeLead = "Über die Jahre, nie nach einzelnen Gefallen. Der Balken neigt sich zu der Seite, "
            + "die sich öfter meldet; zwischen den blassen Grenzen seid ihr gleichauf.",
        GiveAndTakeShown = static (shown, ties) => $"Gezeigt sind die {shown} von {ties}, in denen am meisten aufgebaut ist.",
        YourTurn = "Du bist dran",
        BothWays = "Beide geben",
        YouKeepItGoing = "Du hältst es am Laufen",
        NobodysTurn = "Niemand ist dran, oder schwer zu sagen",
        They = "andere Seite",

        Gatherings = "Treffen und Versprechen",
        ToCome = "Was kommt",
        YouPromised = "Was du versprochen hast",
        YouWerePromised = "Was dir versprochen wurde",
        CameOf = "Was aus Treffen wurde",
        YouKnow = static names => $"Du kennst {names}.",
        NewToYou = static (names, more, number) => more == 0 ? $"Neu für dich: {Language.German.List(names)}."
            : $"Neu für dich: {string.Join(", ", names)} und {number} weitere.",
        TakeTimeFor = static name => $"Nimm dir Zeit für {name}.",
        Introduce = static pair => $"Stelle {pair} einander vor.",
        MetAgain = static names => $"Bald darauf wieder getroffen: {names}.",
    };
}
