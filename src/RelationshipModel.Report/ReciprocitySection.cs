using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>Who reaches out and who supports, over the years. What a friend gave less of is
/// never held against the friend.</summary>
internal sealed class ReciprocitySection(Picture picture, Html html)
{
    internal void Write()
    {
        ReportTie[] known =
        [
            .. picture.Ties.Where(static tie => tie.Score.Initiative.IsKnown || tie.Score.Support.IsKnown)
                .OrderByDescending(static tie => tie.Score.Bond).ThenBy(static tie => tie.Score.Tie),
        ];
        if (known.Length == 0)
        {
            html.Raw("<p class=\"lead\">Too little is known yet of who reaches out and who supports.</p>");
            return;
        }

        ReportTie[] shown = [.. known.Take(picture.Options.MostReciprocities)];
        html.Raw(
            "<p class=\"lead\">Over the years, never by single favours. The bar leans to the side that reaches out more; "
                + "between the pale bounds the two are even.");
        if (shown.Length < known.Length)
            html.Raw(" Shown are the ").Text(picture.Count(shown.Length)).Raw(" of ")
                .Text(picture.Count(known.Length, "tie", "ties")).Raw(" in which the most was built.");
        html.Raw("</p>");
        Group("Your turn to give", shown.Where(IsOwnersTurn));
        Group("It goes both ways", shown.Where(static tie => !IsOwnersTurn(tie) && !IsOwnerFirst(tie)));
        Group("You keep it going", shown.Where(static tie => !IsOwnersTurn(tie) && IsOwnerFirst(tie)));
    }

    /// <summary>The friend has given more than the bond's tolerance, of initiative or of support.</summary>
    internal static bool IsOwnersTurn(ReportTie tie) => Leans(tie.Score.Initiative) < 0 || Leans(tie.Score.Support) < 0;

    private static bool IsOwnerFirst(ReportTie tie) => Leans(tie.Score.Initiative) > 0;

    private static int Leans(ReciprocityBalance balance) =>
        balance.IsKnown && Math.Abs(balance.Balance) > balance.Tolerance ? Math.Sign(balance.Balance) : 0;

    private void Group(string title, IEnumerable<ReportTie> ties)
    {
        ReportTie[] members = [.. ties];
        if (members.Length == 0) return;
        html.Raw("<h3>").Raw(title).Raw("</h3><ul class=\"balances\">");
        foreach (ReportTie tie in members)
        {
            ReciprocityBalance initiative = tie.Score.Initiative;
            string said = picture.Sentences(TieSentences.OfBalances(tie.Score));
            html.Raw("<li><span>").Text(Names.Isolated(tie.Name)).Raw("</span>");
            if (initiative.IsKnown)
            {
                double tolerance = 100 * initiative.Tolerance, balance = 100 * initiative.Balance;
                html.Raw(
                    "<span class=\"sides\"><span class=\"quiet\" aria-hidden=\"true\">they</span><svg aria-hidden=\"true\" "
                        + "viewBox=\"0 0 200 12\"><rect class=\"track\" width=\"200\" height=\"12\" rx=\"6\"/><rect "
                        + "class=\"even\" x=\"").Raw(100 - tolerance)
                    .Raw("\" width=\"").Raw(2 * tolerance).Raw("\" height=\"12\"/><rect class=\"lean\" x=\"")
                    .Raw(100 + Math.Min(0, balance)).Raw("\" y=\"3\" width=\"")
                    .Raw(Math.Abs(balance))
                    .Raw("\" height=\"6\" rx=\"3\"/><path class=\"middle\" d=\"M100 0v12\"/></svg><span class=\"quiet\" "
                        + "aria-hidden=\"true\">you</span></span>");
            }
            else html.Raw("<span class=\"sides\"></span>");

            html.Raw("<span class=\"said\">").Text(said).Raw("</span></li>");
        }

        html.Raw("</ul>");
    }
}
