using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;
using NodaTime.Testing;
using RelationshipModel.Network;
using RelationshipModel.Storage;
using static RelationshipModel.Tests.Network.Networks;

namespace RelationshipModel.Tests.Network;

/// <summary>A host need not implement every port: each member of a network answers without it, or says which one it
/// needs.</summary>
public sealed class PartialStoresTests
{
    private static readonly PropertyInfo[] Optional =
        [.. typeof(NetworkStores).GetProperties().Where(static port =>
            port.GetCustomAttribute<RequiredMemberAttribute>() is null)];

    public static TheoryData<string> Missing => [.. Optional.Select(static port => port.Name), "All"];

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task Members_WithoutAPort_AnswerOrNameIt(string missing)
    {
        List<string> faults = [];
        foreach (MemberInfo member in typeof(RelationshipNetwork)
            .GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            if (member is not PropertyInfo and not MethodInfo { IsSpecialName: false }) continue;
            Exception? fault = await Record.ExceptionAsync(async () => await CallAsync(await NetworkAsync(missing), member));
            if (fault is not null && !(fault is InvalidOperationException
                && fault.Message.StartsWith($"{member.Name} needs an I", StringComparison.Ordinal)))
                faults.Add($"{member}: {fault.GetType().Name}: {fault.Message}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<RelationshipNetwork> NetworkAsync(string missing)
    {
        NetworkStores stores = NetworkStores.Of(new InMemoryStore());
        FakeClock clock = new(AsOf);
        RelationshipNetwork network = new(Owner, stores, clock);
        await network.Contacts.SaveAsync([new(Ada, "Ada"), new(Ben, "Ben")]);
        await network.RecordAsync([Meeting("1", 3, Ada), Meeting("2", 2, Ada, Ben)]);
        await network.Circles.SaveAsync(new Circle(new("c"), "Close"));
        await network.Memberships.SaveAsync(new CircleMembership(new("c"), Ada, new(2024, 1, 1)));
        await network.Gatherings.SaveAsync(new Gathering(new("g"), "Dinner", AsOf, Ada, Ben));
        await network.FollowUps.SaveAsync(new FollowUp(new("f"), TieSide.Owner, Ada, AsOf));
        await network.Notes.SaveAsync(new Note(new("n"), Ada, AsOf, "likes bees"));
        await network.Introductions.SaveAsync(Accepted);
        await network.ProposeMergeAsync(new(Ada, Cem, MergeState.Proposed, AsOf));
        foreach (PropertyInfo port in Optional.Where(port => missing == "All" || port.Name == missing))
            port.SetValue(stores, null);
        return network;
    }

    private static Introduction Accepted =>
        Introduction.Begin(new("i"), Ada, Ben, AsOf).AskFirst(AsOf).AcceptFirst(AsOf).AskSecond(AsOf).AcceptSecond(AsOf);

    private static async Task CallAsync(RelationshipNetwork network, MemberInfo member)
    {
        object? answer;
        try
        {
            answer = member is PropertyInfo property
                ? property.GetValue(network)
                : ((MethodInfo)member).Invoke(network, [.. ((MethodInfo)member).GetParameters().Select(ArgumentFor)]);
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }

        if (answer is null or string || member is PropertyInfo) return;
        Type type = answer.GetType();
        if (type.GetMethod("AsTask") is { } asTask) await (Task)asTask.Invoke(answer, null)!;
        else if (answer is IAsyncEnumerable<object> rows) Assert.NotNull(await rows.ToListAsync());
        else Assert.Fail($"{member} is not called.");
    }

    private static object? ArgumentFor(ParameterInfo parameter) => parameter.ParameterType switch
    {
        { } type when type == typeof(ContactId) => parameter.Name == "absorbed" ? Ben : Ada,
        { } type when type == typeof(ContactPair) => new ContactPair(Ada, Cem),
        { } type when type == typeof(CircleId) => new CircleId("c"),
        { } type when type == typeof(GatheringId) => new GatheringId("g"),
        { } type when type == typeof(IntroductionId) => new IntroductionId("i"),
        { } type when type == typeof(InteractionId) => new InteractionId("other"),
        { } type when type == typeof(Introduction) => Accepted.Make(AsOf),
        { } type when type == typeof(Func<Introduction, Introduction>) =>
            (Func<Introduction, Introduction>)(static kept => kept.Make(AsOf)),
        { } type when type == typeof(Interaction) => Meeting("3", 1, Ada),
        { } type when type == typeof(IReadOnlyCollection<Interaction>) => new[] { Meeting("3", 1, Ada) },
        { } type when type == typeof(IReadOnlyCollection<ContactId>) => new[] { Ada },
        { } type when type == typeof(Merge) => new Merge(Ada, Ben, MergeState.Proposed, AsOf),
        { } type when type == typeof(Period) => Period.FromDays(2),
        { } type when type == typeof(Instant) => AsOf - Duration.FromDays(10),
        { } type when type == typeof(Stream) => new MemoryStream(),
        { } when parameter.HasDefaultValue => parameter.DefaultValue is null && parameter.ParameterType.IsValueType
            ? Activator.CreateInstance(parameter.ParameterType) : parameter.DefaultValue,
        { IsValueType: true } type => Activator.CreateInstance(type),
        _ => null,
    };
}
