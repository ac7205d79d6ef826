using System.Text.Json.Serialization;
using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Storage;

namespace RelationshipModel.Json;

/// <summary>The contracts of what a host records and of what it is answered.</summary>
[JsonSerializable(typeof(Acquaintance))]
[JsonSerializable(typeof(Circle))]
[JsonSerializable(typeof(CircleMembership))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(FollowUp))]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Gathering))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(Introduction))]
[JsonSerializable(typeof(Merge))]
[JsonSerializable(typeof(Tie))]
[JsonSerializable(typeof(ErasureReceipt))]
[JsonSerializable(typeof(RelationshipScore))]
[JsonSerializable(typeof(ScoreChange))]
[JsonSerializable(typeof(RevisitPlan))]
[JsonSerializable(typeof(IntroductionSuggestion))]
[JsonSerializable(typeof(CircleReview))]
[JsonSerializable(typeof(GatheringBriefing))]
[JsonSerializable(typeof(GatheringReview))]
[JsonSerializable(typeof(NetworkChange))]
[JsonSerializable(typeof(IReadOnlyList<RelationshipScore>))]
[JsonSerializable(typeof(IReadOnlyList<IntroductionSuggestion>))]
[JsonSerializable(typeof(IReadOnlyList<NetworkChange>))]
[JsonSerializable(typeof(IReadOnlyList<CircleReview>))]
[JsonSerializable(typeof(IReadOnlyList<GatheringReview>))]
[JsonSerializable(typeof(IReadOnlyList<Contact>))]
[JsonSerializable(typeof(IReadOnlyList<Interaction>))]
[JsonSerializable(typeof(IReadOnlyList<FollowUp>))]
[JsonSerializable(typeof(IReadOnlyList<Introduction>))]
[JsonSerializable(typeof(IReadOnlyList<Circle>))]
[JsonSerializable(typeof(IReadOnlyList<CircleMembership>))]
[JsonSerializable(typeof(IReadOnlyList<Gathering>))]
[JsonSerializable(typeof(IReadOnlyList<Acquaintance>))]
[JsonSerializable(typeof(IReadOnlyList<Merge>))]
[JsonSerializable(typeof(MembershipKey))]
[JsonSerializable(typeof(TieKey))]
[JsonSerializable(typeof(LogPosition))]
[JsonSerializable(typeof(LastSeen))]
internal sealed partial class RelationshipJsonContext : JsonSerializerContext;
