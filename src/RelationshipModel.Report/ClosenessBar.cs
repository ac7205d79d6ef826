using RelationshipModel.Scoring;

namespace RelationshipModel.Report;

/// <summary>The closeness as a bar and a word; nothing where the tie has ended, or they have died.</summary>
internal static class ClosenessBar
{
    internal static void Write(Picture picture, Html html, RelationshipScore score)
    {
        if (score.Status is TieStatus.Ended or TieStatus.Deceased) return;
        html.Raw("<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 50 6\"><path d=\"M3 3h").Raw(44 * score.Strength)
            .Raw("\"/></svg><span>")
            .Text(picture.Texts.Language.Word(score.Warmth)).Raw("</span>");
    }
}
