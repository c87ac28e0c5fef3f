import Desk
import Foundation
import StrictJSON
import Testing

@testable import Sync

/// Invented payloads in the shape of the Graph API, and answers made of them.
enum GraphPayload {
    static func reply(_ body: JSON, status: Int = 200, headers: [HTTPRequest.Field] = []) -> HTTPReply {
        let usual = [HTTPRequest.Field("Content-Type", "application/json; charset=UTF-8")]
        return HTTPReply(status: status, headers: usual + headers, body: body.bytes())
    }

    static func error(_ code: Int, _ subcode: Int? = nil, _ message: String = "words") -> JSON {
        var members: [JSON.Member] = [.init("code", JSON(code)), .init("message", .string(message))]
        if let subcode { members.append(.init("error_subcode", JSON(subcode))) }
        return ["error": .object(members)]
    }

    /// An answer with its head, as `NAME.http` holds it.
    static func exchange(_ name: String) throws -> HTTPReply {
        let url = try #require(Bundle.module.url(forResource: "Recorded/\(name)", withExtension: "http"))
        let text = String(decoding: try Data(contentsOf: url), as: UTF8.self).replacing("\r\n", with: "\n")
        let end = try #require(text.firstRange(of: "\n\n"))
        let lines = text[..<end.lowerBound].split(separator: "\n")
        let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        let headers = lines.dropFirst().compactMap { line -> HTTPRequest.Field? in
            let sides = line.split(separator: ":", maxSplits: 1)
            return sides.count == 2 ? .init(String(sides[0]), String(sides[1].drop { $0 == " " })) : nil
        }
        return HTTPReply(status: status, headers: headers, body: Array(text[end.upperBound...].utf8))
    }
}
