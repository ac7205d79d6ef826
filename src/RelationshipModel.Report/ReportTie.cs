using NodaTime;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>A tie as the report shows it.</summary>
/// <param name="Number">Its place among all ties, the closest first; the page of its person is <c>#pNumber</c>.</param>
/// <param name="Score">Its score.</param>
/// <param name="Name">The contact's name, clean.</param>
/// <param name="Since">The first local day of contact that is known; null if not found.</param>
/// <param name="Circles">The places of the circles that the contact is in today, among all circles.</param>
internal sealed record ReportTie(int Number, RelationshipScore Score, string Name, LocalDate? Since, IReadOnlyList<int> Circles)
{
    /// <summary>Whether the tie rests, has ended or the contact has died: no rhythm or balance is told of it.</summary>
    internal bool IsSetAside => Score.Status is TieStatus.Paused or TieStatus.Ended or TieStatus.Deceased;
}
