internal import Desk

extension DropConnector {
    /// Whether an address names a folder of this machine.
    static func isFolder(_ address: String?) -> Bool { address?.lowercased().hasPrefix("file:") ?? false }

    static func make(_ configuration: AccountConfiguration) throws(AccountFault) -> DropConnector {
        let account = configuration.account
        guard let folder = account.address.flatMap(folder) else {
            throw .invalid(
                account: configuration.name, setting: "address", reason: "file:///PATH of a folder is expected")
        }
        var settings = DropSettings(channel: account.channel, account: account.name, folder: folder)
        if let answers = configuration.setting("answers") {
            guard let place = answers.hasPrefix("/") ? trimmed(answers) : Self.folder(answers), place != folder else {
                throw .invalid(
                    account: configuration.name, setting: "answers",
                    reason: "the absolute path of a folder other than the address is expected")
            }
            settings.answers = place
        }
        return DropConnector(settings: settings)
    }

    /// The path of `file:///PATH` or `file://localhost/PATH` (RFC 8089); nil for another host, a relative path, or
    /// escapes that are no UTF-8.
    static func folder(_ address: String) -> String? {
        guard isFolder(address) else { return nil }
        var rest = address.dropFirst("file:".count)
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            if rest.hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
        }
        guard rest.hasPrefix("/"), let path = decoded(rest), !path.utf8.contains(0) else { return nil }
        return trimmed(path)
    }

    private static func trimmed(_ path: String) -> String? {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path == "/" ? nil : path
    }

    private static func decoded(_ text: Substring) -> String? {
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                out.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 else {
                return nil
            }
            out.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: out, as: UTF8.self)
    }
}
