using RelationshipModel.Evaluation.Rules;

namespace RelationshipModel.Evaluation;

/// <summary>Model 1 beside model 2 in everything that is measured of one file.</summary>
/// <param name="Name">The file.</param>
/// <param name="Rows">The measures; model 1 null where it has no such number.</param>
internal sealed record ModelComparison(string Name, IReadOnlyList<(string Measure, Estimate? Earlier, Estimate? Present)> Rows)
{
    private static readonly string[] Numbers = ["Vitality", "Strength", "Outlook"];

    public static ModelComparison Of(
        IReadOnlyList<IRule> rules, ContactForecastResult contact, IntroductionForecastResult introductions,
            RevivalForecastResult revival,
        ChanceForecastResult chance)
    {
        return new(contact.Correspondence.Name,
        [
            .. Numbers.Select(number => ($"{number}: who will be in touch, AUC",
                (Estimate?)contact.Auc[Place(RuleSet.EarlierName(number))], (Estimate?)contact.Auc[Place(RuleSet.Name(number))])),
            ("closeness: who will meet, AUC",
                introductions.Auc[IntroductionForecast.Earlier], introductions.Auc[IntroductionForecast.Alone]),
            ("closeness x presence: who will meet, AUC", null, introductions.Auc[IntroductionForecast.WithPresence]),
            ("Bond: which silent ties resume, pooled AUC", revival.Auc[^1], revival.Auc[0]),
            .. Enumerable.Range(0, ChanceForecast.Names.Length).SelectMany(i => new (string, Estimate?, Estimate?)[]
            {
                ($"{ChanceForecast.Names[i]}: log loss", null, chance.LogLoss[i]),
                ($"{ChanceForecast.Names[i]}: Brier score", null, chance.Brier[i]),
            }),
        ]);

        int Place(string name) => Enumerable.Range(0, rules.Count).First(rule => rules[rule].Name == name);
    }
}
