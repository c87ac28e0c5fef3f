internal import Desk
internal import Foundation

/// Reads NDJSON of comments in pieces, so that memory stays flat whatever the file's size. Not part of any time taken.
struct ItemReader {
    private let handle: FileHandle
    private let decoder = JSONDecoder()
    private var rest = Data()
    private var isAtEnd = false

    private struct Line: Decodable {
        let id: String
        let channel: String
        let author: String
        let created_at: String
        let text: String
        let parent: String?
    }

    init(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw CocoaError(.fileReadNoSuchFile) }
        self.handle = handle
    }

    /// At most `count` items; empty at the end of the file.
    mutating func next(_ count: Int) throws -> [InboundItem] {
        var items: [InboundItem] = []
        while items.count < count {
            guard let end = rest.firstIndex(of: 0x0A) else {
                if isAtEnd { break }
                let more = try handle.read(upToCount: 1 << 20) ?? Data()
                isAtEnd = more.isEmpty
                rest = Data(rest) + more
                continue
            }
            if let item = try item(rest[rest.startIndex..<end]) { items.append(item) }
            rest = rest[(end + 1)...]
        }
        return items
    }

    private func item(_ bytes: Data) throws -> InboundItem? {
        guard !bytes.isEmpty else { return nil }
        let line = try decoder.decode(Line.self, from: bytes)
        guard let created = Instant(iso: line.created_at) else { return nil }
        return InboundItem(
            channel: Channel(rawValue: line.channel) ?? .other, account: "stadt", id: line.id, created: created,
            text: line.text, author: InboundAuthor(name: line.author), parent: line.parent)
    }
}
