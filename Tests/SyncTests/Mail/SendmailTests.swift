import Desk
import Foundation
import Testing

@testable import Sync

struct SendmailTests {
    /// A program that keeps its arguments and its input, and ends with the status.
    private func program(_ folder: String, status: Int, words: String = "") throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/sendmail"
        let script = """
            #!/bin/sh
            for a in "$@"; do printf '%s\\n' "$a" >> '\(folder)/arguments'; done
            cat > '\(folder)/mail'
            echo '\(words)' >&2
            exit \(status)
            """
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private func folder() -> String { NSTemporaryDirectory() + "lotse-sendmail-\(UUID().uuidString.prefix(8))" }

    @Test("the program gets sender and recipients as arguments and the mail as its input")
    func good() async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let sender = SendmailSender(command: [try program(folder, status: 0), "-i"])
        let connector = try MailStand.connector(sender: sender, control: "archiv@stadt.example")
        #expect(await connector.deliver(MailStand.item()) == .accepted(id: "lotse.key-1@stadt.example", url: nil))
        let arguments = try String(contentsOfFile: folder + "/arguments", encoding: .utf8)
        #expect(arguments == "-i\n-f\nkontakt@stadt.example\n--\nimke@example.org\narchiv@stadt.example\n")
        let mail = try Data(contentsOf: URL(fileURLWithPath: folder + "/mail"))
        #expect(MailHead.id(Array(mail)) == "lotse.key-1@stadt.example")
        #expect(!String(decoding: mail, as: UTF8.self).contains("archiv@"))
    }

    @Test("statuses: what is surely not sent, what may be, what a person must mend")
    func statuses() async throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let temporary = SendmailSender(command: [try program(folder, status: 75, words: "queued \u{1B}[2J"), "-i"])
        let answer = try await MailStand.connector(sender: temporary).deliver(MailStand.item())
        #expect(answer == .unknown("sendmail ended with 75: queued [2J"))
        let id = "x@y"
        #expect(SendmailSender.answer(.ended(67, words: "no"), id: id) == .refused("sendmail ended with 67: no"))
        #expect(SendmailSender.answer(.ended(77, words: "no"), id: id) == .authorisation("sendmail: no"))
        #expect(SendmailSender.answer(.ended(69, words: "no"), id: id) == .unknown("sendmail ended with 69: no"))
        #expect(SendmailSender.answer(.killed("no"), id: id) == .unknown("no"))
    }

    @Test("a program that is not there was given nothing; one that never ends is ended and unknown")
    func missing() async throws {
        let none = try MailStand.connector(sender: SendmailSender(command: ["/none/sendmail"]))
        guard case .notNow = await none.deliver(MailStand.item()) else {
            Issue.record("not later")
            return
        }
        await #expect(throws: ChannelFault.self) { try await none.check() }
        let slow = try MailStand.connector(
            sender: SendmailSender(command: ["/bin/sh", "-c", "exec sleep 100"], patience: 0))
        guard case .unknown = await slow.deliver(MailStand.item()) else {
            Issue.record("not unknown")
            return
        }
    }

    @Test("a program that never reads its input does us no harm")
    func deaf() async throws {
        let deaf = try MailStand.connector(sender: SendmailSender(command: ["/bin/true"]))
        let long = MailStand.item(String(repeating: "lang ", count: 12_000))
        #expect(await deaf.deliver(long) == .accepted(id: "lotse.key-1@stadt.example", url: nil))
    }
}
