using NodaTime;

namespace RelationshipModel.Revisits;

/// <summary>What holds a contact back, and until when.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Until">The first local day on which it no longer does.</param>
internal sealed record GuardHold(Reason Reason, LocalDate Until);
