using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class PromiseEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/promises", ListAsync).WithName("ListPromises").WithSummary("Lists the promises of both sides.");
        group.MapPut("/promises/{promise}", SaveAsync).Takes<FollowUp>().WithName("SavePromise")
            .WithSummary("Saves a promise in place of the one with the same id.");
        group.MapPost("/promises/{promise}/outcome", CloseAsync).Takes<ClosedPromise>().WithName("ClosePromise")
            .WithSummary("Says how a promise ended, as of now.").ProducesProblem(StatusCodes.Status404NotFound);
        group.RefuseOtherBodies("PUT", "/promises/{promise}");
        group.RefuseOtherBodies("POST", "/promises/{promise}/outcome");
    }

    private static async Task<Ok<IReadOnlyList<FollowUp>>> ListAsync(RelationshipNetwork network,
        CancellationToken cancellationToken)
    {
        List<FollowUp> promises =
            await network.FollowUps.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<FollowUp>>(promises);
    }

    private static async Task<Ok<FollowUp>> SaveAsync(
        RelationshipNetwork network, FollowUpId promise, Body<FollowUp> sent, CancellationToken cancellationToken)
    {
        FollowUp body = sent.Value;
        if (body.Id != promise)
            throw new BadAnswerException(StatusCodes.Status400BadRequest, $"The body is about promise {body.Id}, not {promise}.");
        await network.FollowUps.SaveAsync(body, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(body);
    }

    private static async Task<Ok<FollowUp>> CloseAsync(
        RelationshipNetwork network, IClock clock, FollowUpId promise, Body<ClosedPromise> sent,
        CancellationToken cancellationToken)
    {
        ClosedPromise body = sent.Value;
        FollowUp? closed = null;
        await network.FollowUps.ChangeAsync(
            promise,
            known => closed = known is null
                ? throw new BadAnswerException(StatusCodes.Status404NotFound, $"There is no promise {promise}.")
                : known.Outcome == body.Outcome ? known
                : body.Outcome == FollowUpOutcome.Open ? known.Reopen()
                : known.Close(body.Outcome, Instant.Max(known.PromisedAt, clock.GetCurrentInstant())),
            cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(closed!);
    }
}
