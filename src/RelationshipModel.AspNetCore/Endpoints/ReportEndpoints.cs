using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.Network;
using RelationshipModel.Report;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class ReportEndpoints
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("/report", WriteAsync).WithName("GetReport").WithSummary("Returns the network as one HTML page.")
            .Produces(StatusCodes.Status200OK, contentType: "text/html")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<PushStreamHttpResult> WriteAsync(
        HttpContext http, RelationshipNetwork network, RelationshipModelOptions options, IReasonRenderer renderer,
        CancellationToken cancellationToken, string? asOf = null)
    {
        NetworkSnapshot snapshot = await network.SnapshotAsync(AsOf.Of(http, asOf), cancellationToken).ConfigureAwait(false);
        RelationshipReport report = new(ReportContent.Of(snapshot), new() { Language = options.Language, Reasons = renderer });
        return TypedResults.Stream(stream => report.WriteAsync(stream, cancellationToken), "text/html; charset=utf-8");
    }
}
