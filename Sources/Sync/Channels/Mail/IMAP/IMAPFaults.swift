/// What the refusals of an IMAP server mean (RFC 5530).
enum IMAPFaults {
    static func fault(_ status: IMAPAnswer.Status, _ code: String?, _ words: String) -> ChannelFault {
        let reason = [code.map { "[\($0)]" }, words].compactMap { $0 }.joined(separator: " ")
        switch (status, code?.split(separator: " ").first) {
        case (.bye, _): return .unavailable(reason)
        case (.bad, _): return .garbled("the server did not understand: \(reason)")
        case (_, "AUTHENTICATIONFAILED"?), (_, "AUTHORIZATIONFAILED"?), (_, "EXPIRED"?), (_, "PRIVACYREQUIRED"?),
            (_, "CONTACTADMIN"?):
            return .authorisation(reason)
        case (_, "UNAVAILABLE"?), (_, "INUSE"?), (_, "LIMIT"?), (_, "SERVERBUG"?): return .unavailable(reason)
        default: return .refused(status: 0, reason: reason)
        }
    }
}
