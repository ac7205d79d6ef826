namespace RelationshipModel.Import.Exports;

/// <summary>The meaning of the columns of a CSV of contacts. Immutable. Names of columns are compared ignoring case and
/// spaces.</summary>
public sealed record ContactColumns
{
    /// <summary>Gets the columns that hold the whole name; the first that is not empty counts.</summary>
    public IReadOnlyList<string> Name { get; init; } = [];

    /// <summary>Gets the columns that make up the name if there is no whole one, in the order in which people say it.</summary>
    public IReadOnlyList<string> NameParts { get; init; } = [];

    /// <summary>Gets the columns that hold e-mail addresses.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Gets the columns that hold telephone numbers.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Gets the columns that hold addresses of profiles.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    /// <summary>Gets the columns that hold the birthday.</summary>
    public IReadOnlyList<string> Birthday { get; init; } = [];

    /// <summary>Gets the patterns of birthdays, as NodaTime patterns; the first that matches wins, and ISO 8601 is tried last.
    /// Empty by default.</summary>
    public IReadOnlyList<string> BirthdayPatterns { get; init; } = [];

    /// <summary>Gets the columns that hold the organization.</summary>
    public IReadOnlyList<string> Organisation { get; init; } = [];

    /// <summary>Gets the columns that hold categories or labels.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Gets the separator of several values in one field.</summary>
    /// <value>A semicolon by default.</value>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public string Separator
    {
        get;
        init => field = string.IsNullOrEmpty(value)
            ? throw new ArgumentException("The separator must not be empty.", nameof(value)) : value;
    } = ";";

    /// <summary>Gets the labels that describe nobody. Empty by default.</summary>
    public IReadOnlyList<string> IgnoredCategories { get; init; } = [];

    /// <summary>The columns of nicknames, which are names if there are no others.</summary>
    internal IReadOnlyList<string> Nicknames { get; init; } = [];

    /// <summary>The columns of web pages. A page is an address of its person only if it is a profile.</summary>
    internal IReadOnlyList<string> WebPages { get; init; } = [];

    /// <summary>The columns of the month and the day of the birthday; empty if one column has both.</summary>
    internal IReadOnlyList<string> BirthMonthAndDay { get; init; } = [];

    /// <summary>The columns of people who are related. If the kind is <see cref="TieKind.None"/>, the column beside it tells the
    /// kind.</summary>
    internal IReadOnlyList<(string Column, TieKind Kind)> Related { get; init; } = [];

    /// <summary>The columns of dates of which the column beside it tells the meaning.</summary>
    internal IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Gets the columns of LinkedIn's <c>Connections.csv</c>.</summary>
    public static ContactColumns LinkedIn { get; } = new()
    {
        NameParts = ["First Name", "Last Name"],
        Emails = ["Email Address", "Email"],
        Profiles = ["URL", "Profile URL"],
        Organisation = ["Company"],
    };

    /// <summary>Gets the columns of Google Contacts, in the forms before and since 2024.</summary>
    public static ContactColumns Google { get; } = new()
    {
        Name = ["Name", "File As"],
        NameParts = ["Name Prefix", "Given Name", "First Name", "Additional Name", "Middle Name", "Family Name", "Last Name",
            "Name Suffix"],
        Emails = [.. Numbered("E-mail {0} - Value")],
        Phones = [.. Numbered("Phone {0} - Value")],
        Nicknames = ["Nickname"],
        WebPages = [.. Numbered("Website {0} - Value")],
        Related = [.. Numbered("Relation {0} - Value").Select(static column => (column, TieKind.None))],
        Events = [.. Numbered("Event {0} - Value")],
        Birthday = ["Birthday"],
        Organisation = ["Organization Name", "Organization 1 - Name"],
        Categories = ["Labels", "Group Membership"],
        IgnoredCategories = ["* myContacts", "* My Contacts", "myContacts", "* starred", "* Starred", "* Other Contacts"],
        Separator = ":::",
    };

    private static IEnumerable<string> Numbered(string pattern) =>
        Enumerable.Range(1, 9)
            .Select(number => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, number));
}
