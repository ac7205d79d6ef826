using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
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
        string? asOf = null, [FromQuery] string[]? suggested = null)
    {
        Dictionary<ContactId, Instant> lastSuggested = [];
        foreach (string text in suggested ?? [])
        {
            (Instant at, ContactId contact) = Suggested(http, text);
            lastSuggested[contact] = Instant.Max(at, lastSuggested.GetValueOrDefault(contact, at));
        }

        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        RevisitPlan plan =
            await network.PlanRevisitsAsync(lastSuggested, asOf: AsOf.Of(http, asOf), cancellationToken: cancellationToken)
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

    private static (Instant At, ContactId Contact) Suggested(HttpContext http, string text) =>
        text.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma
        && ContactId.TryParse(text[(comma + 1)..], null, out ContactId contact)
            ? (AsOf.StartOf(http, text[..comma], "suggested"), contact)
            : throw new BadAnswerException(
                StatusCodes.Status400BadRequest,
                "suggested is not an instant or a day, a comma and a contact; write it as 2026-06-30T18:00:00Z,42.");
}
