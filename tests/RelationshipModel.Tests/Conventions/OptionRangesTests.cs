using System.Reflection;
using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Tests.Conventions;

/// <summary>The ranges of all options, as the message for values out of them names them.</summary>
public sealed class OptionRangesTests
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static TheoryData<Type> Types =>
        [.. typeof(ScoringOptions).Assembly.GetTypes()
            .Where(static type => type.Name.EndsWith("Options", StringComparison.Ordinal)
            && type.GetMethod("Checked", Instance) is not null)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Checked_EveryOptionOutOfRange_NamesEach(Type type) =>
        await Snapshot.Verify($"{Refusal(type, isHigh: false)}\n{Refusal(type, isHigh: true)}\n", type.Name);

    [Theory]
    [MemberData(nameof(Types))]
    public void Checked_Defaults_AreAccepted(Type type)
    {
        object options = Activator.CreateInstance(type)!;

        Assert.Same(options, type.GetMethod("Checked", Instance)!.Invoke(options, null));
    }

    private static string Refusal(Type type, bool isHigh)
    {
        object options = Activator.CreateInstance(type)!;
        OutOfRange(options, isHigh);
        Exception? refusal = Assert.Throws<TargetInvocationException>(() => type.GetMethod("Checked", Instance)!
            .Invoke(options, null)).InnerException;
        return Assert.IsType<ArgumentException>(refusal).Message.Replace("; it must", ";\n  it must", StringComparison.Ordinal)
            .Replace(". ", ".\n", StringComparison.Ordinal);
    }

    private static void OutOfRange(object options, bool isHigh)
    {
        foreach (PropertyInfo property in options.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.CanWrite))
        {
            Type of = property.PropertyType;
            if (of == typeof(DateTimeZone)) continue;
            object? value = of == typeof(int) ? isHigh ? int.MaxValue : int.MinValue
                : of == typeof(double) ? isHigh ? double.PositiveInfinity : double.NaN
                : of == typeof(Duration) ? isHigh ? Duration.FromDays(16_000_000) + Duration.Epsilon : Duration.FromHours(-36)
                : of.IsEnum ? Enum.ToObject(of, 999)
                : null;
            if (value is not null)
            {
                property.SetValue(options, value);
                continue;
            }

            OutOfRange(property.GetValue(options)!, isHigh);
        }
    }
}
