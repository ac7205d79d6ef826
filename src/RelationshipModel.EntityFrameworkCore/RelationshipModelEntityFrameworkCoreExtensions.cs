using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RelationshipModel.DependencyInjection;
using RelationshipModel.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps networks in the host's own context.</summary>
public static class RelationshipModelEntityFrameworkCoreExtensions
{
    /// <summary>
    /// Keeps networks in the host's own context, through every port: in its database and in the transactions that it begins. Call
    /// <c>modelBuilder.AddRelationshipModel()</c> in its <c>OnModelCreating</c>.
    /// </summary>
    /// <remarks>
    /// The context is that of the scope, pooled or not; if the host registers only an <see cref="IDbContextFactory{TContext}"/> ,
    /// each scope creates its own. If several stores implement a port, the one named last is used.
    /// </remarks>
    /// <typeparam name="TContext">The host's context.</typeparam>
    /// <param name="builder">The builder that <c>AddRelationshipModel()</c> returned.</param>
    public static RelationshipModelBuilder UseEntityFrameworkCore<TContext>(this RelationshipModelBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddScoped<OwnContext<TContext>>();
        builder.Services.TryAddScoped(static provider => new EntityFrameworkCoreStore(
            provider.GetService<TContext>() ?? provider.GetRequiredService<OwnContext<TContext>>().Context));
        return builder.UseStore<EntityFrameworkCoreStore>();
    }

    /// <summary>A context that the scope has made for itself, and ends with it.</summary>
    private sealed class OwnContext<TContext>(IServiceProvider provider) : IDisposable, IAsyncDisposable
        where TContext : DbContext
    {
        private TContext? _context;

        internal TContext Context => _context ??= provider.GetService<IDbContextFactory<TContext>>()?.CreateDbContext()
            ?? throw new InvalidOperationException(
                $"There is no {typeof(TContext).Name}. Register it: AddDbContext<{typeof(TContext).Name}>(...), or one of the "
                    + $"pooled kinds or a factory.");

        public void Dispose() => _context?.Dispose();

        public ValueTask DisposeAsync() => _context?.DisposeAsync() ?? default;
    }
}
