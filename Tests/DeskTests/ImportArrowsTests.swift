import Foundation
import Testing

/// The rooms of the house import downwards only.
struct ImportArrowsTests {
    /// What each room may import, besides Foundation and the system's own modules.
    private static let allowed: [String: Set<String>] = [
        "StrictJSON": ["CJansson"],
        "Desk": ["StrictJSON"],
        "Terminal": ["CNcurses"],
        "Store": ["Desk", "StrictJSON", "GRDB", "GRDBSQLite", "Crypto"],
        "Import": ["Desk", "StrictJSON", "CGmime", "CZlib", "FoundationXML"],
        "Letters": ["Desk", "Mustache"],
        "Sync": [
            "Desk", "StrictJSON", "Import", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL",
            "NIOHTTPCompression", "Logging", "FoundationXML", "Crypto",
        ],
        "ChannelSimulator": [
            "Desk", "StrictJSON", "Hummingbird", "HummingbirdCore", "NIOCore", "NIOHTTP1", "HTTPTypes", "Logging",
        ],
        "Suspicion": ["Desk", "StrictJSON"],
        "Classifier": [],
        "Evidence": ["Desk", "StrictJSON", "Crypto"],
        "Console": ["Desk", "Terminal"],
        "TestKit": ["Desk", "StrictJSON", "Terminal"],
    ]
    private static let system: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Synchronization", "Testing", "Dispatch",
    ]

    @Test("no room imports a room above it")
    func arrows() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        for (room, allowed) in Self.allowed {
            let files = try Self.swiftFiles(sources.appending(path: room))
            #expect(!files.isEmpty, "\(room) has no files")
            for file in files {
                let strangers = try Self.imports(of: file).subtracting(allowed).subtracting(Self.system)
                #expect(strangers.isEmpty, "\(room)/\(file.lastPathComponent) imports \(strangers.sorted())")
            }
        }
    }

    @Test("only Terminal's Curses folder calls C")
    func cursesStaysInItsFolder() throws {
        let terminal = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Terminal")
        let callers = try Self.swiftFiles(terminal).filter { try Self.imports(of: $0).contains("CNcurses") }
        #expect(!callers.isEmpty)
        for file in callers { #expect(file.path.contains("/Curses/"), "\(file.lastPathComponent)") }
    }

    private static func swiftFiles(_ folder: URL) throws -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return found.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    private static func imports(of file: URL) throws -> Set<String> {
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        return Set(
            lines.compactMap { line in
                guard
                    let match = line.wholeMatch(
                        of:
                            /(?:(?:public|internal|private|package|@_exported|@testable) )*import (?:struct |enum |class |func )?([A-Za-z0-9_]+).*/
                    )
                else { return nil }
                return String(match.1)
            })
    }
}
