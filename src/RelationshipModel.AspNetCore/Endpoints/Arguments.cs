using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

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
            if (type != typeof(string) && type != typeof(int?)) continue;
            StringValues given = http.Request.Query[parameter.Name];
            if (given.Count > 1) return Bad($"{parameter.Name} is given {given.Count} times; give it once.");
            string? text = given;
            if (type == typeof(string) && !parameter.IsOptional && string.IsNullOrEmpty(text))
                return Bad($"{parameter.Name} is missing.");
            if (type == typeof(int?) && !string.IsNullOrEmpty(text)
                && !int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
                return Bad($"{parameter.Name} must be a whole number of at most {int.MaxValue}, such as 10.");
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
