internal import Foundation
internal import Terminal

/// One visit to the person's editor: the text in a file only they can read, the editor without any shell.
enum EditorRun {
    /// Why there is no text.
    enum Fault: Error {
        case noEditor
        case file(String)
        case editor(String)
    }

    /// Words of `VISUAL` or `EDITOR`: parted at blanks; quotes hold words together, a backslash takes the next letter.
    static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let ended = word { words.append(ended) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return words
    }

    /// The text as the editor left it.
    static func run(_ text: String, editor: String?, on session: TerminalSession) throws -> String {
        guard let command = editor.map(words), !command.isEmpty else { throw Fault.noEditor }
        let folder = try privateFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/antwort.txt"
        let isWritten = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        guard isWritten else { throw Fault.file(path) }
        let code = try session.run(command + [path])
        guard code == 0 else { throw Fault.editor("\(command[0]): \(code)") }
        guard let data = FileManager.default.contents(atPath: path) else { throw Fault.file(path) }
        let result = PrintableText.cleaned(
            UntrustedText(String(decoding: data, as: UTF8.self)), keepsLines: true, limit: TextArea.longest)
        // Editors end the last line; nobody typed that.
        return result.hasSuffix("\n") && !text.hasSuffix("\n") ? String(result.dropLast()) : result
    }

    private static func privateFolder() throws -> String {
        let path = NSTemporaryDirectory() + "/lotse-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        return path
    }
}
