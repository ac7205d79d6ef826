using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>A tie as the report shows it.</summary>
/// <param name="Score">Where it stands.</param>
/// <param name="Name">The contact's name, clean.</param>
/// <param name="Since">The first local day of contact that is known; null where there is none.</param>
/// <param name="Circles">The names of the circles the contact is in today, clean.</param>
internal sealed record ReportTie(RelationshipScore Score, string Name, LocalDate? Since, IReadOnlyList<string> Circles);
