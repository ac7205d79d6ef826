using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Changes;
using RelationshipModel.Network;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class ScoreEndpoints
{
    internal static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/scores", AllAsync).WithName("ListScores").WithSummary("Lists the ties, the closest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest).AddEndpointFilter(ContentTag.AddAsync);
        group.MapGet("/scores/{contact}", OneAsync).WithName("GetScore").WithSummary("Returns one score and its explanation.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .AddEndpointFilter(ContentTag.AddAsync);
        group.MapGet("/changes", ChangesAsync).WithName("ListChanges").WithSummary("Lists what changed since an instant.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Ok<IReadOnlyList<TieView>>> AllAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, CancellationToken cancellationToken,
        string? asOf = null, string? status = null, int? top = null)
    {
        TieStatus? wanted = status is null ? null
            : status.All(char.IsLetter) && Enum.TryParse(status, ignoreCase: true, out TieStatus given) ? given
            : throw new BadAnswerException(StatusCodes.Status400BadRequest,
                $"status must be one of {string.Join(", ", Enum.GetNames<TieStatus>())}.");
        if (top < 0) throw new BadAnswerException(StatusCodes.Status400BadRequest, "top must not be negative.");
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        List<RelationshipScore> scores = [];
        await foreach (RelationshipScore score in network.ScoreAllAsync(AsOf.Of(http, asOf), cancellationToken)
            .ConfigureAwait(false))
            if (wanted is null || score.Status == wanted) scores.Add(score);
        return TypedResults.Ok<IReadOnlyList<TieView>>([
            .. scores.OrderByDescending(static score => score.Strength).ThenBy(static score => score.Tie)
                .Take(top ?? int.MaxValue).Select(score => new TieView(score, names.Of, renderer))]);
    }

    private static async Task<Ok<ScoreAnswer>> OneAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, ContactId contact,
        CancellationToken cancellationToken, string? asOf = null)
    {
        Contact? record = await network.Contacts.FindAsync(contact, cancellationToken).ConfigureAwait(false);
        RelationshipScore score =
            await network.ScoreAsync(contact, AsOf.Of(http, asOf), cancellationToken).ConfigureAwait(false);
        if (record is null && score.InteractionCount == 0)
            throw new BadAnswerException(StatusCodes.Status404NotFound, $"There is no contact {contact}.");
        return TypedResults.Ok(
            new ScoreAnswer(new(score, other => other == contact ? record?.Name ?? other.Value : other.Value, renderer), score));
    }

    private static async Task<Ok<IReadOnlyList<ChangeView>>> ChangesAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, IClock clock, string since,
        CancellationToken cancellationToken, string? asOf = null)
    {
        Instant from = AsOf.StartOf(http, since, "since"), until = AsOf.Of(http, asOf) ?? clock.GetCurrentInstant();
        if (from >= until)
            throw new BadAnswerException(StatusCodes.Status400BadRequest,
                $"since must be before {(asOf is null ? "now" : "asOf")}, {until}; it is {from}.");
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<NetworkChange> changes =
            await network.ChangesAsync(from, until, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<ChangeView>>([
            .. changes.Select(change => new ChangeView(
                change.Contact, names.Of(change.Contact), change.Kind, renderer.Render(change.Reason, names.Of),
                change.Evidence))]);
    }
}
