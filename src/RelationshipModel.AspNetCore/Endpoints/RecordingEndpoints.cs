using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class RecordingEndpoints
{
    private const int MostInteractions = 1000;

    private const string Json = "application/json";

    internal static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/interactions", RecordAsync).Accepts<IReadOnlyList<Interaction>>(Json).WithName("RecordInteractions")
            .WithSummary("Records interactions, all or none. An id that is known already changes nothing.")
            .WithMetadata(BodyLimit.Instance).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapPut("/interactions/{interaction}", SaveAsync).Accepts<Interaction>(Json).WithName("RecordInteraction")
            .WithSummary("Records one interaction. Its id is the idempotency key: another one of the same id is refused.")
            .WithMetadata(BodyLimit.Instance).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Ok<RecordedAnswer>> RecordAsync(
        RelationshipNetwork network, Body<IReadOnlyList<Interaction>> sent, CancellationToken cancellationToken)
    {
        IReadOnlyList<Interaction> body = sent.Value;
        if (body.Count > MostInteractions)
            throw new BadAnswerException(StatusCodes.Status413PayloadTooLarge,
                $"{body.Count} interactions were sent; send at most {MostInteractions} at once.");
        int added = await network.RecordAsync([.. body], cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(new RecordedAnswer(added, body.Count - added));
    }

    private static async Task<Ok<RecordedAnswer>> SaveAsync(
        RelationshipNetwork network, InteractionId interaction, Body<Interaction> sent, CancellationToken cancellationToken)
    {
        Interaction body = sent.Value;
        if (body.Id != interaction)
            throw new BadAnswerException(StatusCodes.Status400BadRequest,
                $"The body is of interaction {body.Id}, not {interaction}.");
        if (await network.RecordAsync(body, cancellationToken).ConfigureAwait(false))
            return TypedResults.Ok(new RecordedAnswer(1, 0));
        return await network.FindInteractionAsync(interaction, cancellationToken).ConfigureAwait(false) is { } known && known
            != body
            ? throw new BadAnswerException(StatusCodes.Status409Conflict, $"There is another interaction {interaction}.")
            : TypedResults.Ok(new RecordedAnswer(0, 1));
    }
}
