using Microsoft.AspNetCore.Http;

namespace RelationshipModel.AspNetCore.Endpoints;

/// <summary>Answers about a record that may not exist.</summary>
internal static class Found
{
    /// <summary>Returns the answer. A question that looked first would look at another moment than the answer.</summary>
    /// <param name="answer">The answer, which fails with an <see cref="ArgumentException"/> if the record is missing.</param>
    /// <param name="otherwise">The message if it is missing, with which that of the fault begins.</param>
    internal static async ValueTask<T> OrRefusedAsync<T>(ValueTask<T> answer, string otherwise)
    {
        try
        {
            return await answer.ConfigureAwait(false);
        }
        catch (ArgumentException e) when (e.Message.StartsWith(otherwise, StringComparison.Ordinal))
        {
            throw new BadAnswerException(StatusCodes.Status404NotFound, otherwise);
        }
    }
}
