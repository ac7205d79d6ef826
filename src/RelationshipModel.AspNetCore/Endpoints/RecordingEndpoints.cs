using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Network;
using RelationshipModel.Storage;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class RecordingEndpoints
{
    private const int MostInteractions = 1000;

    internal static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/interactions", RecordAsync).Takes<IReadOnlyList<Interaction>>().WithName("RecordInteractions")
            .WithSummary("Records interactions, all or none. One whose id is already known is ignored, "
                + "whatever its content.");
        group.MapPut("/interactions/{interaction}", SaveAsync).Takes<Interaction>().WithName("RecordInteraction")
            .WithSummary("Records one interaction. Its id is the idempotency key: a different one with the same id is refused.");
        group.RefuseOtherBodies("POST", "/interactions");
        group.RefuseOtherBodies("PUT", "/interactions/{interaction}");
    }

    private static async Task<Ok<RecordedAnswer>> RecordAsync(
        HttpContext http, RelationshipNetwork network, Body<IReadOnlyList<Interaction>> sent,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Interaction> body = sent.Value;
        if (body.Count > MostInteractions)
            throw new BadAnswerException(StatusCodes.Status413PayloadTooLarge,
                $"{body.Count} interactions were sent; send at most {MostInteractions} at once.");
        if (body.Contains(null!))
            throw new BadAnswerException(StatusCodes.Status400BadRequest, "The body cannot be read: an interaction is null.");
        int added = await OrRefusedAsync(http, network.RecordAsync([.. body], cancellationToken)).ConfigureAwait(false);
        return TypedResults.Ok(new RecordedAnswer(added, body.Count - added));
    }

    private static async Task<Ok<RecordedAnswer>> SaveAsync(
        HttpContext http, RelationshipNetwork network, InteractionId interaction, Body<Interaction> sent,
        CancellationToken cancellationToken)
    {
        Interaction body = sent.Value;
        if (body.Id != interaction)
            throw new BadAnswerException(StatusCodes.Status400BadRequest,
                $"The body is about interaction {body.Id}, not {interaction}.");
        if (await OrRefusedAsync(http, network.RecordAsync(body, cancellationToken)).ConfigureAwait(false))
            return TypedResults.Ok(new RecordedAnswer(1, 0));
        Interaction? known = await network.FindInteractionAsync(interaction, cancellationToken).ConfigureAwait(false);
        // Contacts who were erased were left out when it was recorded.
        IReadOnlySet<ContactId> erased = known == body
            ? new HashSet<ContactId>()
            : await network.FindErasedAsync([.. body.Contacts.Distinct()], cancellationToken).ConfigureAwait(false);
        if (known is null)
            throw new BadAnswerException(StatusCodes.Status409Conflict,
                erased.IsSupersetOf(body.Contacts)
                    ? $"Interaction {interaction} has only contacts who were erased; it was not recorded."
                    : $"Interaction {interaction} was removed meanwhile; send it again.");
        return known == body || known == erased.Aggregate((Interaction?)body, static (left, contact) => left?.Without(contact))
            ? TypedResults.Ok(new RecordedAnswer(0, 1))
            : throw new BadAnswerException(StatusCodes.Status409Conflict,
                $"A different interaction with the id {interaction} exists; give the new one a different id.");
    }

    /// <summary>Records, if the interactions are not those of a source of the host's own, which is only read.</summary>
    private static async ValueTask<T> OrRefusedAsync<T>(HttpContext http, ValueTask<T> recorded)
    {
        try
        {
            return await recorded.ConfigureAwait(false);
        }
        catch (NotSupportedException e) when (http.RequestServices.GetRequiredService<IInteractionStore>().IsReadOnly)
        {
            throw BadAnswerException.Of(StatusCodes.Status405MethodNotAllowed, e);
        }
    }
}
