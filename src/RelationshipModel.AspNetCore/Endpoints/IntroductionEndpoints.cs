using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RelationshipModel.AspNetCore.Views;
using RelationshipModel.Introductions;
using RelationshipModel.Network;
using RelationshipModel.Wording;

namespace RelationshipModel.AspNetCore.Endpoints;

internal static class IntroductionEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="group">The group.</param>
    /// <param name="areKept">Whether stores keep introductions and acquaintances, without which they are suggested and not
    /// made.</param>
    internal static void Map(RouteGroupBuilder group, bool areKept)
    {
        group.MapGet("/introductions/suggestions", SuggestAsync).WithName("SuggestIntroductions")
            .WithSummary("Says which two contacts should meet, and why.").ProducesProblem(StatusCodes.Status400BadRequest);
        if (!areKept) return;
        group.MapGet("/introductions", ListAsync).WithName("ListIntroductions").WithSummary("Lists the introductions under way.");
        group.MapPut("/introductions/{introduction}", BeginAsync).Takes<NewIntroduction>().WithName("BeginIntroduction")
            .WithSummary("Begins an introduction. Repeating the request changes nothing.");
        group.MapPost("/introductions/{introduction}/steps", StepAsync).Takes<NextStep>().WithName("TakeIntroductionStep")
            .WithSummary("Takes the next step of an introduction, as of now.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.RefuseOtherBodies("PUT", "/introductions/{introduction}");
        group.RefuseOtherBodies("POST", "/introductions/{introduction}/steps");
    }

    private static async Task<Ok<IReadOnlyList<SuggestedIntroduction>>> SuggestAsync(
        HttpContext http, RelationshipNetwork network, IReasonRenderer renderer, CancellationToken cancellationToken,
        string? asOf = null, int? top = null)
    {
        if (top is < 1 or > 1000)
            throw new BadAnswerException(StatusCodes.Status400BadRequest, "top must be from 1 to 1000.");
        Dictionary<ContactId, string> names = await Named.AllAsync(network, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<IntroductionSuggestion> suggestions = await network.SuggestIntroductionsAsync(
            top: top ?? IntroductionSuggester.DefaultTop, asOf: AsOf.Of(http, asOf), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<SuggestedIntroduction>>([
            .. suggestions.Select(suggestion => new SuggestedIntroduction(
                suggestion.Pair, names.Of(suggestion.Pair.First), names.Of(suggestion.Pair.Second), suggestion.Score,
                renderer.RenderAll(suggestion.ReasonsForOwner, names.Of),
                renderer.RenderAll(suggestion.ReasonsForFirst, names.Of),
                renderer.RenderAll(suggestion.ReasonsForSecond, names.Of)))]);
    }

    private static async Task<Ok<IReadOnlyList<Introduction>>> ListAsync(RelationshipNetwork network,
        CancellationToken cancellationToken)
    {
        List<Introduction> introductions =
            await network.Introductions.ListAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<Introduction>>(introductions);
    }

    private static async Task<Ok<Introduction>> BeginAsync(
        RelationshipNetwork network, IClock clock, IntroductionId introduction, Body<NewIntroduction> sent,
        CancellationToken cancellationToken)
    {
        NewIntroduction body = sent.Value;
        Introduction begun = Valid(
            () => Introduction.Begin(introduction, body.First, body.Second, clock.GetCurrentInstant()),
            StatusCodes.Status400BadRequest);
        await network.Introductions.ChangeAsync(
            introduction,
            known => known is null ? begun
                : known.First == body.First && known.Second == body.Second ? begun = known
                : throw new BadAnswerException(
                    StatusCodes.Status409Conflict, $"Introduction {introduction} is between two other contacts."),
            cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(begun);
    }

    private static async Task<Ok<Introduction>> StepAsync(
        RelationshipNetwork network, IClock clock, IntroductionId introduction, Body<NextStep> sent,
        CancellationToken cancellationToken)
    {
        NextStep body = sent.Value;
        if ((body.Stage == IntroductionStage.Declined) != body.DeclinedBy.HasValue)
            throw new BadAnswerException(StatusCodes.Status400BadRequest,
                "declinedBy says who declined: pass it only with the stage Declined.");
        if (body.Facts?.Count > 0 && body.Stage is not (IntroductionStage.AcceptedFirst or IntroductionStage.Accepted))
            throw new BadAnswerException(StatusCodes.Status400BadRequest,
                "facts are what a person who accepts allows the other to know: pass them only with AcceptedFirst or Accepted.");
        if (body.Facts?.Any(string.IsNullOrWhiteSpace) == true)
            throw new BadAnswerException(StatusCodes.Status400BadRequest, "facts must not contain an empty text.");
        // The id makes the meeting that is recorded the same one if this is sent again.
        Introduction? now = await network.TakeIntroductionStepAsync(
            introduction, known => known.Stage == body.Stage ? known : Valid(
                () => Next(known, body, clock.GetCurrentInstant()), StatusCodes.Status409Conflict),
            new($"introduction:{introduction}"), cancellationToken: cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(now
            ?? throw new BadAnswerException(StatusCodes.Status404NotFound, $"There is no introduction {introduction}."));
    }

    private static Introduction Next(Introduction known, NextStep step, Instant now) => Introduction.Restore(
        known.Id, known.First, known.Second, [.. known.Steps, new(step.Stage, now)],
        step.Stage == IntroductionStage.AcceptedFirst ? step.Facts : known.FactsOfFirst,
        step.Stage == IntroductionStage.Accepted ? step.Facts : known.FactsOfSecond,
        step.DeclinedBy ?? known.DeclinedBy, known.ExpiresAfter);

    private static Introduction Valid(Func<Introduction> make, int otherwise)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e) when (e.ParamName is "factsOfFirst" or "factsOfSecond")
        {
            throw BadAnswerException.Of(StatusCodes.Status400BadRequest, e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw BadAnswerException.Of(otherwise, e);
        }
    }
}
