namespace RelationshipModel.Evaluation;

/// <summary>The history of a tie for a model of repeat activity.</summary>
/// <param name="Repeats">x: activities after the first.</param>
/// <param name="LastRepeat">t_x: time from the first activity to the last.</param>
/// <param name="Watched">T: time from the first activity to the date.</param>
internal readonly record struct BgNbdHistory(int Repeats, double LastRepeat, double Watched);
