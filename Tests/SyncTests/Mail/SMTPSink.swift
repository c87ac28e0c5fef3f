import Foundation
import Synchronization

@testable import Sync

/// A submission server within the process that takes mails, with faults on demand. A mail is stored at its CRLF.CRLF and
/// nowhere else.
final class SMTPSink: Sendable {
    struct Delivery: Equatable {
        let from: String
        let to: [String]
        let mail: String
    }

    struct Faults {
        /// Answers by command (`GREETING`, `EHLO`, `AUTH`, `MAIL`, `RCPT`, `DATA`, `DOT`) instead of the usual ones.
        var answers: [String: String] = [:]
        /// Commands at which the line breaks: instead of storing and answering.
        var breaksAt: Set<String> = []
        /// The mail is stored, then the line breaks.
        var breaksAfterStoring = false
        var offers = ["SIZE 100000", "AUTH PLAIN LOGIN", "8BITMIME"]
    }

    private struct State {
        var faults = Faults()
        var deliveries: [Delivery] = []
        var heard: [String] = []
        var lines = 0
    }

    private let state = Mutex(State())

    var faults: Faults { state.withLock { $0.faults } }
    var deliveries: [Delivery] { state.withLock { $0.deliveries } }
    /// Commands in their order, without the mails.
    var heard: [String] { state.withLock { $0.heard } }
    /// Lines that were opened.
    var lines: Int { state.withLock { $0.lines } }

    func order(_ change: (inout Faults) -> Void) { state.withLock { change(&$0.faults) } }
    func store(_ delivery: Delivery) { state.withLock { $0.deliveries.append(delivery) } }
    func hear(_ command: String) { state.withLock { $0.heard.append(command) } }
    func countLine() { state.withLock { $0.lines += 1 } }
}

/// Bytes of both directions that pass before the line breaks, once.
final class CutPlace: Sendable {
    private let state: Mutex<(left: Int?, passed: Int)>

    init(after left: Int?) { state = Mutex((left, 0)) }

    var passed: Int { state.withLock { $0.passed } }

    /// How many of `count` bytes pass; fewer means that the line is cut.
    func pass(_ count: Int) -> Int {
        state.withLock { state in
            guard let left = state.left else {
                state.passed += count
                return count
            }
            let passing = min(left, count)
            state.passed += passing
            state.left = passing < count ? nil : left - count
            return passing
        }
    }
}

struct SinkDoor: MailDoor {
    let sink: SMTPSink
    var cut = CutPlace(after: nil)

    func open(_ server: MailServer) async throws(StreamFault) -> any MailStream {
        sink.countLine()
        return SinkLine(sink, cut)
    }
}

/// One line to the sink.
actor SinkLine: MailStream {
    private let sink: SMTPSink
    private let cut: CutPlace
    private var out: [UInt8]
    private var buffer: [UInt8] = []
    private var from = ""
    private var to: [String] = []
    private var isInMail = false
    private var isOpen = true
    private var loginLines = 0

    init(_ sink: SMTPSink, _ cut: CutPlace) {
        self.sink = sink
        self.cut = cut
        out = Array((sink.faults.answers["GREETING"] ?? "220 sink.example ESMTP").utf8) + [13, 10]
    }

    func write(_ bytes: [UInt8]) async throws(StreamFault) {
        guard isOpen else { throw .ended("closed") }
        let passing = cut.pass(bytes.count)
        buffer += bytes.prefix(passing)
        work()
        guard passing == bytes.count else {
            isOpen = false
            throw .ended("cut")
        }
    }

    /// Some bytes at a time, so that no answer comes in one piece.
    func read(patience: Int64) async throws(StreamFault) -> [UInt8] {
        guard !out.isEmpty, isOpen || !out.isEmpty else { throw isOpen ? .tooSlow("silence") : .ended("closed") }
        let piece = min(out.count, 11)
        let passing = cut.pass(piece)
        let bytes = Array(out.prefix(passing))
        out.removeFirst(passing)
        guard passing == piece else {
            isOpen = false
            out = []
            if bytes.isEmpty { throw .ended("cut") }
            return bytes
        }
        return bytes
    }

    func startTLS() async throws(StreamFault) { throw .untrusted("no encryption here") }
    func close() async { isOpen = false }

    private func work() {
        while isOpen {
            if isInMail {
                guard let end = Self.end(of: buffer) else { return }
                let mail = Array(buffer[..<end])
                buffer.removeFirst(min(buffer.count, end + 3))
                isInMail = false
                take(mail)
            } else {
                guard let end = buffer.firstIndex(of: 10) else { return }
                let line = String(decoding: buffer[..<end].filter { $0 != 13 }, as: UTF8.self)
                buffer.removeFirst(end + 1)
                answer(line)
            }
        }
    }

    /// Where the line of a single dot begins.
    private static func end(of bytes: [UInt8]) -> Int? {
        let mark: [UInt8] = [13, 10, 46, 13, 10]
        guard bytes.count >= 5 else { return nil }
        return (0...(bytes.count - 5)).first { Array(bytes[$0..<($0 + 5)]) == mark }.map { $0 + 2 }
    }

    private func take(_ mail: [UInt8]) {
        let faults = sink.faults
        if faults.breaksAt.contains("DOT") { return end() }
        if let answer = faults.answers["DOT"], !answer.hasPrefix("2") { return say(answer) }
        let text = String(decoding: mail, as: UTF8.self).replacing("\r\n..", with: "\r\n.")
        sink.store(SMTPSink.Delivery(from: from, to: to, mail: text))
        if faults.breaksAfterStoring { return end() }
        say(faults.answers["DOT"] ?? "250 2.0.0 queued as 1")
    }

    private func answer(_ line: String) {
        sink.hear(line)
        let verb = loginLines > 0 ? "AUTH" : line.prefix(4).uppercased()
        let faults = sink.faults
        if faults.breaksAt.contains(verb) { return end() }
        if let answer = faults.answers[verb] {
            loginLines = 0
            return say(answer)
        }
        switch verb {
        case "EHLO":
            say(
                (["250-sink.example"] + faults.offers.dropLast().map { "250-" + $0 }).joined(separator: "\r\n")
                    + "\r\n250 " + (faults.offers.last ?? "HELP"))
        case "AUTH" where loginLines == 0 && line == "AUTH LOGIN":
            loginLines = 2
            say("334 VXNlcm5hbWU6")
        case "AUTH":
            loginLines = max(0, loginLines - 1)
            say(loginLines > 0 ? "334 UGFzc3dvcmQ6" : "235 2.7.0 ok")
        case "MAIL":
            from = line
            to = []
            say("250 ok")
        case "RCPT":
            to.append(line)
            say("250 ok")
        case "DATA":
            isInMail = true
            say("354 go on")
        case "QUIT":
            say("221 bye")
            isOpen = false
        default: say("500 what?")
        }
    }

    private func say(_ text: String) { out += Array((text + "\r\n").utf8) }

    private func end() {
        isOpen = false
        out = []
    }
}
