internal import StrictJSON

/// The error object of a Graph API answer (Graph API, "Handle Errors"). The HTTP status is mostly 400 whatever
/// happened, so `code` and then `error_subcode` decide.
struct GraphError: Equatable {
    let code: Int
    /// 0 where there is none.
    let subcode: Int
    /// `message`, `error_user_msg` and `fbtrace_id` in one cleaned line; it is shown, and decides nothing but the
    /// two cases below that have no code of their own.
    let words: String
    private let message: String

    /// Nil when the answer carries no error object.
    init?(_ json: JSON?) {
        guard let error = json?["error"], let code = error["code"]?.int else { return nil }
        self.code = Int(code)
        subcode = Int(error["error_subcode"]?.int ?? 0)
        message = error["message"]?.string ?? ""
        let shown = error["error_user_msg"]?.string ?? message
        let trace = error["fbtrace_id"]?.string.map { " [\($0)]" } ?? ""
        let number = subcode == 0 ? "\(code)" : "\(code)/\(subcode)"
        words = ForeignReason.cleaned("(\(number)) \(shown.prefix(150))\(trace)")
    }

    /// What a client makes of it.
    enum Meaning: Equatable {
        /// Unknown trouble or a service that is down: it may have acted.
        case down
        /// The answer would be too big: ask for less.
        case tooMuch
        /// Too many calls; seconds, nil where the usage headers must tell.
        case limit(Int64?)
        case permission
        /// The object is gone, or hidden from us.
        case gone
        /// The version has this call no more.
        case closed
        case parameter
        case token
        /// Writing is blocked as spam-like.
        case blocked
        /// The same was written just now.
        case duplicate
        /// A picture or film that is still being prepared.
        case notReady
        case other
    }

    var meaning: Meaning {
        switch (code, subcode) {
        case (4, 2_207_051), (368, _): .blocked
        case (9, 2_207_042): .limit(nil)
        case (9007, _): .notReady
        case (1, _) where message.contains("reduce the amount of data"): .tooMuch
        case (-2, _), (-1, _), (1, _), (2, _): .down
        case (4, _), (17, _), (32, _), (80_001, _), (80_002, _): .limit(nil)
        case (613, _): .limit(600)
        case (10, _), (200...299, _): .permission
        case (12, _): .closed
        case (100, 33): .gone
        case (100, _): .parameter
        case (102, _), (190, _): .token
        case (506, _): .duplicate
        default: .other
        }
    }

    /// A missing role looks like a bad token, but no new token helps.
    var isMissingRole: Bool { message.contains("before impersonating a user's page") }
}
