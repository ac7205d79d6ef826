using NodaTime;

namespace RelationshipModel.Revisits;

/// <summary>The reason that holds a contact back, and the day until which it does.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Until">The first local day on which it no longer does.</param>
internal sealed record GuardHold(Reason Reason, LocalDate Until);
