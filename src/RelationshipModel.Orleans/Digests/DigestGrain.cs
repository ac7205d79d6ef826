using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Calendars;
using RelationshipModel.Network;
using RelationshipModel.Revisits;

namespace RelationshipModel.Orleans.Digests;

/// <summary>
/// Delivers when the reminder comes and notes the week afterwards. The reminder is set to the next time of the schedule, and
/// repeats each hour until the week was noted: so clocks that change, a sink that fails and a cluster that was down lose no
/// digest, and an owner costs one tick a week.
/// </summary>
[GrainType("relationship-digest")]
internal sealed class DigestGrain(
    [PersistentState("digest", WeeklyDigest.StorageName)] IPersistentState<DigestState> kept,
    IServiceScopeFactory scopes,
    IClock clock,
    RelationshipModelOptions options)
    : Grain, IDigestGrain, IRemindable
{
    private const string Reminder = "weekly-digest";
    private static readonly Duration RetryAfter = Duration.FromHours(1);

    private OwnerId Owner => new(this.GetPrimaryKeyString());

    private DigestSchedule? Schedule => kept.State.Day == 0
        ? null
        : new((IsoDayOfWeek)kept.State.Day, LocalTime.FromNanosecondsSinceMidnight(kept.State.NanosecondOfDay));

    public async ValueTask SubscribeAsync(DigestSchedule schedule)
    {
        DateTimeZone zone = await ZoneAsync().ConfigureAwait(true);
        Instant now = clock.GetCurrentInstant();
        LocalDate last = schedule.LastDay(now, zone);
        // The first digest is the next one. Who changes the schedule within a week gets no second one for it.
        if (kept.State.Day == 0 && string.CompareOrdinal(kept.State.LastWeek, WeekOf(last)) < 0)
            kept.State.LastWeek = WeekOf(last);
        kept.State.Day = (int)schedule.Day;
        kept.State.NanosecondOfDay = schedule.At.NanosecondOfDay;
        await kept.WriteStateAsync().ConfigureAwait(true);
        await SetReminderAsync(schedule, last, zone, now).ConfigureAwait(true);
    }

    public async ValueTask UnsubscribeAsync()
    {
        if (await this.GetReminder(Reminder).ConfigureAwait(true) is { } reminder)
            await this.UnregisterReminder(reminder).ConfigureAwait(true);
        await kept.ClearStateAsync().ConfigureAwait(true);
        kept.State = new();
    }

    public ValueTask<DigestSchedule?> FindScheduleAsync() => new(Schedule);

    public async ValueTask ForgetAsync(string[] contacts)
    {
        int before = kept.State.LastSuggested.Count;
        foreach (string contact in contacts) kept.State.LastSuggested.Remove(contact);
        if (kept.State.LastSuggested.Count < before) await kept.WriteStateAsync().ConfigureAwait(true);
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (Schedule is not { } schedule)
        {
            await UnsubscribeAsync().ConfigureAwait(true);
            return;
        }

        DateTimeZone zone = await ZoneAsync().ConfigureAwait(true);
        Instant now = clock.GetCurrentInstant();
        LocalDate last = schedule.LastDay(now, zone);
        string week = WeekOf(last);
        if (string.CompareOrdinal(week, kept.State.LastWeek) > 0)
        {
            Instant cooled = now - options.Revisits.Cooldown;
            Dictionary<ContactId, Instant> lastSuggested = kept.State.LastSuggested
                .Select(static pair => KeyValuePair.Create(new ContactId(pair.Key), Instant.FromUnixTimeTicks(pair.Value)))
                .Where(pair => pair.Value > cooled)
                .ToDictionary();
            RevisitPlan plan = await DeliverAsync(week, now, lastSuggested).ConfigureAwait(true);
            foreach (RevisitSuggestion suggestion in plan.Suggestions) lastSuggested[suggestion.Contact] = now;
            kept.State.LastWeek = week;
            kept.State.LastSuggested = lastSuggested.ToDictionary(
                static pair => pair.Key.ToString(), static pair => pair.Value.ToUnixTimeTicks());
            await kept.WriteStateAsync().ConfigureAwait(true);
        }

        await SetReminderAsync(schedule, last, zone, now).ConfigureAwait(true);
    }

    private static string WeekOf(LocalDate day) => string.Create(
        CultureInfo.InvariantCulture,
        $"{WeekYearRules.Iso.GetWeekYear(day):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(day):00}");

    private async ValueTask<RevisitPlan> DeliverAsync(
        string week, Instant now, IReadOnlyDictionary<ContactId, Instant> lastSuggested)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(true))
        {
            RelationshipNetwork network = await OwnerNetwork.OpenAsync(
                scope.ServiceProvider, Owner, zone: null, lists: null, CancellationToken.None).ConfigureAwait(true);
            RevisitPlan plan = await network.PlanRevisitsAsync(lastSuggested, asOf: now).ConfigureAwait(true);
            try
            {
                await scope.ServiceProvider.GetRequiredService<IDigestSink>().DeliverAsync(new(week, now, plan))
                    .ConfigureAwait(true);
            }
            catch (Exception fault)
            {
                GrainInstruments.CountDigest(fault);
                throw;
            }

            GrainInstruments.CountDigest(fault: null);
            return plan;
        }
    }

    private Task<IGrainReminder> SetReminderAsync(DigestSchedule schedule, LocalDate last, DateTimeZone zone, Instant now) =>
        this.RegisterOrUpdateReminder(
            Reminder, (schedule.InstantOn(last.PlusWeeks(1), zone) - now).ToTimeSpan(), RetryAfter.ToTimeSpan());

    private async ValueTask<DateTimeZone> ZoneAsync()
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(true))
            return await OwnerNetwork.ZoneAsync(scope.ServiceProvider, Owner, CancellationToken.None).ConfigureAwait(true);
    }
}
