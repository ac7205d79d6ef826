using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Scoring;

public sealed class TieStateBytesTests
{
    private const int HeaderLength = 17;

    private static readonly ScoringOptions Options = new();
    private static readonly TieStateBytes Default = new(Options, new(Options));
    private static readonly LocalDate Day = new(2024, 5, 6);

    private static readonly TieProfile[] Different =
    [
        new(),
        new() { Kind = TieKind.Sibling },
        new() { Kind = TieKind.Sibling, SupportRole = SupportRole.ContactSupportsOwner },
        new() { SupportRole = SupportRole.ContactSupportsOwner },
        new() { SupportRole = SupportRole.OwnerSupportsContact },
        new() { States = [new(ContactState.Paused, Day)] },
        new() { States = [new(ContactState.Paused, Day.PlusDays(1))] },
        new() { States = [new(ContactState.Paused, Day, Day.PlusDays(9))] },
        new() { States = [new(ContactState.Paused, Day, Day.PlusDays(10))] },
        new() { States = [new(ContactState.Paused, Day, Day.PlusDays(9)), new(ContactState.Paused, Day.PlusDays(20))] },
        new() { Closeness = [new(Closeness.Friend, Day)] },
        new() { Closeness = [new(Closeness.Friend, Day.PlusDays(1))] },
        new() { Closeness = [new(Closeness.Friend, Day, ClosenessMeaning.Now)] },
        new() { Closeness = [new(Closeness.CloseFriend, Day)] },
        new() { Closeness = [new(Closeness.Friend, Day), new(Closeness.CloseFriend, Day.PlusDays(1))] },
    ];

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    public void TryRead_OfAStateWhoseFieldsAllDiffer_IsTheSame(bool hasTurns, bool hasLengths, bool hasMarks)
    {
        TieState state = Fields.Filled<TieState>();
        if (!hasTurns) state.Turns = null;
        if (!hasLengths) state.Lengths = null;
        if (!hasMarks) state.Marks = null;
        state.Seen |= EpisodeKind.ContactActed;

        byte[] bytes = Bytes().Write(state, TieProfile.None);

        Assert.True(Bytes().TryRead(bytes, TieProfile.None, out TieState read));
        Assert.Equal(Fields.Values(state), Fields.Values(read));
        Assert.Equal(Fields.Values(state), Fields.Values(Bytes().ReadPast(bytes, TieProfile.None)));
    }

    [Fact]
    public void TryRead_OfAnEmptyState_IsTheSame()
    {
        byte[] bytes = Bytes().Write(TieState.Empty, TieProfile.None);
        Assert.True(Bytes().TryRead(bytes, TieProfile.None, out TieState read));
        Assert.True(read.LastId.IsDefault);
        Assert.Equal((0, TieState.NoDay, TieState.NoDay), (read.Interactions, read.Day, read.InitiativeBeyondSince));
    }

    [Fact]
    public void TryRead_OfIdsOfTheLongest_IsTheSame()
    {
        TieState state = Fields.Filled<TieState>();
        state.LastId = new(new string('\u3042', 256));
        state.Turns!.ContactId = new(new string('\u3044', 256));
        Assert.True(Bytes().TryRead(Bytes().Write(state, TieProfile.None), TieProfile.None, out TieState read));
        Assert.Equal(Fields.Values(state), Fields.Values(read));
    }

    [Fact]
    public void TryRead_UnderAnotherStatement_IsRefused()
    {
        for (int written = 0; written < Different.Length; written++)
        {
            byte[] bytes = Bytes().Write(Fields.Filled<TieState>(), Different[written]);
            for (int read = 0; read < Different.Length; read++)
                Assert.Equal(written == read, Bytes().TryRead(bytes, Different[read] with { }, out _));
        }
    }

    [Fact]
    public void TryRead_UnderAStatementThatFoldsNothing_IsRead()
    {
        byte[] plain = Bytes().Write(Fields.Filled<TieState>(), TieProfile.None);
        TieProfile stated = new()
        {
            Kind = TieKind.Friend | TieKind.Neighbor,
            States = [new(ContactState.Ended, Day)],
            Cadence = Cadence.AsItComes,
            CircleGap = Duration.FromDays(9),
        };
        TieProfile role = new() { SupportRole = SupportRole.OwnerSupportsContact };
        Assert.False(Bytes().TryRead(plain, stated, out _));
        Assert.True(Bytes().TryRead(plain, stated with { States = [] }, out _));
        Assert.True(Bytes().TryRead(
            Bytes().Write(Fields.Filled<TieState>(), role with { States = stated.States }), role, out _));
    }

    [Fact]
    public void TryRead_UnderOtherOptions_IsRefused()
    {
        byte[] bytes = Bytes().Write(Fields.Filled<TieState>(), TieProfile.None);
        ScoringOptions others = Options with { Bond = new() { Scale = Duration.FromHours(21) } };
        Assert.False(Bytes(others).TryRead(bytes, TieProfile.None, out TieState state));
        Assert.Equal(0, state.Interactions);
    }

    [Fact]
    public void TryRead_OfNoneOrTooFewBytesOrAnotherFormat_IsRefused()
    {
        byte[] bytes = Bytes().Write(Fields.Filled<TieState>(), TieProfile.None);
        Assert.False(Bytes().TryRead([], TieProfile.None, out _));
        Assert.False(Bytes().TryRead(bytes.AsSpan(0, HeaderLength - 1), TieProfile.None, out _));
        foreach (byte format in (byte[])[0, 1, 2, 4, byte.MaxValue])
        {
            bytes[0] = format;
            Assert.False(Bytes().TryRead(bytes, TieProfile.None, out TieState state));
            Assert.Equal(0, state.Interactions);
        }
    }

    [Fact]
    public void TryRead_OfADamagedFingerprint_IsRefused()
    {
        byte[] bytes = Bytes().Write(Fields.Filled<TieState>(), TieProfile.None);
        for (int i = 1; i < HeaderLength; i++)
        {
            bytes[i] ^= 1;
            Assert.False(Bytes().TryRead(bytes, TieProfile.None, out _));
            bytes[i] ^= 1;
        }

        Assert.True(Bytes().TryRead(bytes, TieProfile.None, out _));
    }

    [Fact]
    public void ReadPast_OfNoBytes_IsEmpty() => Assert.Equal(0, Bytes().ReadPast([], TieProfile.None).Interactions);

    // Before fold 3 it was not kept by itself who acted.
    [Theory]
    [InlineData(1, .5, 0, (int)(EpisodeKind.OwnerActed | EpisodeKind.FromOwnerToAny | EpisodeKind.ContactActed))]
    [InlineData(1, 0, 0, (int)(EpisodeKind.OwnerActed | EpisodeKind.FromOwnerToAny))]
    [InlineData(0, 1, 0, (int)EpisodeKind.ContactActed)]
    [InlineData(0, 0, 1, (int)(EpisodeKind.OwnerActed | EpisodeKind.FromOwnerToAny))]
    [InlineData(0, 0, 1 << 8, (int)EpisodeKind.ContactActed)]
    [InlineData(0, 0, 0, 0)]
    public void ReadPast_OfAnEarlierFold_KnowsByTheInitiativesWhoActed(
        double owner, double contact, int turns, int acted)
    {
        const EpisodeKind Seen = EpisodeKind.Contact | EpisodeKind.Addressed;
        TieState state = TieState.Empty;
        (state.Interactions, state.Seen, state.OwnerInitiatives, state.ContactInitiatives) = (3, Seen, owner, contact);
        if (turns > 0) state.Turn = new(state.Turn.Flags, (ulong)turns);

        Assert.Equal(Seen | (EpisodeKind)acted, Bytes().ReadPast(Bytes().Write(state, TieProfile.None), TieProfile.None).Seen);
        state.Seen |= EpisodeKind.ContactActed;
        Assert.Equal(state.Seen, Bytes().ReadPast(Bytes().Write(state, TieProfile.None), TieProfile.None).Seen);
    }

    [Fact]
    public void ReadPast_OfAnUnknownFormat_SaysWhichIsKnown()
    {
        byte[] bytes = Bytes().Write(Fields.Filled<TieState>(), TieProfile.None);
        bytes[0] = 9;
        string message = Assert.Throws<InvalidOperationException>(() => Bytes().ReadPast(bytes, TieProfile.None)).Message;
        Assert.Contains("has the format 9, but this version knows up to 3", message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadPast_UnderAnotherScale_KeepsTheHoursOfTheBond()
    {
        TieState state = Fields.Filled<TieState>();
        BondCurve curve = new TieFold(Options).CurveOf(TieProfile.None);
        state.BondBeforeDay = curve.Of(30);
        byte[] bytes = Bytes().Write(state, TieProfile.None);
        ScoringOptions others = Options with { Bond = new() { Scale = Duration.FromHours(5) } };

        TieState read = Bytes(others).ReadPast(bytes, TieProfile.None);

        Assert.Equal(30, new TieFold(others).CurveOf(TieProfile.None).Hours(read.BondBeforeDay), 1e-12);
        Assert.NotEqual(state.BondBeforeDay, read.BondBeforeDay);
    }

    // Up to 267 hours a bond is kept as e^(b/c) - 1, one of kin up to 64; beyond, as its hours below 0.
    [Theory]
    [InlineData(60, false)]
    [InlineData(70, true)]
    public void ReadPast_AsKin_KeepsTheHoursOfTheBond(double hours, bool isKeptAsHours)
    {
        TieState state = Fields.Filled<TieState>();
        state.BondBeforeDay = new TieFold(Options).CurveOf(TieProfile.None).Of(hours);
        byte[] bytes = Bytes().Write(state, TieProfile.None);

        TieState read = Bytes().ReadPast(bytes, new() { Kind = TieKind.Parent });

        if (isKeptAsHours) Assert.Equal(-hours, read.BondBeforeDay.Value, 1e-9);
        else Assert.Equal(state.BondBeforeDay, read.BondBeforeDay);
    }

    private static TieStateBytes Bytes(ScoringOptions? options = null) => options is null ? Default : new(options, new(options));
}
