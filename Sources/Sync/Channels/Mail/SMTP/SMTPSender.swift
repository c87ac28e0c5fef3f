internal import Desk

/// Hands mails to a submission server, one line and one mail at a time.
struct SMTPSender: MailSender {
    let door: any MailDoor
    let server: MailServer
    let login: MailLogin?
    /// How we call ourselves to the server.
    let name: String

    func check() async throws(ChannelFault) -> String? {
        let answer = await dialogue { (dialogue: inout SMTPDialogue) async throws(SMTPDialogue.Stop) in
            _ = try await dialogue.begin()
            return .accepted(id: "", url: nil)
        }
        switch answer {
        case .accepted: return server.description
        case .authorisation(let why): throw .authorisation(why)
        case .notNow(_, let why), .unknown(let why): throw .unavailable(why)
        case .refused(let why): throw .refused(status: 0, reason: why)
        }
    }

    func send(_ envelope: MailEnvelope) async -> DeliveryAnswer {
        await dialogue { (dialogue: inout SMTPDialogue) async throws(SMTPDialogue.Stop) in
            try await dialogue.send(envelope, try await dialogue.begin())
        }
    }

    private func dialogue(
        _ work: (inout SMTPDialogue) async throws(SMTPDialogue.Stop) -> DeliveryAnswer
    ) async -> DeliveryAnswer {
        let stream: any MailStream
        do throws(StreamFault) { stream = try await door.open(server) } catch {
            return SMTPDialogue.Stop.fault(error).answer
        }
        var dialogue = SMTPDialogue(stream, server: server, login: login, name: name)
        let answer: DeliveryAnswer
        do throws(SMTPDialogue.Stop) { answer = try await work(&dialogue) } catch { answer = error.answer }
        await dialogue.quit()
        return answer
    }
}
