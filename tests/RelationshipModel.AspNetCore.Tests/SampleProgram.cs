#pragma warning disable IDE0005 // The usings are those of the page.
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RelationshipModel;
using RelationshipModel.Network;

namespace RelationshipModel.AspNetCore.Tests;

/// <summary>The program of the package's page, line by line; <see cref="SampleTests"/> holds it to that.</summary>
internal static class SampleProgram
{
    internal static void Run(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddAuthorization();
        builder.Services.AddRelationshipModel()
            .UseSqlite("relationships.db")
            .AddRelationshipNetwork(
                owner: context =>
                    OwnerId.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), null, out OwnerId id) ? id : null,
                zone: context => DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        builder.Services.AddHealthChecks().AddRelationshipModel();

        WebApplication app = builder.Build();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health");
        app.MapRelationshipModel().RequireAuthorization();
        app.MapPut("/contacts", async (Contact contact, RelationshipNetwork network, CancellationToken cancellationToken) =>
        {
            await network.Contacts.SaveAsync(contact, cancellationToken);
            return TypedResults.Ok(contact);
        }).RequireAuthorization();

        app.Run();
    }
}
