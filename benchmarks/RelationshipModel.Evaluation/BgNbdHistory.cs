namespace RelationshipModel.Evaluation;

/// <summary>What a model of repeat activity knows of a tie: how often it was active again after its first activity, when last,
/// how long it was watched.</summary>
/// <param name="Repeats">x: activities after the first.</param>
/// <param name="LastRepeat">t_x: time from the first activity to the last.</param>
/// <param name="Watched">T: time from the first activity to the date.</param>
internal readonly record struct BgNbdHistory(int Repeats, double LastRepeat, double Watched);
