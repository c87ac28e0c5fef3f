/// A token. It never shows in descriptions, logs or dumps; `reveal` is called where a header is written, nowhere else.
public struct Secret: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Checks what came out of a file, a variable or a command: one line end at the end is dropped; what is left must
    /// be 1…4096 printable ASCII characters without blanks (RFC 6750, 2.1), so that no header can be forged with it.
    public init(checking raw: String) throws(SecretFault) {
        var text = Substring(raw)
        if text.last == "\n" || text.last == "\r\n" { text.removeLast() }
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= 4096 else { throw .tooLong }
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .badCharacter }
        self.text = String(text)
    }

    public func reveal() -> String { text }

    public var description: String { "•••" }
    public var debugDescription: String { "•••" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a secret was not taken. Descriptions are one line and never hold a part of the secret.
public enum SecretFault: Error, Equatable, Sendable, CustomStringConvertible {
    case empty
    case tooLong
    case badCharacter
    case missing(String)
    case notRegular(String)
    case wrongOwner(String)
    case tooOpen(String, mode: String)
    case openFolder(String)
    case unreadable(String, reason: String)
    case unwritable(String, reason: String)
    case commandFailed(String, status: Int32)
    case commandTooSlow(String)

    public var description: String {
        switch self {
        case .empty: "the token is empty"
        case .tooLong: "the token is longer than 4096 characters"
        case .badCharacter: "the token holds a line break, a blank or a character outside ASCII"
        case .missing(let place): "\(place) does not exist"
        case .notRegular(let path): "\(path) is no regular file (symbolic links and pipes are not followed)"
        case .wrongOwner(let path): "\(path) belongs to another user"
        case .tooOpen(let path, let mode): "\(path) can be read by others (mode \(mode)): chmod 600 \(path)"
        case .openFolder(let path): "the folder of \(path) can be written by others: chmod 700 it"
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        case .commandFailed(let name, let status): "\(name) ended with status \(status)"
        case .commandTooSlow(let name): "\(name) gave no answer in time"
        }
    }
}
