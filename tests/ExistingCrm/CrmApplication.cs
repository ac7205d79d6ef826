using System.Security.Claims;
using ExistingCrm.Pages;
using ExistingCrm.Records;
using ExistingCrm.Relationships;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ExistingCrm;

/// <summary>
/// The CRM: who is signed in, its pages, and where its records lie. Of the library it knows <c>AddRelationships</c> and
/// <c>MapRelationships</c>.
/// </summary>
public static class CrmApplication
{
    /// <summary>Makes the program, with its database and the sample in it.</summary>
    /// <param name="args"><c>--Postgres</c> and a connection string, or <c>--Sqlite</c> and a file.</param>
    /// <param name="configure">Changes the services, for tests.</param>
    public static async Task<WebApplication> CreateAsync(string[] args, Action<IServiceCollection>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
        string? postgres = builder.Configuration["Postgres"];
        string file = builder.Configuration["Sqlite"] ?? Path.Combine(AppContext.BaseDirectory, "crm.db");
        builder.Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddDbContext<CrmContext>(options =>
            _ = postgres is null ? options.UseSqlite($"Data Source={file}") : options.UseNpgsql(postgres));
        builder.Services.AddRelationships();
        builder.Services.AddRazorComponents();
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new(Path.Combine(AppContext.BaseDirectory, "keys")));
        builder.Services.AddAuthorization().AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(static options => options.LoginPath = "/");
        configure?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        await using (AsyncServiceScope scope = app.Services.CreateAsyncScope())
            await SampleStory.WriteAsync(scope.ServiceProvider);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRelationships();
        app.MapGet("/", static () => new RazorComponentResult<HomePage>());
        app.MapPost("/sign-in/{login}", SignInAsync);
        app.MapGet("/contacts/{id:int}", ShowAsync).RequireAuthorization();
        // The cookie is not sent along from other sites, so that their forms post nothing here.
        app.MapPost("/contacts/{id:int}/activities", AddAsync).RequireAuthorization().DisableAntiforgery();
        return app;
    }

    /// <summary>Gets the key of the user who is signed in.</summary>
    /// <param name="user">The user of the request.</param>
    internal static int UserId(ClaimsPrincipal user) =>
        int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Results<SignInHttpResult, NotFound>> SignInAsync(string login, CrmContext crm) =>
        await crm.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Login == login) is not { } user
            ? TypedResults.NotFound()
            : TypedResults.SignIn(
                new(new ClaimsIdentity(
                    [
                        new(ClaimTypes.NameIdentifier, $"{user.Id}"), new(ClaimTypes.Name, user.Name), new("zoneinfo", user.Zone),
                    ], CookieAuthenticationDefaults.AuthenticationScheme)),
                new() { RedirectUri = "/" });

    private static async Task<Results<RazorComponentResult<ContactPage>, NotFound>> ShowAsync(
        int id, CrmContext crm, ClaimsPrincipal user)
    {
        int mine = UserId(user);
        return await crm.People.AnyAsync(person => person.Id == id && person.UserId == mine)
            ? new RazorComponentResult<ContactPage>(new { Id = id }) : TypedResults.NotFound();
    }

    private static async Task<Results<RedirectHttpResult, NotFound, ProblemHttpResult>> AddAsync(
        int id, [FromForm] string kind, [FromForm] string subject, [FromForm] string key, CrmContext crm, IClock clock,
        ClaimsPrincipal user, [FromForm] int? minutes = null, [FromForm] string? direction = null)
    {
        int mine = UserId(user);
        if (!Activity.Kinds.Contains(kind) || minutes is <= 0 or > 1440 || direction is not (null or "" or "in" or "out"))
            return TypedResults.Problem(
                $"kind is one of {string.Join(", ", Activity.Kinds)}, minutes is 1 to 1440, direction is in or out.",
                statusCode: 400);
        if (await crm.People.FirstOrDefaultAsync(person => person.Id == id && person.UserId == mine) is not { } person)
            return TypedResults.NotFound();
        crm.Activities.Add(new()
        {
            UserId = mine,
            Kind = kind,
            StartedAt = clock.GetCurrentInstant().ToDateTimeUtc(),
            Minutes = minutes,
            Direction = direction is "" ? null : direction,
            Subject = subject,
            Key = key,
            People = { person },
        });
        try
        {
            await crm.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // A form that is sent twice has the same key, and is one activity.
            if (!await crm.Activities.AnyAsync(known => known.UserId == mine && known.Key == key)) throw;
        }

        return TypedResults.LocalRedirect($"/contacts/{id}");
    }
}
