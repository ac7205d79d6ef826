using Microsoft.AspNetCore.Http;
using NodaTime;

namespace RelationshipModel.AspNetCore;

/// <summary>The host's functions that return the owner of a request and the owner's zone.</summary>
internal sealed record OwnerOfRequest(Func<HttpContext, OwnerId?> Owner, Func<HttpContext, DateTimeZone?>? Zone);
