namespace RelationshipModel.Scoring;

/// <summary>
/// A bond of b hours as e^(b/c) - 1, where decay is one multiplication and a credit one multiplication and one addition:
/// with E = e^(b/c) - 1, the closed form b(t) = c ln(1 + E 2^(-t/H0)) says that E decays as any weak tie does. Kept as mantissa x 2^exponent,
/// since the bond of people who live together would overflow a double.
/// </summary>
/// <param name="Mantissa">0 or more.</param>
/// <param name="Exponent">0 while the bond is under some 1,700 hours (with c = 5).</param>
internal readonly record struct BondStock(double Mantissa, int Exponent)
{
    private const int Step = 512;
    private const double Up = 1.3407807929942597e154; // 2^512
    private const double Down = 1 / Up;

    internal static BondStock Of(double hours, double scale) => default(BondStock).Credited(hours, scale);

    internal double Hours(double scale) =>
        Exponent == 0 ? scale * Formulas.Log1P(Mantissa) : scale * (Math.Log(Mantissa) + Exponent * Formulas.Ln2);

    /// <summary>The stock times a factor of 0 to 1.</summary>
    internal BondStock Decayed(double factor) => Normal(Mantissa * factor, Exponent);

    /// <summary>The stock after so many half-lives of a weak bond.</summary>
    internal BondStock DecayedBy(double halfLives)
    {
        if (!(halfLives > 0)) return this;
        if (halfLives < Step) return Decayed(Formulas.HalfLifeDecay(halfLives, 1));
        double whole = Math.Floor(halfLives);
        double mantissa = Mantissa * Formulas.HalfLifeDecay(halfLives - whole, 1);
        return whole <= Exponent ? Normal(mantissa, Exponent - (int)whole) : new(Math.ScaleB(mantissa, (int)Math.Max(Exponent - whole, -5000)), 0);
    }

    /// <summary>The stock with some hours more.</summary>
    internal BondStock Credited(double hours, double scale)
    {
        double x = hours / scale;
        if (!(x > 0)) return this;
        if (x < 300)
        {
            double growth = Formulas.ExpM1(x);
            return Normal(Mantissa + Mantissa * growth + (Exponent == 0 ? growth : 0), Exponent);
        }

        // e^x itself would overflow: its whole powers of two go to the exponent, beside which the 1 of e^x - 1 is nothing.
        double whole = Math.Floor(x / Formulas.Ln2);
        double one = Exponent == 0 ? 1 : 0;
        return Normal((Mantissa + one) * Math.Exp(x - whole * Formulas.Ln2), Exponent + (int)whole);
    }

    /// <summary>A stock with the exponent 0, or with an exponent of at least one step and a mantissa of at least 1.</summary>
    private static BondStock Normal(double mantissa, int exponent) =>
        exponent == 0 && !(mantissa > Up) ? new(mantissa, 0) : Scaled(mantissa, exponent);

    private static BondStock Scaled(double mantissa, int exponent) =>
        mantissa > Up ? new(mantissa * Down, exponent + Step)
        : exponent < Step ? Normal(Math.ScaleB(mantissa, exponent), 0)
        : mantissa < 1 ? Normal(mantissa * Up, exponent - Step)
        : new(mantissa, exponent);
}
