using NodaTime;
using static RelationshipModel.Tests.Nouns.Samples;

namespace RelationshipModel.Tests.Nouns;

public sealed class ContactTests
{
    public static TheoryData<string> RefusedTexts => new("", " ", "\t\n", new string('x', 1025), "a\0", "\uD83D");

    [Theory]
    [MemberData(nameof(RefusedTexts), DisableDiscoveryEnumeration = true)]
    public void Texts_EmptyTooLongOrNotUnicode_AreRefusedWithoutShowingThem(string text)
    {
        AssertRefused("Name", text, () => new Contact(Ada, text));
        AssertRefused("Place", text, () => new Contact(Ada, "Ada") { Place = text });
        Assert.Throws<ArgumentException>(() => new Contact(Ada, "Ada") { Interests = ["chess", text] });
        Assert.Throws<ArgumentException>(() => new Contact(Ada, "Ada") { Offers = [text] });
        Assert.Throws<ArgumentException>(() => new Contact(Ada, "Ada") { Needs = [text] });
    }

    [Fact]
    public void Text_Empty_IsRefusedWithItsTypeAndProperty()
    {
        static string Refused(Func<object> make) => Assert.Throws<ArgumentException>(make).Message;

        Assert.StartsWith("Contact.Name must not be empty.", Refused(() => new Contact(Ada, "")), StringComparison.Ordinal);
        Assert.StartsWith("Contact.Needs must not contain an empty text.",
            Refused(() => new Contact(Ada, "Ada") { Needs = [""] }), StringComparison.Ordinal);
        Assert.StartsWith("Contact.Interests must not contain null.",
            Refused(() => new Contact(Ada, "Ada") { Interests = [null!] }), StringComparison.Ordinal);
        Assert.StartsWith("Contact.Offers must not contain a text of 1025 characters; at most 1024 are allowed.",
            Refused(() => new Contact(Ada, "Ada") { Offers = [new('x', 1025)] }), StringComparison.Ordinal);
        Assert.StartsWith("Circle.Name has 1025 characters; at most 1024 are allowed.",
            Refused(() => new Circle(new("choir"), new('x', 1025))), StringComparison.Ordinal);
        Assert.StartsWith("The text must not be empty.",
            Refused(() => new Note(new("1"), Ada, Instant.FromUtc(2026, 1, 1, 0, 0), "")), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_Null_IsRefused() => Assert.Throws<ArgumentNullException>("Name", () => new Contact(Ada, null!));

    [Fact]
    public void Name_OfGreatestLength_IsKept() => Assert.Equal(1024, new Contact(Ada, new('x', 1024)).Name.Length);

    [Fact]
    public void Constructor_NothingElseStated_HasPlainDefaults()
    {
        Contact contact = new(Ada, "Ada");

        Assert.Empty(contact.Interests);
        Assert.Empty(contact.Offers);
        Assert.Empty(contact.Needs);
        Assert.Empty(contact.States);
        Assert.Empty(contact.Closeness);
        Assert.Equal(TieKind.None, contact.Kind);
        Assert.Equal(ContactRestrictions.None, contact.Restrictions);
        Assert.Null(contact.Birthday);
        Assert.Null(contact.Place);
        Assert.Null(contact.SnoozedUntil);
    }

    [Fact]
    public void Topics_AreTrimmedEachOnceWhateverItsCaseInOrder() =>
        Assert.Equal(["Chess", "jazz", "tea"],
            new Contact(Ada, "Ada") { Interests = [" tea", "jazz", "chess", "Chess ", "jazz"] }.Interests);

    [Fact]
    public void Topics_InAnyOrder_AreEqual()
    {
        string[] topics = ["jazz", "Jazz", "JAZZ", "tea", "a", "B", "c", "D", "e", "F", "g", "H", "i", "J", "k", "L", "m", "N",
            "o", "P"];
        Contact given = new(Ada, "Ada") { Interests = topics };

        for (int turn = 1; turn < topics.Length; turn++)
            Assert.Equal(given, new Contact(Ada, "Ada") { Interests = [.. topics[turn..].Reverse(), .. topics[..turn]] });
    }

    [Fact]
    public void Topics_OtherwiseSpelt_AreNotEqual() =>
        Assert.NotEqual(new Contact(Ada, "Ada") { Interests = ["jazz"] }, new Contact(Ada, "Ada") { Interests = ["blues"] });

    [Fact]
    public void Topics_ChangedAfterwards_StayAsTheyWere()
    {
        string[] topics = ["jazz"];
        Contact contact = new(Ada, "Ada") { Interests = topics };

        topics[0] = "blues";

        Assert.Equal(["jazz"], contact.Interests);
    }

    [Fact]
    public void Lists_NullOrWithNull_AreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Contact(Ada, "Ada") { Interests = null! });
        Assert.Throws<ArgumentNullException>(() => new Contact(Ada, "Ada") { States = null! });
        Assert.Throws<ArgumentNullException>(() => new Contact(Ada, "Ada") { Closeness = null! });
    }

    [Fact]
    public void States_DefaultAmongThem_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new Contact(Ada, "Ada") { States = [default] });
        Assert.Throws<ArgumentException>(() => new Contact(Ada, "Ada") { Closeness = [default] });
    }

    [Fact]
    public void States_InAnyOrder_AreEqualAndOldestFirst()
    {
        StatedState older = new(ContactState.Paused, Day, Day.PlusDays(3));
        StatedState newer = new(ContactState.Ended, Day.PlusDays(9));

        Contact contact = new(Ada, "Ada") { States = [newer, older, newer] };

        Assert.Equal([older, newer], contact.States);
        Assert.Equal(contact, new Contact(Ada, "Ada") { States = [older, newer] });
    }

    [Fact]
    public void States_FromTheSameDay_AreInOrderOfTheirEndsAndThenOfTheState()
    {
        StatedState shorter = new(ContactState.Paused, Day, Day.PlusDays(3));
        StatedState longer = new(ContactState.Paused, Day, Day.PlusDays(5));
        StatedState endless = new(ContactState.Paused, Day), ended = new(ContactState.Ended, Day);
        Assert.Equal(
            [shorter, longer, endless, ended], new Contact(Ada, "Ada") { States = [ended, endless, longer, shorter] }.States);
    }

    [Fact]
    public void Kind_UndefinedFlag_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Contact(Ada, "Ada") { Kind = (TieKind)(1 << 20) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Contact(Ada, "Ada") { Kind = (TieKind)(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TieProfile { Kind = TieKind.Friend | (TieKind)(1 << 30) });
    }

    [Fact]
    public void Kind_AllFlags_AreKept()
    {
        TieKind all = Enum.GetValues<TieKind>().Aggregate((a, b) => a | b);

        Assert.Equal(all, new Contact(Ada, "Ada") { Kind = all }.Kind);
    }

    [Fact]
    public void Restrictions_UndefinedFlag_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Contact(Ada, "Ada") { Restrictions = (ContactRestrictions)32 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TieProfile { Restrictions = (ContactRestrictions)32 });
    }

    [Fact]
    public void Allows_UseRuledOut_IsFalseForThatUseAlone()
    {
        Contact contact = new(Ada, "Ada") { Restrictions = ContactRestrictions.NoScore | ContactRestrictions.NoReminders };

        Assert.False(!contact.IsRestricted(ContactRestrictions.NoScore));
        Assert.False(!contact.IsRestricted(ContactRestrictions.NoReminders | ContactRestrictions.NoIntroductions));
        Assert.True(!contact.IsRestricted(ContactRestrictions.NoIntroductions));
    }

    [Fact]
    public void StateOn_SeveralHold_IsTheMostFinal()
    {
        Contact contact = new(Ada, "Ada")
        {
            States = [new(ContactState.Ended, Day),
            new(ContactState.Paused, Day, Day.PlusDays(5)), new(ContactState.Deceased, Day.PlusDays(9))]
        };

        Assert.Equal(ContactState.None, contact.StateOn(Day.PlusDays(-1)));
        Assert.Equal(ContactState.Ended, contact.StateOn(Day));
        Assert.Equal(ContactState.Deceased, contact.StateOn(Day.PlusDays(9)));
    }

    [Fact]
    public void With_InvalidValue_IsRefusedAsInTheConstructor() =>
        Assert.Throws<ArgumentException>("Name", () => Samples.Contact() with { Name = "" });

    [Fact]
    public void SnoozedUntil_OtherCalendar_IsKeptAsTheSameIsoDay() =>
        Assert.Equal(Day, new Contact(Ada, "Ada") { SnoozedUntil = Day.WithCalendar(CalendarSystem.Julian) }.SnoozedUntil);

    private static void AssertRefused(string parameter, string text, Func<object> make)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(parameter, make);

        if (text.Trim().Length > 2) Assert.DoesNotContain(text, refusal.Message, StringComparison.Ordinal);
    }
}
