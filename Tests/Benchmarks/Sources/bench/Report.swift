internal import Foundation

/// One line a figure, two columns.
enum Report {
    static func line(_ name: String, _ value: String) {
        print(name.padding(toLength: 44, withPad: " ", startingAt: 0) + value)
    }

    static func ratio(_ a: Double, _ b: Double) -> String { String(format: "%.2f", b > 0 ? a / b : 0) }

    /// Peak resident memory of this process in MiB, as the kernel counts it.
    static func peakMemory() -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").compactMap { Double($0) }.first ?? 0) / 1024
    }

    static func size(of path: String) -> Double {
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return Double(size ?? 0)
    }
}

/// Rows stored and the time that the storing itself took.
struct Throughput: CustomStringConvertible {
    var rows = 0
    var seconds = 0.0
    var bytes = 0.0
    var memory = 0.0

    var rate: Double { seconds > 0 ? Double(rows) / seconds : 0 }
    var description: String {
        String(
            format: "%d rows  %.2f s  %.0f rows/s  file %.0f MiB  peak RSS %.0f MiB", rows, seconds, rate,
            bytes / 1_048_576, memory)
    }
}

/// Wall time of a body in seconds.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try body()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
}

/// Times of one action, in milliseconds.
struct Timings {
    private var values: [Double] = []

    init(_ count: Int, _ body: (Int) throws -> Void) rethrows {
        for index in 0..<count { values.append(try seconds { try body(index) } * 1000) }
        values.sort()
    }

    var p50: Double { values.isEmpty ? 0 : values[values.count / 2] }
    var p99: Double { values.isEmpty ? 0 : values[min(values.count - 1, values.count * 99 / 100)] }
    var text: String { String(format: "p50 %.2f ms  p99 %.2f ms", p50, p99) }
}
