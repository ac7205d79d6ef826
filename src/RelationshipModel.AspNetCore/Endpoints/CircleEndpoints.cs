using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Circles;
using RelationshipModel.Network;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class CircleEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/circles", ListAsync).WithName("ListCircles").WithSummary("Lists the circles.");
        group.MapGet("/circles/{circle}/review", ReviewAsync).WithName("ReviewCircle")
            .WithSummary("Says who belongs to a circle, who drifts, and whether it grows.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<Circle>>> ListAsync(RelationshipNetwork network,
        CancellationToken cancellationToken)
    {
        List<Circle> circles =
            await network.Circles.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<Circle>>(circles);
    }

    private static async Task<Ok<NamedAnswer<CircleReview>>> ReviewAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, CircleId circle,
        CancellationToken cancellationToken, string? asOf = null)
    {
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        CircleReview review = await Found.OrRefusedAsync(
            network.ReviewCircleAsync(circle, AsOf.Of(http, asOf), cancellationToken), $"There is no circle {circle}.")
            .ConfigureAwait(false);
        return TypedResults.Ok(new NamedAnswer<CircleReview>(review, renderer.RenderAll(review.Reasons, names.Of), names));
    }
}
