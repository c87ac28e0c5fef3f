import Foundation
import Sync
import Testing

/// Answers that lie in files as a server gives them.
enum StoredReply {
    /// The bytes of a file as the body of an answer.
    static func json(_ name: String, status: Int = 200) throws -> HTTPReply {
        let type = HTTPRequest.Field("Content-Type", "application/json; charset=utf-8")
        return HTTPReply(status: status, headers: [type], body: try bytes(name, "json"))
    }

    /// A file with status line, header, an empty line and the body.
    static func whole(_ name: String) throws -> HTTPReply {
        let text = String(decoding: try bytes(name, "http"), as: UTF8.self).replacing("\r\n", with: "\n")
        let sides = text.split(separator: "\n\n", maxSplits: 1)
        let lines = try #require(sides.first).split(separator: "\n")
        let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        let headers = lines.dropFirst().map { line in
            let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
            return HTTPRequest.Field(pair[0], pair.count > 1 ? pair[1].trimmingCharacters(in: .whitespaces) : "")
        }
        return HTTPReply(status: status, headers: headers, body: Array(try #require(sides.last).utf8))
    }

    /// An answer made up on the spot.
    static func made(_ status: Int, _ body: String, _ headers: [HTTPRequest.Field] = []) -> HTTPReply {
        let type = HTTPRequest.Field("Content-Type", "application/json")
        return HTTPReply(status: status, headers: [type] + headers, body: Array(body.utf8))
    }

    private static func bytes(_ name: String, _ type: String) throws -> [UInt8] {
        let url = try #require(Bundle.module.url(forResource: "Recorded/\(name)", withExtension: type))
        return Array(try Data(contentsOf: url))
    }
}
