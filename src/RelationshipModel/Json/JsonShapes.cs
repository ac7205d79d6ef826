using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.Internals;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Json;

/// <summary>The shapes of all types that are written in a form of their own.</summary>
internal static class JsonShapes
{
    private static readonly Dictionary<Type, object> All = [];

    /// <summary>The side of what one of both did or promised.</summary>
    private static readonly JsonShape<TieSide> Side = EnumOf(TieSide.Owner, TieSide.Contact);

    static JsonShapes()
    {
        Texts();
        Ids();
        Enums();
        Parts();
        Nouns();
    }

    internal static JsonShape<T> Of<T>()
        where T : notnull =>
        All.GetValueOrDefault(typeof(T)) as JsonShape<T>
        ?? throw new NotSupportedException($"{typeof(T)} has no JSON form of its own; remove its converter.");

    /// <summary>The schemas of all types that have a name of their own in a schema, by that name.</summary>
    internal static IEnumerable<KeyValuePair<string, JsonNode?>> Schemas(JsonNamingPolicy? naming) =>
        All.Where(static entry => IsNamed(entry.Key))
            .Select(entry => KeyValuePair.Create(entry.Key.Name, (JsonNode?)((IJsonShape)entry.Value).Schema(naming)));

    /// <summary>The schema that stands for values of a type; null if the type has no form of its own.</summary>
    internal static JsonNode? Reference(Type type, JsonNamingPolicy? naming)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Reference(inner, naming) is { } schema ? OrNull(schema) : null;
        if (!All.TryGetValue(type, out object? shape)) return null;
        return IsNamed(type) ? new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" } : ((IJsonShape)shape).Schema(naming);
    }

    internal static JsonNode Reference<T>(JsonShape<T> shape, JsonNamingPolicy? naming)
        where T : notnull =>
        (All.GetValueOrDefault(typeof(T)) is { } named && named != shape ? null : Reference(typeof(T), naming))
        ?? shape.Schema(naming);

    internal static JsonObject OrNull(JsonNode schema) =>
        new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static bool IsNamed(Type type) => type.Namespace != nameof(System);

    private static void Add<T>(JsonShape<T> shape)
        where T : notnull =>
        All.Add(typeof(T), shape);

    private static void Texts()
    {
        Add(new ScalarShape<bool>("boolean", static (ref reader) => reader.GetBoolean(), static (writer, value) =>
            writer.WriteBooleanValue(value)));
        Add(new ScalarShape<int>("integer", static (ref reader) => reader.GetInt32(), static (writer, value) =>
            writer.WriteNumberValue(value)));
        Add(new ScalarShape<double>("number", static (ref reader) => reader.GetDouble(), static (writer, value) =>
            writer.WriteNumberValue(value)));
        Add(new TextShape<string>("text", static text => text, static text => text));
        Add(new TextShape<Instant>("2026-01-31T18:30:00Z", InstantPattern.ExtendedIso.Format, static text =>
            InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant
                ? instant.Value : OffsetDateTimePattern.ExtendedIso.Parse(text).GetValueOrThrow().ToInstant())
        { FormatName = "date-time" });
        Add(new TextShape<LocalDate>("2026-01-31", LocalDatePattern.Iso.Format, static text =>
            LocalDatePattern.Iso.Parse(text).GetValueOrThrow())
        { FormatName = "date" });
        Add(new TextShape<AnnualDate>("01-31", AnnualDatePattern.Iso.Format, static text =>
            AnnualDatePattern.Iso.Parse(text).GetValueOrThrow()));
        Add(new TextShape<Period>("P1M", PeriodPattern.Roundtrip.Format, static text =>
            PeriodPattern.Roundtrip.Parse(text).GetValueOrThrow())
        { FormatName = "duration" });
        Add(new TextShape<Duration>("PT1H30M", Text, Length)
        { FormatName = "duration" });
        Add(new TextShape<DateTimeZone>("Europe/Berlin", static zone => zone.Id, static text =>
            DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) ?? throw new FormatException($"There is no time zone {text}.")));
    }

    private static void Ids()
    {
        AddId<OwnerId>();
        AddId<ContactId>();
        AddId<CircleId>();
        AddId<InteractionId>();
        AddId<GatheringId>();
        AddId<FollowUpId>();
        AddId<NoteId>();
        AddId<IntroductionId>();
    }

    private static void AddId<T>()
        where T : struct, IIdentifier<T>, IParsable<T> =>
        Add(new TextShape<T>("42", static id => Require.NotDefault(id).ToString()!, static text => Identifier.Parse<T>(text))
        { MaxLength = Identifier.MaxLength });

    private static void Enums()
    {
        AddEnum<AcquaintanceSource>();
        AddEnum<AcquaintanceState>();
        AddEnum<Channel>();
        AddEnum<CirclePurpose>();
        AddEnum<Closeness>();
        AddEnum<ClosenessMeaning>();
        AddEnum<ContactRestrictions>();
        AddEnum<ContactState>();
        AddEnum<Depth>();
        AddEnum<FollowUpOutcome>();
        AddEnum<TieSide>();
        AddEnum<IntroductionStage>();
        AddEnum<IntroductionView>();
        AddEnum<MergeBasis>();
        AddEnum<MergeState>();
        AddEnum<RecordedDirections>();
        AddEnum<SupportKind>();
        AddEnum<SupportRole>();
        AddEnum<TieKind>();
        AddEnum<TieStatus>();
        AddEnum<Changes.NetworkChangeKind>();
        AddEnum<Gatherings.GatheringOutcome>();
        AddEnum<Introductions.ClosenessMeasure>();
        AddEnum<Revisits.RevisitPool>();
        AddEnum<Combination>();
        AddEnum<ScoreTerm>();
        AddEnum<Warmth>();
    }

    private static void AddEnum<T>()
        where T : struct, Enum =>
        Add(EnumOf(Enum.GetValues<T>()));

    /// <summary>An enumeration of which some values are allowed.</summary>
    private static TextShape<T> EnumOf<T>(params T[] allowed)
        where T : struct, Enum
    {
        string[] names = [.. allowed.Select(static value => value.ToString())];
        bool isFlags = typeof(T).IsDefined(typeof(FlagsAttribute), inherit: false);
        return new(names[^1], static value => value.ToString(), text =>
            !text.AsSpan().ContainsAnyInRange('0', '9') && Enum.TryParse(text, ignoreCase: true, out T value)
            && (isFlags || (!text.Contains(',', StringComparison.Ordinal) && allowed.Contains(value)))
                ? value
                : throw new FormatException($"The names are {string.Join(", ", names)}."))
        {
            Names = names,
            IsFlags = isFlags,
        };
    }

    /// <summary>Adds the shapes of the parts of nouns.</summary>
    private static void Parts()
    {
        Add(new ObjectShape<TieKey>(
            static fields => new(fields.Required<OwnerId>("Owner"), fields.Required<ContactId>("Contact")),
            PropertyOf<TieKey>.Value("Owner", static key => key.Owner),
            PropertyOf<TieKey>.Value("Contact", static key => key.Contact)));
        Add(new ObjectShape<ContactPair>(
            static fields => new(fields.Required<ContactId>("First"), fields.Required<ContactId>("Second")),
            PropertyOf<ContactPair>.Value("First", static pair => pair.First),
            PropertyOf<ContactPair>.Value("Second", static pair => pair.Second)));
        Add(new ObjectShape<MembershipKey>(
            static fields => new(
                fields.Required<CircleId>("Circle"), fields.Required<ContactId>("Contact"), fields.Required<LocalDate>("Since")),
            PropertyOf<MembershipKey>.Value("Circle", static key => key.Circle),
            PropertyOf<MembershipKey>.Value("Contact", static key => key.Contact),
            PropertyOf<MembershipKey>.Value("Since", static key => key.Since)));
        Add(new ObjectShape<Initiator>(
            static fields => (fields.Or("Side", TieSide.None), fields.Optional<ContactId>("Contact")) switch
            {
                (TieSide.Owner, null) => Initiator.Owner,
                (TieSide.None, null) => Initiator.Unknown,
                (not TieSide.Owner, { } contact) => Initiator.Of(contact),
                _ => throw new ArgumentException("Either the owner or a contact initiated; name the contact if it was one."),
            },
            PropertyOf<Initiator>.Value("Side", static initiator => initiator.Side),
            PropertyOf<Initiator>.Optional("Contact", static initiator => initiator.Contact)));
        Add(new ObjectShape<Cadence>(
            static fields => (fields.Or("IsAsItComes", false), fields.OptionalReference<Period>("Target")) switch
            {
                (true, null) => Cadence.AsItComes,
                (false, { } target) => Cadence.Every(target, fields.OptionalReference<Period>("Tolerance")),
                _ => throw new ArgumentException("A cadence has a target, such as P1M, or is as it comes."),
            },
            PropertyOf<Cadence>.Value("IsAsItComes", static cadence => cadence.IsAsItComes),
            PropertyOf<Cadence>.OptionalReference("Target", static cadence => cadence.Target),
            PropertyOf<Cadence>.OptionalReference("Tolerance", static cadence => cadence.Tolerance)));
        Add(new ObjectShape<Support>(
            static fields => new(fields.Required<TieSide>("By"), fields.Or("Kind", SupportKind.Unspecified)),
            PropertyOf<Support>.Value("By", static support => support.By, Side),
            PropertyOf<Support>.Value("Kind", static support => support.Kind)));
        Add(new ObjectShape<StatedState>(
            static fields => new(
                fields.Required<ContactState>("State"), fields.Required<LocalDate>("Since"), fields.Optional<LocalDate>("Until")),
            PropertyOf<StatedState>.Value("State", static stated => stated.State),
            PropertyOf<StatedState>.Value("Since", static stated => stated.Since),
            PropertyOf<StatedState>.Optional("Until", static stated => stated.Until)));
        Add(new ObjectShape<StatedCloseness>(
            static fields => new(
                fields.Required<Closeness>("Closeness"), fields.Required<LocalDate>("On"),
                fields.Or("Meaning", ClosenessMeaning.AtLeast)),
            PropertyOf<StatedCloseness>.Value("Closeness", static stated => stated.Closeness),
            PropertyOf<StatedCloseness>.Value("On", static stated => stated.On),
            PropertyOf<StatedCloseness>.Value("Meaning", static stated => stated.Meaning)));
        Add(new ObjectShape<IntroductionStep>(
            static fields => new(fields.Required<IntroductionStage>("Stage"), fields.Required<Instant>("At")),
            PropertyOf<IntroductionStep>.Value("Stage", static step => step.Stage),
            PropertyOf<IntroductionStep>.Value("At", static step => step.At)));
        Add(new ObjectShape<ReasonArgument>(
            Argument,
            PropertyOf<ReasonArgument>.Value("Name", static argument => argument.Name),
            PropertyOf<ReasonArgument>.Optional("Contact", static argument => argument.Contact, isSparse: true),
            PropertyOf<ReasonArgument>.List("Contacts", static argument => argument.Contacts, isSparse: true),
            PropertyOf<ReasonArgument>.Optional("Date", static argument => argument.Date, isSparse: true),
            PropertyOf<ReasonArgument>.Optional("Length", static argument => argument.Length, isSparse: true),
            PropertyOf<ReasonArgument>.Optional("Number", static argument => argument.Number, isSparse: true),
            PropertyOf<ReasonArgument>.List("Words", static argument => argument.Words, isSparse: true)));
        Add(new ObjectShape<Reason>(
            static fields => new(fields.Required<string>("Code"), fields.List<ReasonArgument>("Arguments")),
            PropertyOf<Reason>.Value("Code", static reason => reason.Code),
            PropertyOf<Reason>.List("Arguments", static reason => reason.Arguments, isSparse: true)));
        Add(new ObjectShape<Explanation>(
            static fields => new(
                fields.Required<string>("Term"), fields.Required<double>("Value"), fields.Or("Unit", "1"),
                fields.Or("Combination", Combination.Given), fields.List<Explanation>("Children"),
                fields.List<InteractionId>("Evidence"))
            { FurtherEvidence = fields.Or("FurtherEvidence", 0) },
            PropertyOf<Explanation>.Value("Term", static explanation => explanation.Term),
            PropertyOf<Explanation>.Value("Value", static explanation => explanation.Value),
            PropertyOf<Explanation>.Value("Unit", static explanation => explanation.Unit),
            PropertyOf<Explanation>.Value("Combination", static explanation => explanation.Combination),
            new ExplanationChildren(),
            PropertyOf<Explanation>.List("Evidence", static explanation => explanation.Evidence, isSparse: true),
            PropertyOf<Explanation>.Optional("FurtherEvidence",
                static explanation => explanation.FurtherEvidence is > 0 and var further ? (int?)further : null,
                isSparse: true)));
    }

    private static void Nouns()
    {
        Add(new ObjectShape<Acquaintance>(
            static fields => new(
                fields.Required<ContactPair>("Pair"), fields.Required<AcquaintanceState>("State"),
                fields.Or("Source", AcquaintanceSource.Owner), fields.Optional<LocalDate>("On")),
            PropertyOf<Acquaintance>.Value("Pair", static known => known.Pair),
            PropertyOf<Acquaintance>.Value("State", static known => known.State),
            PropertyOf<Acquaintance>.Value("Source", static known => known.Source),
            PropertyOf<Acquaintance>.Optional("On", static known => known.On)));
        Add(new ObjectShape<Circle>(
            static fields => new(
                fields.Required<CircleId>("Id"), fields.Required<string>("Name"), fields.Or("Purpose", CirclePurpose.Unspecified))
            {
                Cadence = fields.OptionalReference<Cadence>("Cadence"),
                Capacity = fields.Optional<int>("Capacity"),
            },
            PropertyOf<Circle>.Value("Id", static circle => circle.Id),
            PropertyOf<Circle>.Value("Name", static circle => circle.Name),
            PropertyOf<Circle>.Value("Purpose", static circle => circle.Purpose),
            PropertyOf<Circle>.OptionalReference("Cadence", static circle => circle.Cadence),
            PropertyOf<Circle>.Optional("Capacity", static circle => circle.Capacity)));
        Add(new ObjectShape<CircleMembership>(
            static fields => new(
                fields.Required<CircleId>("Circle"), fields.Required<ContactId>("Contact"), fields.Required<LocalDate>("Since"),
                fields.Optional<LocalDate>("Until"))
            {
                Reason = fields.OptionalReference<string>("Reason"),
                Cadence = fields.OptionalReference<Cadence>("Cadence"),
            },
            PropertyOf<CircleMembership>.Value("Circle", static membership => membership.Circle),
            PropertyOf<CircleMembership>.Value("Contact", static membership => membership.Contact),
            PropertyOf<CircleMembership>.Value("Since", static membership => membership.Since),
            PropertyOf<CircleMembership>.Optional("Until", static membership => membership.Until),
            PropertyOf<CircleMembership>.OptionalReference("Reason", static membership => membership.Reason),
            PropertyOf<CircleMembership>.OptionalReference("Cadence", static membership => membership.Cadence)));
        Add(new ObjectShape<Contact>(
            static fields => new(fields.Required<ContactId>("Id"), fields.Required<string>("Name"))
            {
                Interests = fields.List<string>("Interests"),
                Offers = fields.List<string>("Offers"),
                Needs = fields.List<string>("Needs"),
                Kind = fields.Or("Kind", TieKind.None),
                SupportRole = fields.Or("SupportRole", SupportRole.Mutual),
                Birthday = fields.Optional<AnnualDate>("Birthday"),
                Place = fields.OptionalReference<string>("Place"),
                Restrictions = fields.Or("Restrictions", ContactRestrictions.None),
                SnoozedUntil = fields.Optional<LocalDate>("SnoozedUntil"),
                States = fields.List<StatedState>("States"),
                Closeness = fields.List<StatedCloseness>("Closeness"),
            },
            PropertyOf<Contact>.Value("Id", static contact => contact.Id),
            PropertyOf<Contact>.Value("Name", static contact => contact.Name),
            PropertyOf<Contact>.List("Interests", static contact => contact.Interests),
            PropertyOf<Contact>.List("Offers", static contact => contact.Offers),
            PropertyOf<Contact>.List("Needs", static contact => contact.Needs),
            PropertyOf<Contact>.Value("Kind", static contact => contact.Kind),
            PropertyOf<Contact>.Value("SupportRole", static contact => contact.SupportRole),
            PropertyOf<Contact>.Optional("Birthday", static contact => contact.Birthday),
            PropertyOf<Contact>.OptionalReference("Place", static contact => contact.Place),
            PropertyOf<Contact>.Value("Restrictions", static contact => contact.Restrictions),
            PropertyOf<Contact>.Optional("SnoozedUntil", static contact => contact.SnoozedUntil),
            PropertyOf<Contact>.List("States", static contact => contact.States),
            PropertyOf<Contact>.List("Closeness", static contact => contact.Closeness)));
        Add(new ObjectShape<FollowUp>(
            FollowUp,
            PropertyOf<FollowUp>.Value("Id", static followUp => followUp.Id),
            PropertyOf<FollowUp>.Value("By", static followUp => followUp.By, Side),
            PropertyOf<FollowUp>.Value("Contact", static followUp => followUp.Contact),
            PropertyOf<FollowUp>.Value("PromisedAt", static followUp => followUp.PromisedAt),
            PropertyOf<FollowUp>.OptionalReference("What", static followUp => followUp.What),
            PropertyOf<FollowUp>.Optional("Due", static followUp => followUp.Due),
            PropertyOf<FollowUp>.Optional("Gathering", static followUp => followUp.Gathering),
            PropertyOf<FollowUp>.Optional("Interaction", static followUp => followUp.Interaction),
            PropertyOf<FollowUp>.Value("Outcome", static followUp => followUp.Outcome),
            PropertyOf<FollowUp>.Optional("ClosedAt", static followUp => followUp.ClosedAt)));
        Add(new ObjectShape<Note>(
            static fields => new(
                fields.Required<NoteId>("Id"), fields.Required<ContactId>("Contact"), fields.Required<Instant>("At"),
                fields.Required<string>("Text")),
            PropertyOf<Note>.Value("Id", static note => note.Id),
            PropertyOf<Note>.Value("Contact", static note => note.Contact),
            PropertyOf<Note>.Value("At", static note => note.At),
            PropertyOf<Note>.Value("Text", static note => note.Text)));
        Add(new ObjectShape<Gathering>(
            static fields => new(
                fields.Required<GatheringId>("Id"), fields.Required<string>("Name"), fields.Required<Instant>("At"),
                fields.List<ContactId>("Attendees"))
            {
                Length = fields.Optional<Duration>("Length"),
                Place = fields.OptionalReference<string>("Place"),
            },
            PropertyOf<Gathering>.Value("Id", static gathering => gathering.Id),
            PropertyOf<Gathering>.Value("Name", static gathering => gathering.Name),
            PropertyOf<Gathering>.Value("At", static gathering => gathering.At),
            PropertyOf<Gathering>.Optional("Length", static gathering => gathering.Length),
            PropertyOf<Gathering>.OptionalReference("Place", static gathering => gathering.Place),
            PropertyOf<Gathering>.List("Attendees", static gathering => gathering.Attendees)));
        Add(new ObjectShape<Interaction>(
            Interaction,
            PropertyOf<Interaction>.Value("Id", static interaction => interaction.Id),
            PropertyOf<Interaction>.Value("At", static interaction => interaction.At),
            PropertyOf<Interaction>.Value("Channel", static interaction => interaction.Channel),
            PropertyOf<Interaction>.List("Contacts", static interaction => interaction.Contacts),
            PropertyOf<Interaction>.Value("HeadCount", static interaction => interaction.HeadCount),
            PropertyOf<Interaction>.Value("Initiator", static interaction => interaction.Initiator),
            PropertyOf<Interaction>.Value("IsReply", static interaction => interaction.IsReply),
            PropertyOf<Interaction>.Optional("Length", static interaction => interaction.Length),
            PropertyOf<Interaction>.Value("Depth", static interaction => interaction.Depth),
            PropertyOf<Interaction>.List("Supports", static interaction => interaction.Supports),
            PropertyOf<Interaction>.Optional("AfterFeel", static interaction => interaction.AfterFeel, isPrivate: true),
            PropertyOf<Interaction>.Optional("Gathering", static interaction => interaction.Gathering)));
        Add(new ObjectShape<Introduction>(
            static fields => Introduction.Restore(
                fields.Required<IntroductionId>("Id"), fields.Required<ContactId>("First"), fields.Required<ContactId>("Second"),
                fields.List<IntroductionStep>("Steps"), fields.List<string>("FactsOfFirst"), fields.List<string>("FactsOfSecond"),
                fields.Optional<ContactId>("DeclinedBy"), fields.Optional<Duration>("ExpiresAfter")),
            PropertyOf<Introduction>.Value("Id", static introduction => introduction.Id),
            PropertyOf<Introduction>.Value("First", static introduction => introduction.First),
            PropertyOf<Introduction>.Value("Second", static introduction => introduction.Second),
            PropertyOf<Introduction>.List("Steps", static introduction => introduction.Steps),
            PropertyOf<Introduction>.List("FactsOfFirst", static introduction => introduction.FactsOfFirst),
            PropertyOf<Introduction>.List("FactsOfSecond", static introduction => introduction.FactsOfSecond),
            PropertyOf<Introduction>.Optional("DeclinedBy", static introduction => introduction.DeclinedBy),
            PropertyOf<Introduction>.Value("ExpiresAfter", static introduction => introduction.ExpiresAfter)));
        Add(new ObjectShape<Merge>(
            static fields => new(
                fields.Required<ContactId>("Kept"), fields.Required<ContactId>("Absorbed"), fields.Required<MergeState>("State"),
                fields.Required<Instant>("At"))
            {
                Basis = fields.Or("Basis", MergeBasis.Owner),
                Similarity = fields.Or("Similarity", 1.0),
            },
            PropertyOf<Merge>.Value("Kept", static merge => merge.Kept),
            PropertyOf<Merge>.Value("Absorbed", static merge => merge.Absorbed),
            PropertyOf<Merge>.Value("State", static merge => merge.State),
            PropertyOf<Merge>.Value("At", static merge => merge.At),
            PropertyOf<Merge>.Value("Basis", static merge => merge.Basis),
            PropertyOf<Merge>.Value("Similarity", static merge => merge.Similarity)));
        Add(new ObjectShape<TieProfile>(
            static fields => new()
            {
                Kind = fields.Or("Kind", TieKind.None),
                SupportRole = fields.Or("SupportRole", SupportRole.Mutual),
                RecordedDirections = fields.Or("RecordedDirections", RecordedDirections.Both),
                Restrictions = fields.Or("Restrictions", ContactRestrictions.None),
                States = fields.List<StatedState>("States"),
                Closeness = fields.List<StatedCloseness>("Closeness"),
                Cadence = fields.OptionalReference<Cadence>("Cadence"),
                CircleGap = fields.Optional<Duration>("CircleGap"),
                IsHidden = fields.Or("IsHidden", false),
                MemberSince = fields.Optional<LocalDate>("MemberSince"),
                FollowUps = fields.List<FollowUp>("FollowUps"),
            },
            PropertyOf<TieProfile>.Value("Kind", static profile => profile.Kind),
            PropertyOf<TieProfile>.Value("SupportRole", static profile => profile.SupportRole),
            PropertyOf<TieProfile>.Value("RecordedDirections", static profile => profile.RecordedDirections),
            PropertyOf<TieProfile>.Value("Restrictions", static profile => profile.Restrictions),
            PropertyOf<TieProfile>.List("States", static profile => profile.States),
            PropertyOf<TieProfile>.List("Closeness", static profile => profile.Closeness),
            PropertyOf<TieProfile>.OptionalReference("Cadence", static profile => profile.Cadence),
            PropertyOf<TieProfile>.Optional("CircleGap", static profile => profile.CircleGap),
            PropertyOf<TieProfile>.Value("IsHidden", static profile => profile.IsHidden),
            PropertyOf<TieProfile>.Optional("MemberSince", static profile => profile.MemberSince),
            PropertyOf<TieProfile>.List("FollowUps", static profile => profile.FollowUps)));
        Add(new ObjectShape<LogPosition>(
            static fields => new(fields.Required<Instant>("At"), fields.Required<InteractionId>("Id")),
            PropertyOf<LogPosition>.Value("At", static position => position.At),
            PropertyOf<LogPosition>.Value("Id", static position => position.Id)));
        Add(new ObjectShape<LastSeen>(
            static fields => new(fields.Required<ContactId>("Contact"), fields.Required<Instant>("At")),
            PropertyOf<LastSeen>.Value("Contact", static seen => seen.Contact),
            PropertyOf<LastSeen>.Value("At", static seen => seen.At)));
        Add(new ObjectShape<Tie>(
            static fields => new(
                fields.Required<TieKey>("Key"), fields.List<Interaction>("History"),
                fields.OptionalReference<TieProfile>("Profile")),
            PropertyOf<Tie>.Value("Key", static tie => tie.Key),
            PropertyOf<Tie>.List("History", static tie => tie.History),
            PropertyOf<Tie>.Value("Profile", static tie => tie.Profile)));
    }

    private static Interaction Interaction(ObjectFields fields)
    {
        Interaction interaction = new(
            fields.Required<InteractionId>("Id"), fields.Required<Instant>("At"), fields.Required<Channel>("Channel"),
            fields.RequiredList<ContactId>("Contacts"));
        return interaction with
        {
            HeadCount = fields.Or("HeadCount", interaction.HeadCount),
            Initiator = fields.Or("Initiator", Initiator.Unknown),
            IsReply = fields.Or("IsReply", false),
            Length = fields.Optional<Duration>("Length"),
            Depth = fields.Or("Depth", Depth.Unknown),
            Supports = fields.List<Support>("Supports"),
            AfterFeel = fields.Optional<int>("AfterFeel"),
            Gathering = fields.Optional<GatheringId>("Gathering"),
        };
    }

    private static FollowUp FollowUp(ObjectFields fields)
    {
        FollowUp followUp = new(
            fields.Required<FollowUpId>("Id"), fields.Required<TieSide>("By"), fields.Required<ContactId>("Contact"),
            fields.Required<Instant>("PromisedAt"))
        {
            What = fields.OptionalReference<string>("What"),
            Due = fields.Optional<LocalDate>("Due"),
            Gathering = fields.Optional<GatheringId>("Gathering"),
            Interaction = fields.Optional<InteractionId>("Interaction"),
        };
        FollowUpOutcome outcome = fields.Or("Outcome", FollowUpOutcome.Open);
        return outcome == FollowUpOutcome.Open
            ? fields.Optional<Instant>("ClosedAt") is null
                ? followUp : throw new ArgumentException("An open promise has no instant at which it was closed.")
            : followUp.Close(outcome, Require.InRange(fields.Required<Instant>("ClosedAt"), "ClosedAt"));
    }

    private static ReasonArgument Argument(ObjectFields fields)
    {
        string name = fields.Required<string>("Name");
        ReasonArgument?[] given =
        [
            fields.Optional<ContactId>("Contact") is { } contact ? ReasonArgument.Of(name, contact) : null,
            fields.List<ContactId>("Contacts") is { Count: > 0 } contacts ? ReasonArgument.Of(name, contacts) : null,
            fields.Optional<LocalDate>("Date") is { } date ? ReasonArgument.Of(name, date) : null,
            fields.Optional<Duration>("Length") is { } length ? ReasonArgument.Of(name, length) : null,
            fields.Optional<double>("Number") is { } number ? ReasonArgument.Of(name, number) : null,
            fields.List<string>("Words") is { Count: > 0 } words ? ReasonArgument.Of(name, words) : null,
        ];
        return given.Count(static one => one is not null) switch
        {
            0 => ReasonArgument.Of(name, Array.Empty<string>()),
            1 => given.First(static one => one is not null)!,
            _ => throw new ArgumentException("A reason's argument must have exactly one value."),
        };
    }

    // A period of more than 292 years cannot be normalized, so that the days stand apart.
    private static string Text(Duration length)
    {
        string rest = PeriodPattern.NormalizingIso.Format(
            Period.FromNanoseconds((length - Duration.FromDays(length.Days)).ToInt64Nanoseconds()));
        return length.Days == 0 ? rest
            : FormattableString.Invariant($"P{length.Days}D{(rest.Contains('T', StringComparison.Ordinal) ? rest[1..] : "")}");
    }

    private static Duration Length(string text)
    {
        Period period = PeriodPattern.NormalizingIso.Parse(text).GetValueOrThrow();
        return period is { Years: 0, Months: 0 }
            ? Duration.FromDays(period.Days + 7 * period.Weeks) + Duration.FromHours(period.Hours)
                + Duration.FromMinutes(period.Minutes) + Duration.FromSeconds(period.Seconds)
                + Duration.FromMilliseconds(period.Milliseconds) + Duration.FromTicks(period.Ticks)
                + Duration.FromNanoseconds(period.Nanoseconds)
            : throw new FormatException("A length must be in weeks, days, hours, minutes and seconds, as years and months vary.");
    }
}
