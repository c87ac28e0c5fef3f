import Desk
import Foundation
import StrictJSON
import Sync
import Testing

/// Servers that answer what no server should: no credential leaves its origin, and nothing grows without bound.
struct HTTPHygieneTests {
    private static let patient: HTTPLimits = {
        var limits = HTTPLimits()
        (limits.connect, limits.idle, limits.whole) = (600_000, 600_000, 600_000)
        return limits
    }()

    private let me = HTTPRequest(.get, "/me")

    private func ask(
        _ server: RawServer, _ request: HTTPRequest? = nil, limits: HTTPLimits = patient
    ) async throws -> (reply: HTTPReply?, fault: HTTPFault?) {
        let origin = try #require(Origin(server.url))
        let http = HTTPConnection(origin: origin, token: try Secret(checking: "geheim"), limits: limits)
        defer { server.stop() }
        let answer: (HTTPReply?, HTTPFault?)
        do throws(HTTPFault) { answer = (try await http.send(request ?? me), nil) } catch { answer = (nil, error) }
        await http.close()
        return answer
    }

    private static func redirect(_ place: String, status: Int = 302) -> @Sendable (Int, Int32) -> Void {
        { _, connection in
            RawServer.send(
                "HTTP/1.1 \(status) Found\r\nLocation: \(place)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                to: connection)
        }
    }

    @Test(
        "a redirect to another origin is refused, whatever it looks like",
        arguments: [
            "https://evil.example/me", "http://127.0.0.1:1/me", "//evil.example/me", "file:///etc/passwd",
            "http://169.254.169.254/latest", "https://127.0.0.1/me", "gopher://127.0.0.1/", "http://user@127.0.0.1/",
        ])
    func elsewhere(place: String) async throws {
        let server = try RawServer(Self.redirect(place))
        let answer = try await ask(server)
        #expect(answer.fault == .redirected(to: place))
        #expect(server.requests.count == 1)
    }

    @Test("another origin never hears of the token")
    func otherOrigin() async throws {
        let other = try RawServer { _, connection in
            RawServer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", to: connection)
        }
        let server = try RawServer(Self.redirect(other.url + "/me"))
        let answer = try await ask(server)
        other.stop()
        #expect(answer.fault == .redirected(to: other.url + "/me"))
        #expect(other.requests.isEmpty)
    }

    @Test("a chain of redirects within the origin ends after a few steps")
    func chain() async throws {
        let server = try RawServer { number, connection in
            HTTPHygieneTests.redirect("/step\(number)")(number, connection)
        }
        let answer = try await ask(server)
        #expect(answer.fault == .redirected(to: "more than 5 places"))
        #expect(server.requests.count == 6)
    }

    @Test("a post is never sent again because of a redirect", arguments: [301, 302, 307, 308])
    func redirectedPost(status: Int) async throws {
        let server = try RawServer(Self.redirect("/elsewhere", status: status))
        let answer = try await ask(server, HTTPRequest(.post, "/say", body: .form([.init("text", "Moin")])))
        #expect(answer.fault == .redirected(to: "/elsewhere"))
        #expect(server.requests.count == 1)
    }

    @Test("a body that unpacks to a thousand times its size is refused, on a redirect too", arguments: [200, 302])
    func bomb(status: Int) async throws {
        let packed = try Self.packedZeros(megabytes: 40)
        let server = try RawServer { _, connection in
            RawServer.send(
                "HTTP/1.1 \(status) OK\r\nContent-Encoding: gzip\r\nLocation: /x\r\nContent-Length: \(packed.count)\r\n\r\n",
                to: connection)
            RawServer.send(packed, to: connection)
        }
        let answer = try await ask(server)
        #expect(answer.reply == nil && answer.fault?.nothingSent == false, "\(String(describing: answer.fault))")
        #expect(Self.peakMemory() < 600, "\(Self.peakMemory()) MiB")
    }

    @Test("a body without end is cut off at the limit")
    func endlessBody() async throws {
        var limits = Self.patient
        limits.body = 1 << 20
        let server = try RawServer { _, connection in
            RawServer.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", to: connection)
            while RawServer.send([UInt8](repeating: 0x20, count: 65_536), to: connection) {}
        }
        #expect(try await ask(server, limits: limits).fault == .tooLarge("body over 1048576 bytes"))
    }

    @Test("headers without end are refused")
    func endlessHeaders() async throws {
        let server = try RawServer { _, connection in
            RawServer.send("HTTP/1.1 200 OK\r\n", to: connection)
            while RawServer.send("X-Fill: \(String(repeating: "a", count: 1000))\r\n", to: connection) {}
        }
        #expect(try await ask(server).fault != nil)
    }

    @Test("a body that trickles, or ends before its announced length, is an interruption", arguments: [true, false])
    func shortBody(trickles: Bool) async throws {
        var limits = Self.patient
        if trickles { limits.whole = 300 }
        let server = try RawServer { _, connection in
            RawServer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{", to: connection)
            var more: UInt8 = 0
            // Waits until the other side gives up.
            if trickles { _ = recv(connection, &more, 1, 0) }
        }
        guard case .interrupted = try await ask(server, limits: limits).fault else {
            Issue.record("taken for whole")
            return
        }
    }

    @Test("deep, doubled and huge JSON is refused as no JSON", arguments: ["deep", "double", "number"])
    func strangeJSON(kind: String) {
        let bodies = [
            "deep": String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000),
            "double": #"{"id":"1","id":"2"}"#, "number": "{\"n\":" + String(repeating: "9", count: 10_000_000) + "}",
        ]
        let reply = HTTPReply(
            status: 200, headers: [.init("Content-Type", "application/json")], body: Array((bodies[kind] ?? "").utf8))
        #expect(reply.json == nil)
    }

    private static func packedZeros(megabytes: Int) throws -> [UInt8] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "head -c \(megabytes)000000 /dev/zero | gzip -9"]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(data)
    }

    /// MiB, of the whole test process.
    private static func peakMemory() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1024
    }
}
