using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Network;
using RelationshipModel.Revisits;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class RevisitEndpoints
{
    internal static void Map(RouteGroupBuilder group) =>
        group.MapGet("/revisits", PlanAsync).WithName("PlanRevisits").WithSummary("Says whom to reach out to, and why now.")
            .ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter(ContentTag.AddAsync);

    private static async Task<Ok<RevisitAnswer>> PlanAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, CancellationToken cancellationToken,
        string? asOf = null)
    {
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        RevisitPlan plan =
            await network.PlanRevisitsAsync(asOf: AsOf.Of(http, asOf), cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        return TypedResults.Ok(new RevisitAnswer(
            plan.Day,
            [.. plan.Suggestions.Select(suggestion => new RevisitView(
                suggestion.Contact, names.Of(suggestion.Contact), suggestion.Pool,
                renderer.RenderAll(suggestion.Reasons, names.Of), suggestion.Promises, suggestion.Explanation))],
            [.. plan.Held.Select(hold => new HoldView(
                hold.Contact, names.Of(hold.Contact), renderer.RenderAll(hold.Reasons, names.Of), hold.Until))],
            [.. plan.Birthdays.Select(birthday => new BirthdayView(
                birthday.Contact, names.Of(birthday.Contact), birthday.Date, renderer.Render(birthday.Reason, names.Of)))]));
    }
}
