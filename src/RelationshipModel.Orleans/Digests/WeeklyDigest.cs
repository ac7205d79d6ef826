using NodaTime;
using RelationshipModel.Revisits;

namespace RelationshipModel.Orleans.Digests;

/// <summary>A plan of revisits that is delivered to an owner once a week. Immutable.</summary>
public sealed record WeeklyDigest
{
    /// <summary>The name of the grain storage that keeps the schedules of digests.</summary>
    public const string StorageName = "relationships";

    internal WeeklyDigest(string week, Instant asOf, RevisitPlan plan) => (Week, AsOf, Plan) = (week, asOf, plan);

    /// <summary>Gets the id: the owner and the week. It is the same however often the digest is delivered.</summary>
    public string Id => $"{Owner}/{Week}";

    /// <summary>Gets the owner.</summary>
    public OwnerId Owner => Plan.Owner;

    /// <summary>Gets the week of the digest, in ISO 8601.</summary>
    /// <value>Such as <c>2026-W31</c>.</value>
    public string Week { get; }

    /// <summary>Gets the instant as of which the digest holds.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets whom to reach out to, and why now. Nobody is suggested again within the cooldown of the
    /// <see cref="RevisitOptions"/>.</summary>
    public RevisitPlan Plan { get; }

    /// <summary>Returns the id.</summary>
    public override string ToString() => Id;
}
