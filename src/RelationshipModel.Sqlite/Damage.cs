namespace RelationshipModel.Sqlite;

/// <summary>Looks through all rows for those that are damaged or missing.</summary>
internal static class Damage
{
    /// <summary>The faults, one sentence for each table of an owner.</summary>
    internal static IEnumerable<string> Of(SqliteSession session)
    {
        List<string> faults = [];
        Check(() => OwnerTable.CheckAll(session));
        foreach (long owner in session.Rows("SELECT key FROM owners ORDER BY id", static row => row.BigNumber(0)))
        {
            foreach (Action<SqliteSession, long> check in Tables) Check(() => check(session, owner));
            Check(() => TieTable.CheckAll(session, owner));
        }

        return faults;

        void Check(Action check)
        {
            try
            {
                check();
            }
            catch (DamagedRowException fault)
            {
                faults.Add(fault.Key is { } key
                    ? $"A row of the table {fault.Table} is not as it was written (key: {key})."
                    : $"Rows of the table {fault.Table} cannot be found.");
            }
        }
    }

    private static readonly Action<SqliteSession, long>[] Tables =
    [
        RowTable<ContactId, Contact>.Instance.CheckAll, RowTable<InteractionId, Interaction>.Instance.CheckAll,
        RowTable<CircleId, Circle>.Instance.CheckAll, RowTable<MembershipKey, CircleMembership>.Instance.CheckAll,
        RowTable<GatheringId, Gathering>.Instance.CheckAll, RowTable<FollowUpId, FollowUp>.Instance.CheckAll,
        RowTable<NoteId, Note>.Instance.CheckAll, RowTable<ContactPair, Acquaintance>.Instance.CheckAll,
        RowTable<IntroductionId, Introduction>.Instance.CheckAll, RowTable<ContactPair, Merge>.Instance.CheckAll,
    ];
}
