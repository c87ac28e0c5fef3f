internal import Desk
internal import Foundation

/// The guided entry of a channel account on a terminal: one question a line, asked again until the answer fits.
struct AccountDialogue {
    let desk: OpenDesk
    let language: Language

    /// Throws when the input ends before the last question.
    func ask(_ wanted: Channel?) throws -> ChannelAccount {
        let channel = try wanted ?? askChannel()
        var account = ChannelAccount(channel: channel, name: "", textLimit: channel.capabilities.textLimit)
        for question in AccountQuestion.all(for: channel) { try ask(question, &account) }
        return account
    }

    private func askChannel() throws -> Channel {
        let names = Channel.allCases.filter { $0 != .other }.map(\.rawValue).joined(separator: ", ")
        while true {
            let text = try line(language == .de ? "Welcher Kanal?" : "Which channel?", names)
            if let channel = Channel(rawValue: text), channel != .other { return channel }
            Output.note(language == .de ? "Einer von: \(names)" : "One of: \(names)")
        }
    }

    private func ask(_ question: AccountQuestion, _ account: inout ChannelAccount) throws {
        while true {
            let text = try line(question.title(language), question.hint(language))
            do throws(Refusal) {
                return try account.take(text, for: question, desk.roster, now: desk.now)
            } catch { Output.note(Safe.line(error.message(language))) }
        }
    }

    private func line(_ title: String, _ hint: String) throws -> String {
        FileHandle.standardError.write(Data("\(title) (\(hint)) ".utf8))
        guard let text = readLine() else {
            throw Failure(
                .badData,
                language == .de
                    ? "nicht zu Ende beantwortet; nichts eingetragen" : "not answered to the end; nothing was entered")
        }
        return text.trimmingCharacters(in: .whitespaces)
    }
}
