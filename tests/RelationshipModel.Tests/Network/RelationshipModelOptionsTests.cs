using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Network;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.Tests.Network;

public sealed class RelationshipModelOptionsTests
{
    private static RelationshipModelOptions Configured(Action<RelationshipModelOptions> configure)
    {
        ServiceCollection services = new();
        services.AddRelationshipModel(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<RelationshipModelOptions>();
    }

    private static RelationshipModelOptions Read(params (string Key, string? Value)[] settings) =>
        Configured(options => options.Read(settings.Select(static setting => KeyValuePair.Create(setting.Key, setting.Value))));

    private static string Fault(params (string Key, string? Value)[] settings) =>
        Assert.Throws<ArgumentException>(() => Read(settings)).Message;

    [Fact]
    public void AddRelationshipModel_WithAnAction_SetsOptions()
    {
        RelationshipModelOptions options = Configured(static options =>
        {
            options.Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
            options.Language = Language.German;
            options.Revisits = options.Revisits with { Top = 7 };
        });

        Assert.Equal("Europe/Berlin", options.Scoring.Zone.Id);
        Assert.Same(Language.German, options.Language);
        Assert.Equal(7, options.Revisits.Top);
    }

    [Fact]
    public void Options_EachSet_IsReadBackAndLeavesTheOthers()
    {
        RelationshipModelOptions defaults = new();
        Assert.Equal(
            defaults with { Scoring = defaults.Scoring with { Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"] } },
            Set(static of => of.Zone, static (of, value) => of.Zone = value, DateTimeZoneProviders.Tzdb["Europe/Berlin"]));
        ScoringOptions scoring = new() { Balance = new() { Prior = 3 } };
        Assert.Equal(
            defaults with { Scoring = scoring },
            Set(static of => of.Scoring, static (of, value) => of.Scoring = value, scoring));
        RevisitOptions revisits = new() { Top = 7 };
        Assert.Equal(
            defaults with { Revisits = revisits },
            Set(static of => of.Revisits, static (of, value) => of.Revisits = value, revisits));
        IntroductionOptions introductions = new() { Measure = ClosenessMeasure.AdamicAdar };
        Assert.Equal(
            defaults with { Introductions = introductions },
            Set(static of => of.Introductions, static (of, value) => of.Introductions = value, introductions));
        GatheringOptions gatherings = new() { MostToRevisit = 2 };
        Assert.Equal(
            defaults with { Gatherings = gatherings },
            Set(static of => of.Gatherings, static (of, value) => of.Gatherings = value, gatherings));
        ChangeOptions changes = new() { RhythmContactDays = 9 };
        Assert.Equal(
            defaults with { Changes = changes },
            Set(static of => of.Changes, static (of, value) => of.Changes = value, changes));
        CircleOptions circles = new() { Candidates = 2 };
        Assert.Equal(
            defaults with { Circles = circles },
            Set(static of => of.Circles, static (of, value) => of.Circles = value, circles));
        Assert.Equal(
            defaults with { OwnersAreContacts = true },
            Set(static of => of.OwnersAreContacts, static (of, value) => of.OwnersAreContacts = value, true));
        Assert.Equal(
            defaults with { Language = Language.German },
            Set(static of => of.Language, static (of, value) => of.Language = value, Language.German));

        static RelationshipModelOptions Set<T>(
            Func<RelationshipModelOptions, T> get, Action<RelationshipModelOptions, T> set, T value) => Configured(settings =>
            {
                Assert.NotEqual(value, get(settings));
                set(settings, value);
                Assert.Equal(value, get(settings));
            });
    }

    [Fact]
    public void Options_NullGroup_IsRefused()
    {
        Assert.Throws<ArgumentNullException>("value", static () => Configured(static of => of.Scoring = null!));
        Assert.Throws<ArgumentNullException>("value", static () => Configured(static of => of.Revisits = null!));
        Assert.Throws<ArgumentNullException>("value", static () => Configured(static of => of.Language = null!));
        Assert.Throws<ArgumentNullException>("settings", static () => Configured(static of => of.Read(null!)));
        Assert.Throws<ArgumentNullException>("section", static () => Configured(static of => of.Read([], null!)));
    }

    [Fact]
    public void Read_SeveralUnknown_ListsEachWithWhatThereIs() =>
        Assert.StartsWith(
            "The configuration is not valid. RelationshipModel:Nothing is not an option; the options there are Language, "
            + "OwnersAreContacts, Zone, Scoring, Revisits, Introductions, Gatherings, Changes, Circles. "
            + "RelationshipModel:Changes:Loud is not an option; the options there are Quiet, RhythmContactDays.",
            Fault(("Nothing", "1"), ("Changes:Loud", "1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("App:Ties", "The configuration is not valid. App:Ties:Revisits:Top is 'x'; it must be a number such as 5.")]
    [InlineData("", "The configuration is not valid. Revisits:Top is 'x'; it must be a number such as 5.")]
    public void Read_OfAnotherSection_NamesItsKeys(string section, string fault) =>
        Assert.StartsWith(
            fault,
            Assert.Throws<ArgumentException>("settings", () => Configured(options =>
                options.Read([new("Revisits:Top", "x")], section))).Message, StringComparison.Ordinal);

    [Fact]
    public void AddRelationshipModel_WithAnActionThatSetsTooMuch_NamesOptionValueAndRange()
    {
        string message = Assert.Throws<ArgumentException>(
            () => Configured(static options => options.Revisits = options.Revisits with { Top = 0 })).Message;

        Assert.Contains("Top is 0; it must be from 1 to 100000", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SettingsOfEachKind_SetsThemAndLeavesTheOthers()
    {
        RelationshipModelOptions options = Read(
            ("Scoring", null), ("scoring:zone", "Europe/Berlin"), ("Scoring:Channels:Voice:Weight", "0.75"),
            ("Scoring:Channels:Voice:UsualLength", "PT12M"), ("Revisits:Top", "7"), ("Revisits:Cooldown", "P21D"),
            ("Introductions:Measure", "AdamicAdar"), ("Language", "DE"), ("OwnersAreContacts", "True"));

        RelationshipModelOptions defaults = new();
        Assert.Equal(
            defaults with
            {
                Language = Language.German,
                OwnersAreContacts = true,
                Revisits = defaults.Revisits with { Top = 7, Cooldown = Duration.FromDays(21) },
                Introductions = defaults.Introductions with { Measure = ClosenessMeasure.AdamicAdar },
                Scoring = defaults.Scoring with
                {
                    Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
                    Channels = defaults.Scoring.Channels with { Voice = new(.75, Duration.FromMinutes(12)) },
                },
            },
            options);
    }

    [Fact]
    public void Read_Nothing_LeavesEveryOptionBitForBit()
    {
        RelationshipModelOptions before = new()
        {
            Scoring = new() { Zone = DateTimeZone.ForOffset(Offset.FromHours(3)) },
            Revisits = new() { BaseCloseness = 1 / 3.0 },
        };
        ServiceCollection services = new();
        services.AddRelationshipModel(options => (options.Scoring, options.Revisits) = (before.Scoring, before.Revisits));
        services.AddRelationshipModel(static options => options.Read(
            [new("Scoring:Bond:UnknownYet", null), new("Revisits:Top", "5"), new("Scoring:Channels:CircularOthers", "25")]));
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal(before, provider.GetRequiredService<RelationshipModelOptions>());
    }

    [Theory]
    [InlineData("Revisits:Top", "0", "RelationshipModel:Revisits: ", "Top is 0; it must be from 1 to 100000")]
    [InlineData("Revisits:Top", "7.5", "RelationshipModel:Revisits:Top is '7.5'; it must be a number such as 5.", "")]
    [InlineData("Revisits:Top", "", "RelationshipModel:Revisits:Top is ''; it must be a number", "")]
    [InlineData("Revisits:BaseCloseness", "0,3", "BaseCloseness is '0,3'; it must be a number such as 0.3", "")]
    [InlineData("Revisits:BaseCloseness", "NaN", "BaseCloseness is 'NaN'; it must be a number", "")]
    [InlineData("Revisits:Cooldown", "14", "RelationshipModel:Revisits:Cooldown is '14'; it must be a length of time", "P14D")]
    [InlineData("Revisits:Cooldown", "PT5H", "RelationshipModel:Revisits: ", "it must be whole days")]
    [InlineData("Scoring:Zone", "Berlin", "RelationshipModel:Scoring:Zone is 'Berlin'; it must be the id", "Europe/Berlin")]
    [InlineData("Zone", "Berlin", "RelationshipModel:Zone is 'Berlin'; it must be the id", "Europe/Berlin")]
    [InlineData("Zone:Id", "Europe/Berlin", "RelationshipModel:Zone:Id is 'Europe/Berlin'; it must be the id", "")]
    [InlineData("Scoring:Channels:Voice:Weight", "-1", "RelationshipModel:Scoring: ", "Channels.Voice")]
    [InlineData("Scoring:Channels:Voice", "1", "RelationshipModel:Scoring:Channels:Voice is not an option", "Weight")]
    [InlineData("Scoring:Channels:Fax:Weight", "1", "RelationshipModel:Scoring:Channels:Fax is not an option", "Letter")]
    [InlineData("Revisits:Top:More", "1", "RelationshipModel:Revisits:Top:More is not an option", "Cooldown")]
    [InlineData("Revisit:Top", "1", "RelationshipModel:Revisit is not an option", "Revisits")]
    [InlineData("Scoring", "1", "RelationshipModel:Scoring is not an option", "Channels")]
    [InlineData("Introductions:Measure", "Best", "Measure is 'Best'; it must be a value such as", "StrengthWeighted")]
    [InlineData("Language", "fr", "RelationshipModel:Language is 'fr'; it must be one of en, de.", "")]
    [InlineData("OwnersAreContacts", "yes", "OwnersAreContacts is 'yes'; it must be true or false.", "")]
    [InlineData("OwnersAreContacts:All", "true", "OwnersAreContacts:All is 'true'", "")]
    [InlineData("Language:Name", "de", "RelationshipModel:Language:Name is 'de'", "")]
    public void Read_AWrongSetting_NamesSectionKeyValueAndWhatIsAllowed(string key, string value, string named, string allowed)
    {
        string message = Fault((key, value));

        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.Contains(allowed, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SeveralWrongSettings_NamesAll()
    {
        string message = Fault(("Revisits:Top", "x"), ("Circles:Candidates", "-1"), ("Nothing", "1"));

        Assert.Contains("Revisits:Top", message, StringComparison.Ordinal);
        Assert.Contains("Candidates is -1", message, StringComparison.Ordinal);
        Assert.Contains("RelationshipModel:Nothing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_InAnyCulture_IsTheSame()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(.25, Read(("Revisits:BaseCloseness", "0.25")).Revisits.BaseCloseness);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Each option is found by its own name, so that none is forgotten when one is added.</summary>
    [Fact]
    public void Read_EveryOption_ByItsName()
    {
        RelationshipModelOptions defaults = new();
        List<(string Key, string? Value)> settings = [];
        foreach (object group in new object[]
        {
            defaults.Scoring, defaults.Revisits, defaults.Introductions, defaults.Gatherings, defaults.Changes, defaults.Circles,
        })
            Add(group.GetType().Name.Replace("Options", "", StringComparison.Ordinal) is var name && name == "Scoring"
                ? name : name + "s", group);

        Assert.InRange(settings.Count, 100, 200);
        Assert.Equal(defaults, Read([.. settings]));

        void Add(string path, object group)
        {
            foreach (System.Reflection.PropertyInfo property in group.GetType().GetProperties()
                .Where(static property => property.SetMethod is { IsStatic: false }))
            {
                string key = $"{path}:{property.Name}";
                switch (property.GetValue(group)!)
                {
                    case Duration length:
                        double seconds = (length - Duration.FromDays(length.Days)).TotalSeconds;
                        settings.Add((key, $"P{length.Days}DT{seconds.ToString(CultureInfo.InvariantCulture)}S"));
                        break;
                    case DateTimeZone zone: settings.Add((key, zone.Id)); break;
                    case IFormattable value: settings.Add((key, value.ToString(null, CultureInfo.InvariantCulture))); break;
                    case { } inner: Add(key, inner); break;
                }
            }
        }
    }
}
