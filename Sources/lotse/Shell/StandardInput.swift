internal import Desk
internal import Foundation

enum StandardInput {
    /// A text from standard input, of bounded length and valid UTF-8, without the last line feed.
    static func text() throws -> String { try text(of: .standardInput, named: "standard input") }

    /// The same of another file.
    static func text(of handle: FileHandle, named name: String) throws -> String {
        let data = try handle.read(upToCount: InboundLimits.text + 1) ?? Data()
        guard data.count <= InboundLimits.text else {
            throw Refusal.textTooLong(count: data.count, limit: InboundLimits.text)
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Failure(.badData, "\(Safe.line(name)): not UTF-8")
        }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    /// Lines of standard input with their numbers, from 1. One of more than 1 MiB ends the reading.
    static func lines(_ body: (Int, String) throws -> Void) throws {
        var number = 0
        while let line = readLine(strippingNewline: true) {
            number += 1
            guard line.utf8.count <= InboundLimits.line else {
                throw Failure(.badData, "-:\(number): more than \(InboundLimits.line) bytes in one line")
            }
            try body(number, line)
        }
    }
}
