using System.Globalization;
using ImportFuzzer;

namespace RelationshipModel.Import.Tests;

/// <summary>Broken files, the same ones each time. <c>tests/ImportFuzzer/run</c> looks for others.</summary>
/// <remarks>IMPORT_FUZZ sets how many files there are in all (30,000 where CI is true, else 6,000),
/// IMPORT_FUZZ_SEED the seed.</remarks>
public class FuzzTests
{
    private static readonly int Files =
        Setting("IMPORT_FUZZ", Environment.GetEnvironmentVariable("CI") == "true" ? 30_000 : 6_000);

    private static readonly int Seed = Setting("IMPORT_FUZZ_SEED", 20_260_101);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(static target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Read_BrokenFiles_GivesItemsOrFaults(string name)
    {
        FuzzTarget target = Target(name);
        int files = Files / FuzzTargets.All.Count;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"seed {Seed}, {files} files"));
        Random random = new(Seed);
        for (int i = 0; i < files; i++) Read(target, Mutation.Of(target.Seeds, random), i);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void Seeds_OfEachTarget_AreRead(string name)
    {
        Assert.NotEmpty(Target(name).Seeds);
        for (int i = 0; i < Target(name).Seeds.Count; i++) Read(Target(name), Target(name).Seeds[i], i);
    }

    private static void Read(FuzzTarget target, byte[] file, int number)
    {
        try
        {
            target.Read(file);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(
                FormattableString.Invariant($"{target}, seed {Seed}, file {number}: {Convert.ToBase64String(file)}"), e);
        }
    }

    private static FuzzTarget Target(string name) => FuzzTargets.All.Single(target => target.Name == name);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int given)
            ? given : otherwise;
}
