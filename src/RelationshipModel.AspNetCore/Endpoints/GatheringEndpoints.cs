using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Gatherings;
using RelationshipModel.Network;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class GatheringEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/gatherings", ListAsync).WithName("ListGatherings").WithSummary("Lists the gatherings.");
        group.MapGet("/gatherings/{gathering}/briefing", BriefAsync).WithName("BriefGathering")
            .WithSummary("Says who will be there, whom to take time for and whom to introduce.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/gatherings/{gathering}/review", ReviewAsync).WithName("ReviewGathering")
            .WithSummary("Says what a gathering led to.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<Gathering>>> ListAsync(RelationshipNetwork network,
        CancellationToken cancellationToken)
    {
        List<Gathering> gatherings =
            await network.Gatherings.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<Gathering>>(gatherings);
    }

    private static async Task<Ok<NamedAnswer<GatheringBriefing>>> BriefAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, GatheringId gathering,
        CancellationToken cancellationToken, string? asOf = null)
    {
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        GatheringBriefing briefing = await Found.OrRefusedAsync(
            network.BriefGatheringAsync(gathering, asOf: AsOf.Of(http, asOf), cancellationToken: cancellationToken),
            $"There is no gathering {gathering}.").ConfigureAwait(false);
        IEnumerable<Reason> reasons =
            briefing.Known.Concat(briefing.New).SelectMany(static attendee => attendee.Reasons)
                .Concat(briefing.FollowUps.Mine.Concat(briefing.FollowUps.Theirs).Select(static open => open.Reason)).Distinct();
        return TypedResults.Ok(new NamedAnswer<GatheringBriefing>(briefing, renderer.RenderAll(reasons, names.Of), names));
    }

    private static async Task<Ok<NamedAnswer<GatheringReview>>> ReviewAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, GatheringId gathering,
        CancellationToken cancellationToken, string? asOf = null)
    {
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        GatheringReview review = await Found.OrRefusedAsync(
            network.ReviewGatheringAsync(gathering, AsOf.Of(http, asOf), cancellationToken),
            $"There is no gathering {gathering}.").ConfigureAwait(false);
        return TypedResults.Ok(new NamedAnswer<GatheringReview>(review, renderer.RenderAll(review.Reasons, names.Of), names));
    }
}
