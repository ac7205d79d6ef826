using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace RelationshipModel.DependencyInjection;

/// <summary>The clock of a host that registers no <see cref="IClock"/>: its <see cref="TimeProvider"/>, else the
/// machine's clock.</summary>
internal static class HostClock
{
    internal static IClock Of(IServiceProvider services) =>
        services.GetService<TimeProvider>() is { } time ? new TimeProviderClock(time) : Machine;

#pragma warning disable RS0030 // The one place that may name it: a host that gives no clock wants the machine's.
    private static IClock Machine => SystemClock.Instance;
#pragma warning restore RS0030

    private sealed class TimeProviderClock(TimeProvider time) : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());
    }
}
