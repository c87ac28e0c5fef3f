/// Logarithm and exponential from basic operations only: the same bits on every machine, and no C library.
enum Logarithm {
    private static let ln2 = 0.693147180559945309417232121458

    /// The natural logarithm of a positive finite number; relative error below 1e-14.
    ///
    /// x = m · 2ᵉ with m in [√½, √2); ln m = 2 artanh((m − 1) / (m + 1)) by its series.
    static func natural(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value > 0 ? .infinity : -.infinity }
        var mantissa = value.significand
        var exponent = Double(value.exponent)
        if mantissa > 1.4142135623730951 {
            mantissa /= 2
            exponent += 1
        }
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        var sum = 0.0
        var term = 19
        while term > 0 {
            sum = sum * square + 1 / Double(term)
            term -= 2
        }
        return 2 * ratio * sum + exponent * ln2
    }

    /// eˣ; relative error below 1e-14 within ±700, 0 or a huge number beyond.
    static func exponential(_ value: Double) -> Double {
        let bounded = min(max(value, -700), 700)
        let exponent = (bounded / ln2).rounded()
        let rest = bounded - exponent * ln2
        var sum = 1.0
        var term = 14.0
        while term > 0 {
            sum = 1 + sum * rest / term
            term -= 1
        }
        return Double(sign: .plus, exponent: Int(exponent), significand: sum)
    }

    /// 1 / (1 + e⁻ˣ)
    static func logistic(_ value: Double) -> Double { 1 / (1 + exponential(-value)) }

    /// ln(1 + e⁻ˣ), exact on both sides.
    static func softLoss(_ margin: Double) -> Double {
        margin > 0 ? natural(1 + exponential(-margin)) : natural(1 + exponential(margin)) - margin
    }
}
