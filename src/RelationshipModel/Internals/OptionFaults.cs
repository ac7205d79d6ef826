using System.Globalization;
using NodaTime;

namespace RelationshipModel.Internals;

/// <summary>Collects what is wrong with an engine's options, so that one message names all of it.</summary>
internal sealed class OptionFaults(string options)
{
    private readonly List<string> _faults = [];

    internal void Check<T>(string name, T value, T from, T to)
        where T : IComparable<T>, IFormattable
    {
        if (value is double number && !double.IsFinite(number) || value.CompareTo(from) < 0 || value.CompareTo(to) > 0)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {from} to {to}."));
    }

    internal void Add(string fault) => _faults.Add(fault);

    /// <summary>Checks a length of time that is counted in local days.</summary>
    internal void CheckDays(string name, Duration value, int from, int to)
    {
        Check(name, value, Duration.FromDays(from), Duration.FromDays(to));
        if (value.NanosecondOfDay != 0)
            _faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be whole days."));
    }

    internal void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new ArgumentException($"The {options} options are not valid: {string.Join(" ", _faults)}", nameof(options));
    }
}
