internal import Desk
internal import Foundation

/// A text that an option names by its file.
enum TextFile {
    /// The text of a file, or of standard input for `-`: of bounded length, valid UTF-8, without the last line feed.
    static func text(_ path: String) throws -> String {
        guard path != "-" else { return try StandardInput.text() }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure(.noInput, "\(Safe.line(path)): cannot be read; name a file with --file")
        }
        defer { try? handle.close() }
        return try StandardInput.text(of: handle, named: path)
    }
}
