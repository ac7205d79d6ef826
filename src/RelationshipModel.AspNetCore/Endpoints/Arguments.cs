using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>The arguments of a request in its path and query. The framework refuses without a word what it cannot bind.</summary>
internal static class Arguments
{
    internal static BadAnswerException? FaultIn(HttpContext http)
    {
        foreach ((string name, object? value) in http.Request.RouteValues)
            if (FaultOfId(name, value as string ?? "") is { } fault) return Bad(fault);
        foreach (IParameterBindingMetadata parameter in
            http.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (parameter.HasBindAsync || http.Request.RouteValues.ContainsKey(parameter.Name)) continue;
            Type type = parameter.ParameterInfo.ParameterType;
            string? text = http.Request.Query[parameter.Name];
            if (type == typeof(string) && !parameter.IsOptional && string.IsNullOrEmpty(text))
                return Bad($"{parameter.Name} is missing.");
            if (type == typeof(int?) && !string.IsNullOrEmpty(text)
                && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
                return Bad($"{parameter.Name} is not a whole number; write it like 10.");
        }

        return null;
    }

    /// <summary>Returns why a text is not an id of any kind; null if it is one.</summary>
    private static string? FaultOfId(string name, string text)
    {
        try
        {
            _ = new ContactId(text);
            return null;
        }
        catch (ArgumentException e)
        {
            return BadAnswerException.Of(StatusCodes.Status400BadRequest, e).Message
                .Replace($"A {nameof(ContactId)}", name, StringComparison.Ordinal);
        }
    }

    private static BadAnswerException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
