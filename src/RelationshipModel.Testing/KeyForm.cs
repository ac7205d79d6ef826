namespace RelationshipModel.Testing;

#pragma warning disable CA1720 // The forms have the names of the types of .NET.
/// <summary>The form of a host's keys.</summary>
public enum KeyForm
{
    /// <summary>Any text of 1 to 256 characters, compared ordinally.</summary>
    Text = 0,

    /// <summary>Positive numbers of 32 bits, as of <c>ContactId.From(42)</c>.</summary>
    Int32 = 1,

    /// <summary>Numbers that need more than 32 bits, as of <c>ContactId.From(1099511627776)</c>.</summary>
    Int64 = 2,

    /// <summary>GUIDs, as of <c>ContactId.From(guid)</c>.</summary>
    Guid = 3,
}
