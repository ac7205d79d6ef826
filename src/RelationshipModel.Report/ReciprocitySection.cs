using System.Collections.Frozen;
using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>Shows who reaches out and who supports, over the years. A friend is never blamed for giving less.</summary>
internal sealed class ReciprocitySection(Picture picture, Html html)
{
    /// <summary>The reasons that are about who reaches out and who supports.</summary>
    private static readonly FrozenSet<string> Balances = FrozenSet.Create(
        TieReasons.InitiativeUnknown, TieReasons.BothReachOut, TieReasons.YouReachOut, TieReasons.YouReachOutAlone,
            TieReasons.YourTurnToReachOut, TieReasons.NothingFromYou, TieReasons.TheyReachOut,
        TieReasons.SupportGoesBothWays, TieReasons.YourTurnToGive, TieReasons.OnlyYoursRecorded, TieReasons.OnlyTheirsRecorded);

    internal static bool HasAny(Picture picture) => picture.Ties.Any(IsKnown);

    internal void Write()
    {
        ReportTexts texts = picture.Texts;
        ReportTie[] known =
            [.. picture.Ties.Where(IsKnown).OrderByDescending(static tie => tie.Score.Bond).ThenBy(static tie => tie.Number)];
        ReportTie[] shown = [.. known.Take(picture.Options.MaxReciprocities)];
        html.Raw("<p class=\"lead\">").Text(texts.GiveAndTakeLead);
        if (shown.Length < known.Length)
            html.Raw(" ").Text(texts.GiveAndTakeShown(picture.Count(shown.Length), picture.Count(known.Length, texts.Ties)));
        html.Raw("</p>");
        Group(texts.YourTurn, shown.Where(IsOwnersTurn));
        Group(texts.BothWays, shown.Where(tie => !IsOwnersTurn(tie) && !IsOwnerFirst(tie) && IsBothWays(tie)));
        Group(texts.YouKeepItGoing, shown.Where(tie => !IsOwnersTurn(tie) && IsOwnerFirst(tie)));
        Group(texts.NobodysTurn, shown.Where(tie => !IsOwnersTurn(tie) && !IsOwnerFirst(tie) && !IsBothWays(tie)));
    }

    private static bool IsKnown(ReportTie tie) =>
        !tie.IsSetAside && (tie.Score.Initiative.IsKnown || tie.Score.Support.IsKnown);

    /// <summary>The friend has given more than the bond's tolerance, of initiative or of support.</summary>
    private bool IsOwnersTurn(ReportTie tie) => Says(tie, TieReasons.YourTurnToReachOut, TieReasons.YourTurnToGive)
        || (tie.Score.Initiative is var initiative && initiative.Balance < -initiative.Tolerance
            && Says(tie, TieReasons.NothingFromYou) && IsChosen(tie));

    /// <summary>Whether the owner said anything about the person: any other sender may be a shop.</summary>
    private bool IsChosen(ReportTie tie) => tie.Circles.Count > 0 || picture.Snapshot.Contact(tie.Score.Tie.Contact)
        is { Closeness.Count: > 0 } or { Birthday: not null } or { Kind: not (TieKind.None or TieKind.Contact) };

    private static bool IsBothWays(ReportTie tie) => Says(tie, TieReasons.BothReachOut, TieReasons.SupportGoesBothWays);

    private static bool IsOwnerFirst(ReportTie tie) => Says(tie, TieReasons.YouReachOut, TieReasons.YouReachOutAlone);

    private static bool Says(ReportTie tie, params ReadOnlySpan<string> codes)
    {
        foreach (Reason reason in tie.Score.Reasons)
            if (codes.Contains(reason.Code)) return true;
        return false;
    }

    private void Group(string title, IEnumerable<ReportTie> ties)
    {
        ReportTie[] members = [.. ties];
        if (members.Length == 0) return;
        html.Raw("<h3>").Text(title).Raw("</h3><ul class=\"balances\">");
        foreach (ReportTie tie in members)
        {
            ReciprocityBalance initiative = tie.Score.Initiative;
            string said = picture.Sentences(tie.Score.Reasons.Where(static reason => Balances.Contains(reason.Code)));
            html.Raw("<li><span>");
            picture.Link(html, tie.Score.Tie.Contact);
            html.Raw("</span>");
            if (initiative.IsKnown)
            {
                double tolerance = 100 * initiative.Tolerance, balance = 100 * initiative.Balance;
                html.Raw("<span class=\"sides\"><span class=\"quiet\" aria-hidden=\"true\">").Text(picture.Texts.They)
                    .Raw("</span><svg aria-hidden=\"true\" viewBox=\"0 0 200 12\">")
                    .Raw("<rect class=\"track\" width=\"200\" height=\"12\" rx=\"6\"/><rect class=\"even\" x=\"")
                    .Raw(100 - tolerance)
                    .Raw("\" width=\"").Raw(2 * tolerance).Raw("\" height=\"12\"/><rect class=\"lean\" x=\"")
                    .Raw(100 + Math.Min(0, balance)).Raw("\" y=\"3\" width=\"")
                    .Raw(Math.Abs(balance))
                    .Raw("\" height=\"6\" rx=\"3\"/><path class=\"middle\" d=\"M100 0v12\"/></svg>")
                    .Raw("<span class=\"quiet\" aria-hidden=\"true\">").Text(picture.Texts.You).Raw("</span></span>");
            }
            else html.Raw("<span class=\"sides\"></span>");

            html.Raw("<span class=\"said\">").Text(said).Raw("</span></li>");
        }

        html.Raw("</ul>");
    }
}
