using CsCheck;
using NodaTime;

namespace RelationshipModel.Tests.Laws;

/// <summary>Random histories of one tie.</summary>
internal static class Histories
{
    internal static readonly OwnerId Owner = new("owner");
    internal static readonly ContactId Friend = new("friend");
    internal static readonly ContactId Other = new("other");
    internal static readonly TieKey Key = new(Owner, Friend);
    internal static readonly Instant Start = Instant.FromUtc(2000, 1, 1, 0, 0);
    internal static readonly Instant AsOf = Instant.FromUtc(2020, 6, 1, 12, 0);

    private static readonly Gen<Instant> Moment = Gen.OneOf(
        Gen.Long[0, 7000 * 86_400L].Select(seconds => Start + Duration.FromSeconds(seconds)),
        Gen.Int[0, 40].Select(halfDays => Start + Duration.FromHours(12 * halfDays)));

    private static readonly Gen<Support[]> Supports =
        Gen.Select(Gen.Bool.Select(static isOwner => isOwner ? TieSide.Owner : TieSide.Contact), Gen.Enum<SupportKind>(),
            static (direction, kind) => new Support(direction, kind)).Array[0, 2];

    private static readonly Gen<Initiator> Initiators = Gen.OneOf(Initiator.Owner, Initiator.Of(Friend), Initiator.Unknown);

    internal static readonly Gen<Interaction> Any =
        Gen.Select(
            Gen.Select(Moment, Gen.Enum<Channel>(), Initiators, Gen.Bool),
            Gen.Select(Gen.Enum<Depth>(), Gen.OneOf(Gen.Int[2, 9], Gen.Int[20, 60]),
                Gen.OneOf(Gen.Const(0), Gen.Int[0, 300], Gen.Int[300, 60_000]).Nullable(), Gen.Int[-2, 2].Nullable()),
            Supports,
            static (what, how, supports) => new Interaction(new("x"), what.Item1, what.Item2, Friend)
            {
                Initiator = what.Item3,
                IsReply = what.Item4,
                Depth = how.Item1,
                HeadCount = how.Item2,
                Length = how.Item3 is { } minutes ? Duration.FromMinutes(minutes) : null,
                AfterFeel = how.Item4,
                Supports = supports,
            });

    /// <summary>Up to 40 interactions with ids of their own, in no order.</summary>
    internal static readonly Gen<Interaction[]> Log = Any.Array[0, 40].Select(Numbered);

    internal static readonly Gen<TieProfile> Profile =
        Gen.Select(
            Gen.OneOf(TieKind.None, TieKind.Friend, TieKind.Sibling),
            Gen.Select(Gen.Enum<Closeness>(), Gen.Int[0, 7000], Gen.Enum<ClosenessMeaning>(), static (closeness, day, meaning) =>
                new StatedCloseness(closeness, new LocalDate(2000, 1, 1).PlusDays(day), meaning)).Array[0, 2],
            Gen.Select(Gen.Int[0, 7000], Gen.Int[1, 400], static (day, length) =>
                new StatedState(ContactState.Paused, new LocalDate(2000, 1, 1).PlusDays(day),
                    new LocalDate(2000, 1, 1).PlusDays(day + length))).Array[0, 2],
            Gen.OneOf(Gen.Const(SupportRole.Mutual), Gen.Enum<SupportRole>()),
            static (kind, closeness, states, role) =>
                new TieProfile { Kind = kind, Closeness = closeness, States = states, SupportRole = role });

    internal static readonly Gen<DateTimeZone> Zone = Gen.OneOf(
        DateTimeZone.Utc, DateTimeZone.ForOffset(Offset.FromHoursAndMinutes(5, 30)), DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        DateTimeZoneProviders.Tzdb["America/Sao_Paulo"], DateTimeZoneProviders.Tzdb["Pacific/Apia"],
        DateTimeZoneProviders.Tzdb["America/St_Johns"]);

    internal static Interaction[] Numbered(Interaction[] log) =>
        [.. log.Select(static (interaction, i) => Copy(interaction, new($"i{i:D4}")))];

    /// <summary>The same interaction under another id, moved in time.</summary>
    internal static Interaction Copy(Interaction interaction, InteractionId? id = null, Duration later = default,
        Initiator? initiator = null, IEnumerable<Support>? supports = null) =>
        new(id ?? interaction.Id, interaction.At + later, interaction.Channel, interaction.Contacts)
        {
            HeadCount = interaction.HeadCount,
            Initiator = initiator ?? interaction.Initiator,
            IsReply = interaction.IsReply,
            Depth = interaction.Depth,
            Length = interaction.Length,
            AfterFeel = interaction.AfterFeel,
            Supports = supports is null ? interaction.Supports : [.. supports],
            Gathering = interaction.Gathering,
        };
}
