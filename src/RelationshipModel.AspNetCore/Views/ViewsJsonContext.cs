using System.Text.Json.Serialization;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;

namespace RelationshipModel.AspNetCore.Views;

[JsonSerializable(typeof(IReadOnlyList<TieView>))]
[JsonSerializable(typeof(ScoreAnswer))]
[JsonSerializable(typeof(RevisitAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SuggestedIntroduction>))]
[JsonSerializable(typeof(IReadOnlyList<ChangeView>))]
[JsonSerializable(typeof(NamedAnswer<CircleReview>))]
[JsonSerializable(typeof(NamedAnswer<GatheringBriefing>))]
[JsonSerializable(typeof(NamedAnswer<GatheringReview>))]
[JsonSerializable(typeof(RecordedAnswer))]
[JsonSerializable(typeof(NewIntroduction))]
[JsonSerializable(typeof(NextStep))]
[JsonSerializable(typeof(ClosedPromise))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ViewsJsonContext : JsonSerializerContext;
