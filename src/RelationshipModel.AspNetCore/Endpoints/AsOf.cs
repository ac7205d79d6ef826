using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.Scoring;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>Instants as requests write them.</summary>
internal static class AsOf
{
    /// <summary>The instant that a text of a request says: an instant, or the end of a day in the
    /// owner's zone; null for now.</summary>
    internal static Instant? Of(HttpContext http, string? text) => string.IsNullOrEmpty(text)
        ? null
        : Of(http, text, "asOf", static (day, zone) => zone.AtStartOfDay(day.PlusDays(1)).ToInstant().PlusNanoseconds(-1));

    /// <summary>The instant that a text of a request says: an instant, or the start of a day in the owner's zone.</summary>
    internal static Instant StartOf(HttpContext http, string text, string name) =>
        Of(http, text, name, static (day, zone) => zone.AtStartOfDay(day).ToInstant());

    private static Instant Of(HttpContext http, string text, string name, Func<LocalDate, DateTimeZone, Instant> ofDay)
    {
        Instant at;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var instant })
            at = instant.ToInstant();
        else if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day })
            // The library's own range is narrower.
            at = day.Year is >= 1 and <= 9999 && day < LocalDate.MaxIsoValue ? ofDay(day, ZoneOf(http)) : Instant.MaxValue;
        else
            throw Bad($"{name} is neither an instant nor a day; write it as 2026-06-30T18:00:00Z or 2026-06-30.");
        return at >= Interaction.Earliest && at <= Interaction.Latest
            ? at : throw Bad($"{name} must be from {Interaction.Earliest} to {Interaction.Latest}.");
    }

    private static BadAnswerException Bad(string message) => new(StatusCodes.Status400BadRequest, message);

    private static DateTimeZone ZoneOf(HttpContext http) =>
        http.Features.Get<OpenedNetwork>()?.Network.Zone
            ?? http.RequestServices.GetRequiredService<OwnerOfRequest>().Zone?.Invoke(http)
            ?? http.RequestServices.GetRequiredService<RelationshipScorer>().Options.Zone;
}
