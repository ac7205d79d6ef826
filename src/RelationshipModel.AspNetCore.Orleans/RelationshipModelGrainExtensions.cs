using Microsoft.Extensions.DependencyInjection.Extensions;
using RelationshipModel.AspNetCore.Forwarding;
using RelationshipModel.AspNetCore.Orleans;
using RelationshipModel.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the endpoints of a web program in front of a cluster.</summary>
public static class RelationshipModelGrainExtensions
{
    /// <summary>
    /// Answers the endpoints of <c>MapRelationshipModel()</c> inside the grains of the requests' owners. Call it in the web
    /// program and in the silos, which may be one process: without it the web program answers from the stores that it names.
    /// </summary>
    /// <remarks>
    /// The web program signs users in, names the owner and refuses callers who are not allowed; it needs no store and passes on
    /// the rest. A request that no silo answers in time is 503 with <c>Retry-After</c>. The zone of <c>AddRelationshipNetwork</c>
    /// must be from the tz database; if it names none, the silos' <c>IOwnerZoneSource</c> does.
    /// </remarks>
    /// <param name="builder">What <c>AddRelationshipModel()</c> returned.</param>
    /// <returns><paramref name="builder"/>.</returns>
    public static RelationshipModelBuilder AnswerThroughGrains(this RelationshipModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddNetworkGrainClient();
        builder.Services.TryAddSingleton<IRequestForwarder, GrainForwarder>();
        return builder.AddForwardedRequests().AddNetworkQuestion<RequestQuestion>(RequestQuestion.Name);
    }
}
