using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RelationshipModel.EntityFrameworkCore.Tests;

/// <summary>Does something before each command of a host's context.</summary>
internal sealed class CommandHook(Func<string, Task> before) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        await before(command.CommandText);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
        CancellationToken cancellationToken = default)
    {
        await before(command.CommandText);
        return result;
    }
}
