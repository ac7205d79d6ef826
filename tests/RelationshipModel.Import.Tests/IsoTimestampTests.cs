using CsCheck;
using NodaTime;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.Tests;

public sealed class IsoTimestampTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData("2026-01-31", 2026, 1, 30, 23, 0)]
    [InlineData(" 2026-01-31 ", 2026, 1, 30, 23, 0)]
    [InlineData("2026-01-31T18:30", 2026, 1, 31, 17, 30)]
    [InlineData("2026-01-31T18:30:00", 2026, 1, 31, 17, 30)]
    [InlineData("2026-01-31 18:30:00", 2026, 1, 31, 17, 30)]
    [InlineData("2026-01-31T18:30Z", 2026, 1, 31, 18, 30)]
    [InlineData("2026-01-31T18:30:00Z", 2026, 1, 31, 18, 30)]
    [InlineData("2026-01-31T18:30:00.000Z", 2026, 1, 31, 18, 30)]
    [InlineData("2026-01-31T18:30:00+05:30", 2026, 1, 31, 13, 0)]
    [InlineData("2026-01-31T18:30:00-0330", 2026, 1, 31, 22, 0)]
    [InlineData("2026-01-31T18:30:00+05", 2026, 1, 31, 13, 30)]
    [InlineData("2026-01-31 18:30:00+05:30", 2026, 1, 31, 13, 0)]
    [InlineData("2026-01-31T24:00:00", 2026, 1, 31, 23, 0)]
    [InlineData("2026-03-29T02:30:00", 2026, 3, 29, 1, 30)]
    [InlineData("2026-10-25T02:30:00", 2026, 10, 25, 0, 30)]
    public void TryParse_GoodText_GivesTheInstant(string text, int year, int month, int day, int hour, int minute)
    {
        Assert.True(IsoTimestamp.TryParse(text, Berlin, out IsoTimestamp result));
        Assert.Equal(Instant.FromUtc(year, month, day, hour, minute), result.At);
    }

    [Theory]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-01-31T00:00:00", false)]
    public void TryParse_BareDate_IsToldFromATime(string text, bool isDate)
    {
        Assert.True(IsoTimestamp.TryParse(text, Berlin, out IsoTimestamp result));
        Assert.Equal(isDate, result.Date is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-1-31")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("2026-01-31T")]
    [InlineData("2026-01-31T24:30:00")]
    [InlineData("2026-01-31T18:60:00")]
    [InlineData("2026-01-31T18:30:60Z")]
    [InlineData("2026-01-31T18:30:00+25:00")]
    [InlineData("2026-01-31T18:30:00 PM")]
    [InlineData("20260131")]
    [InlineData("2026/01/31")]
    [InlineData("٢٠٢٦-٠١-٣١")]
    [InlineData("2026-01-31T18:30:00.1234567890Z")]
    [InlineData("2026-01-31T18:30:00Z2026-01-31T18:30:00Z2026-01-31T18:30:00Z")]
    [InlineData("0000-01-01")]
    [InlineData("-9998-01-01")]
    [InlineData("9999-12-31T23:59:59-18:00")]
    [InlineData("0001-01-02T00:00:00+01:00")]
    public void TryParse_BadText_IsRefused(string text) => Assert.False(IsoTimestamp.TryParse(text, Berlin, out _));

    [Fact]
    public void TryParse_AnyCommonForm_IsWhatThePatternsSay() =>
        Gen.Select(
                Gen.Int[0, 9999], Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[-1, 24], Gen.Int[0, 60], Gen.Int[0, 60],
                Gen.OneOf("", "Z", "+01:00", "-17:59", "+18:00", "-18:01", "+19:00", "+01:60", "+0100", "z", "X"),
                Gen.OneOf('T', ' ', 't'))
            .Sample((year, month, day, hour, minute, second, suffix, separator) =>
            {
                string date = $"{year:D4}-{month:D2}-{day:D2}";
                string text = hour < 0 ? date : $"{date}{separator}{hour:D2}:{minute:D2}:{second:D2}{suffix}";
                string? fast = IsoTimestamp.Fault(text, Berlin, out IsoTimestamp byForm);
                string? slow = IsoTimestamp.FaultByPattern(text, Berlin, out IsoTimestamp byPattern);
                return fast == slow && (fast is not null || byForm == byPattern);
            });
}
