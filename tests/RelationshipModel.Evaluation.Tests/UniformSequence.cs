namespace RelationshipModel.Evaluation.Tests;

/// <summary>A repeatable sequence of numbers from 0 (included) to 1 (excluded): SplitMix64
/// (Steele, Lea and Flood 2014).</summary>
internal sealed class UniformSequence(ulong seed)
{
    private ulong _state = seed;

    public double Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
