/// Limited-memory BFGS for a smooth convex function (Liu and Nocedal, Mathematical Programming 45, 1989).
///
/// Deterministic: the order of every sum is fixed.
struct Minimiser {
    var memory = 8
    var iterations = 150
    /// Stops when the gradient is this much shorter than at the start.
    var tolerance = 1e-3

    private struct Step {
        var move: [Double]
        var turn: [Double]
        var curvature: Double
    }

    /// `evaluate` returns the value and writes the gradient.
    func minimise(
        from start: [Double], _ evaluate: (_ point: [Double], _ gradient: inout [Double]) -> Double
    ) -> [Double] {
        var point = start
        var gradient = [Double](repeating: 0, count: start.count)
        var value = evaluate(point, &gradient)
        let first = Self.dot(gradient, gradient).squareRoot()
        var steps: [Step] = []
        for iteration in 0..<iterations {
            if Self.dot(gradient, gradient).squareRoot() <= tolerance * first { break }
            let direction = direction(gradient, steps)
            let length = iteration == 0 ? 1 / max(1, first) : 1
            guard let next = search(point, value, gradient, direction, length, evaluate) else { break }
            let step = Self.step(from: point, gradient, to: next.point, next.gradient)
            if step.curvature > 1e-12 { steps.append(step) }
            if steps.count > memory { steps.removeFirst() }
            (point, value, gradient) = (next.point, next.value, next.gradient)
        }
        return point
    }

    private static func step(
        from point: [Double], _ gradient: [Double], to next: [Double], _ nextGradient: [Double]
    ) -> Step {
        let move = zip(next, point).map { $0 - $1 }
        let turn = zip(nextGradient, gradient).map { $0 - $1 }
        return Step(move: move, turn: turn, curvature: dot(move, turn))
    }

    /// The two-loop recursion.
    private func direction(_ gradient: [Double], _ steps: [Step]) -> [Double] {
        var direction = gradient.map { -$0 }
        var factors: [Double] = []
        for step in steps.reversed() {
            let factor = Self.dot(step.move, direction) / step.curvature
            Self.add(-factor, step.turn, to: &direction)
            factors.append(factor)
        }
        if let last = steps.last {
            let scale = last.curvature / Self.dot(last.turn, last.turn)
            for index in direction.indices { direction[index] *= scale }
        }
        for (step, factor) in zip(steps, factors.reversed()) {
            let correction = factor - Self.dot(step.turn, direction) / step.curvature
            Self.add(correction, step.move, to: &direction)
        }
        return direction
    }

    /// Halves the step until the value has fallen enough (Armijo); nil when it never does.
    private func search(
        _ point: [Double], _ value: Double, _ gradient: [Double], _ direction: [Double], _ first: Double,
        _ evaluate: (_ point: [Double], _ gradient: inout [Double]) -> Double
    ) -> (point: [Double], value: Double, gradient: [Double])? {
        let slope = Self.dot(gradient, direction)
        guard slope < 0 else { return nil }
        var length = first
        var next = gradient
        for _ in 0..<30 {
            var trial = point
            Self.add(length, direction, to: &trial)
            let result = evaluate(trial, &next)
            if result <= value + 1e-4 * length * slope { return (trial, result, next) }
            length /= 2
        }
        return nil
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        var sum = 0.0
        for index in left.indices { sum += left[index] * right[index] }
        return sum
    }

    private static func add(_ factor: Double, _ summand: [Double], to sum: inout [Double]) {
        for index in sum.indices { sum[index] += factor * summand[index] }
    }
}
