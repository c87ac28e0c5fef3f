internal import Foundation

/// How a mail server is told who we are.
struct MailLogin: Sendable {
    enum Kind: Sendable { case password, token }

    let user: String
    let secret: Secret
    let kind: Kind

    /// RFC 4616: no identity of another.
    var plain: String { Data("\0\(user)\0\(secret.reveal())".utf8).base64EncodedString() }
    /// Google's and Microsoft's way to carry an OAuth 2.0 token.
    var xoauth2: String {
        Data("user=\(user)\u{1}auth=Bearer \(secret.reveal())\u{1}\u{1}".utf8).base64EncodedString()
    }
    var userWord: String { Data(user.utf8).base64EncodedString() }
    var secretWord: String { Data(secret.reveal().utf8).base64EncodedString() }
}
