internal import Foundation
public import Terminal

/// A screen without a terminal: it keeps the frames it was shown, for tests.
public final class FakeScreen: Screen {
    /// Size in cells; a test may change it, as a person changes a window.
    public var size: Size
    /// All frames in the order they were painted.
    public private(set) var frames: [Frame] = []

    public init(size: Size = .standard) {
        self.size = size
    }

    public func paint(_ frame: Frame) {
        frames.append(frame)
    }

    /// The letters on the screen now; empty before the first frame.
    public var text: String { frames.last?.plainText() ?? "" }

    /// Compares what the screen shows with `Frames/NAME.txt` beside the test's file. Throws `FrameMismatch`.
    public func verify(_ name: String, beside file: String = #filePath) throws {
        try Self.verify(text, name: name, beside: file)
    }

    /// Compares the letters of a picture with `Frames/NAME.txt` beside the test's file.
    ///
    /// With `LOTSE_RECORD_FRAMES` in the environment the file is written instead, and the call throws all the same: a
    /// run that records proves nothing.
    public static func verify(_ shown: String, name: String, beside file: String = #filePath) throws {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Frames")
        let place = folder.appendingPathComponent(name + ".txt")
        if ProcessInfo.processInfo.environment["LOTSE_RECORD_FRAMES"] != nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data((shown + "\n").utf8).write(to: place)
            throw FrameMismatch(name: name, reason: .recorded)
        }
        guard let data = try? Data(contentsOf: place) else { throw FrameMismatch(name: name, reason: .missing) }
        var expected = String(decoding: data, as: UTF8.self)
        if expected.hasSuffix("\n") { expected.removeLast() }
        guard expected != shown else { return }
        throw FrameMismatch(name: name, reason: .differs(rows: FrameMismatch.rows(expected, shown)))
    }
}

/// A screen that does not look as recorded.
public struct FrameMismatch: Error, CustomStringConvertible {
    public enum Reason: Equatable, Sendable {
        /// There is no recorded picture.
        case missing
        /// The picture was recorded in this run.
        case recorded
        /// The rows that differ, each with what was expected and what was shown.
        case differs(rows: [String])
    }

    public let name: String
    public let reason: Reason

    public var description: String {
        switch reason {
        case .missing: "no picture \(name); record it with LOTSE_RECORD_FRAMES=1 and look at it"
        case .recorded: "recorded \(name); look at it and run again without LOTSE_RECORD_FRAMES"
        case .differs(let rows): "\(name) differs:\n" + rows.joined(separator: "\n")
        }
    }

    static func rows(_ expected: String, _ shown: String) -> [String] {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = shown.split(separator: "\n", omittingEmptySubsequences: false)
        return (0..<max(old.count, new.count)).compactMap { index in
            let left = index < old.count ? String(old[index]) : "(no row)"
            let right = index < new.count ? String(new[index]) : "(no row)"
            return left == right ? nil : "row \(index + 1)\n  expected |\(left)|\n  shown    |\(right)|"
        }
    }
}
