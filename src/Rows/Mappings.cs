namespace RelationshipModel.Rows;

/// <summary>The tables of all nouns.</summary>
internal static class Mappings
{
    /// <summary>A table after those that it refers to.</summary>
    internal static readonly IReadOnlyList<IRowMapping> All =
    [
        ContactRows.Mapping, InteractionRows.Mapping, CircleRows.Mapping, MembershipRows.Mapping, GatheringRows.Mapping,
        FollowUpRows.Mapping, NoteRows.Mapping,
        AcquaintanceRows.Mapping, IntroductionRows.Mapping, MergeRows.Mapping,
    ];

    internal static RowMapping<T> Of<T>()
        where T : class =>
        All.OfType<RowMapping<T>>().Single();
}
