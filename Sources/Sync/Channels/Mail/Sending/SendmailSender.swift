internal import Desk
internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#endif

/// Hands mails to a program that takes sendmail's arguments (Postfix, Exim, msmtp, nullmailer), without a shell.
///
/// 1. Recipients are arguments behind `--`; nothing of the mail is an option or a command.
/// 2. Status 0 says that the program has the mail: that is the receipt.
/// 3. What is not surely a refusal before anything was taken counts as unknown: sendmail itself ends with 75 after it
///    has queued a mail, msmtp with 74 after a server may have taken one.
struct SendmailSender: MailSender {
    /// Full path and arguments.
    let command: [String]
    /// Seconds.
    var patience = 600

    func check() async throws(ChannelFault) -> String? {
        guard let program = command.first, access(program, X_OK) == 0 else {
            throw .refused(status: 0, reason: ForeignReason.cleaned("\(command.first ?? "") cannot be run"))
        }
        return program
    }

    func send(_ envelope: MailEnvelope) async -> DeliveryAnswer {
        let recipients = [envelope.recipient] + [envelope.control].compactMap { $0 }
        let arguments = command.dropFirst() + ["-f", envelope.sender.description, "--"] + recipients.map(\.description)
        let outcome = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(returning: run(Array(arguments), input: envelope.bytes))
            }
        }
        return SendmailSender.answer(outcome, id: envelope.messageID)
    }

    enum Outcome: Equatable {
        case notStarted(String)
        case ended(Int32, words: String)
        case killed(String)
    }

    /// Statuses are those of sysexits(3).
    static func answer(_ outcome: Outcome, id: String) -> DeliveryAnswer {
        switch outcome {
        case .notStarted(let why): .notNow(after: nil, reason: why)
        case .ended(0, _): .accepted(id: id, url: nil)
        case .ended(77, let words): .authorisation("sendmail: \(words)")
        case .ended(let status, let words) where [64, 65, 67, 68, 78, 127].contains(status):
            .refused("sendmail ended with \(status): \(words)")
        case .ended(let status, let words): .unknown("sendmail ended with \(status): \(words)")
        case .killed(let why): .unknown(why)
        }
    }

    private func run(_ arguments: [String], input: [UInt8]) -> Outcome {
        let process = Process()
        let errors = Pipe()
        guard let mail = SendmailSender.unnamedFile(input) else { return .notStarted("no temporary file can be made") }
        process.executableURL = URL(fileURLWithPath: command.first ?? "")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/")
        process.standardInput = mail
        process.standardOutput = FileHandle.nullDevice
        process.standardError = errors
        do { try process.run() } catch { return .notStarted("\(command.first ?? "") cannot be run") }
        try? errors.fileHandleForWriting.close()
        // A child of this thread inherits its blocked signals, so only this one is sure to end it.
        let child = process.processIdentifier
        let alarm = DispatchWorkItem { kill(child, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience), execute: alarm)
        let words = (try? errors.fileHandleForReading.read(upToCount: 8192)) ?? Data()
        process.waitUntilExit()
        alarm.cancel()
        let reason = ForeignReason.cleaned(String(decoding: words, as: UTF8.self))
        if process.terminationReason == .uncaughtSignal { return .killed("sendmail was ended: \(reason)") }
        return .ended(process.terminationStatus, words: reason)
    }

    /// A file that has no name, so no text of a citizen stays behind; a program that dies early cannot block us or
    /// send us a signal, as it could with a pipe.
    private static func unnamedFile(_ bytes: [UInt8]) -> FileHandle? {
        var template = Array((NSTemporaryDirectory() + "/lotse-mail-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: bytes)
            try handle.seek(toOffset: 0)
        } catch { return nil }
        return handle
    }
}
