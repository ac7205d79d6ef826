using RelationshipModel.Import.Exports;

namespace BestNetwork.Commands;

/// <summary>Reads <c>--column name=Nom</c>: which column of a CSV of contacts says what.</summary>
internal static class ColumnOption
{
    internal const string Description =
        "The columns of a list of contacts whose names are not recognized: name=Nom, first=, last=, email=, phone=, "
        + "birthday=, profile=, company= or category=. Repeat it for each column.";

    /// <summary>The columns that options state; null if not stated.</summary>
    /// <exception cref="UsageException">An option is not of the form <c>role=column</c>.</exception>
    internal static ContactColumns? Parse(IReadOnlyList<string> options)
    {
        if (options.Count == 0) return null;
        Dictionary<string, List<string>> given = new(StringComparer.Ordinal);
        foreach (string option in options)
        {
            int equals = option.IndexOf('=', StringComparison.Ordinal);
            string role = equals < 0 ? "" : RoleOf(option[..equals]);
            string column = option[(equals + 1)..].Trim();
            if (role.Length == 0 || column.Length == 0)
                throw new UsageException(
                    $"--column '{option}' is not one of name=, first=, last=, email=, phone=, birthday=, profile=, company=, "
                        + $"category= and the name of a column");
            (given.TryGetValue(role, out List<string>? columns) ? columns : given[role] = []).Add(column);
        }

        return new()
        {
            Name = Of("name"),
            NameParts = [.. Of("first"), .. Of("last")],
            Emails = Of("email"),
            Phones = Of("phone"),
            Birthday = Of("birthday"),
            Profiles = Of("profile"),
            Organisation = Of("company"),
            Categories = Of("category"),
        };

        IReadOnlyList<string> Of(string role) => given.GetValueOrDefault(role, []);
    }

    private static string RoleOf(string role) => role.Trim().ToLowerInvariant() switch
    {
        "name" => "name",
        "first" or "given" or "firstname" or "first-name" => "first",
        "last" or "family" or "surname" or "lastname" or "last-name" => "last",
        "email" or "e-mail" or "mail" => "email",
        "phone" or "tel" or "telephone" or "mobile" => "phone",
        "birthday" => "birthday",
        "profile" or "url" => "profile",
        "company" or "organisation" or "organization" => "company",
        "category" or "categories" or "label" => "category",
        _ => "",
    };
}
