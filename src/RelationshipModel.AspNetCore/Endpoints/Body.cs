using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>The body of a request, read so that a fault in it is told.</summary>
internal sealed class Body<T>(T value) : IBindableFromHttpContext<Body<T>>
    where T : class
{
    internal T Value => value;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        // Another site's page can send a body without a type in the name of a user, but not JSON.
        if (!context.Request.HasJsonContentType()) throw SentBody.NotJson(context);
        JsonSerializerOptions options =
            context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        try
        {
            T? read = await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted)
                .ConfigureAwait(false);
            if (read is null) throw new JsonException("The body is null.");
            SentBody.Remember(context, () => JsonSerializer.SerializeToElement(read, type));
            return new(read);
        }
        catch (JsonException e)
        {
            throw new BadAnswerException(StatusCodes.Status400BadRequest, $"The body cannot be read: {JsonFault.Of(e, type)}");
        }
    }
}
