namespace RelationshipModel.Evaluation.Rules;

/// <summary>The rules that two programs publish for the strength of a tie. The files name neither meetings
/// nor channels beside the one.</summary>
internal static class PublishedRules
{
    private const double Year = 365, Quarter = 90;

    /// <summary>(2 sent + ln(1 + received)), every unit halving in 365 days; nobody the owner never wrote to.</summary>
    public static IRule Msgvault { get; } = new TieRule("msgvault: 2 sent + ln(1 + received), halving in 365 days", MsgvaultOf);

    /// <summary>2^(-days/30) min(1, n90/20) (.25 + .75 balance over 90 days).</summary>
    public static IRule Margince { get; } = new TieRule("margince: `2^(-days/30) min(1, n90/20) (.25 + .75 balance)`",
        MarginceOf);

    public static double MsgvaultOf(PastTie tie)
    {
        double sent = Units(tie, sent: true), received = Units(tie, sent: false);
        return tie.Messages.Any(static message => message.Sent) ? 2 * sent + Math.Log(1 + received) : 0;
    }

    public static double MarginceOf(PastTie tie)
    {
        int all = tie.CountWithin(Quarter), sent = tie.Messages.Count(message => message.Sent && tie.Age(message) <= Quarter);
        double balance = all == 0 ? 0 : 1 - Math.Abs(2.0 * sent - all) / all;
        return Math.Pow(2, -tie.Silence / 30) * Math.Min(1, all / 20.0) * (.25 + .75 * balance);
    }

    private static double Units(PastTie tie, bool sent) =>
        tie.Messages.Where(message => message.Sent == sent).Sum(message => Math.Pow(2, -tie.Age(message) / Year));
}
