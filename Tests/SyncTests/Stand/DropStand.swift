import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync

/// A folder of a test's own, removed with it.
final class TestFolder: Sendable {
    let path: String

    /// Without it every use of the folder fails.
    init() {
        path = NSTemporaryDirectory() + "lotse-drop-\(UUID().uuidString.prefix(12))"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func names(_ folder: String = "") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []).sorted()
    }

    func make(_ name: String) throws -> String {
        let place = path + "/" + name
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        return place
    }

    func put(_ bytes: some Sequence<UInt8>, _ name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func put(_ text: String, _ name: String) throws { try put(text.utf8, name) }

    func append(_ text: String, _ name: String) throws {
        let file = path + "/" + name
        if !FileManager.default.fileExists(atPath: file) { FileManager.default.createFile(atPath: file, contents: nil) }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }
}

/// Steps that end the process at one of them: of a file's bytes each one counts, of the other steps the moments before
/// and after.
final class DyingStorage: DropStorage, @unchecked Sendable {
    private let base = FolderStorage()
    private let limit: Int?
    private(set) var spent = 0
    private var isDead = false

    init(at limit: Int? = nil) { self.limit = limit }

    private func spend(_ count: Int) throws(DropFault) -> Int {
        guard !isDead else { throw DropFault("dead") }
        guard let limit, spent + count > limit else {
            spent += count
            return count
        }
        isDead = true
        return limit - spent
    }

    private func step(_ work: () throws(DropFault) -> Void) throws(DropFault) {
        guard try spend(1) == 1 else { throw DropFault("died before") }
        try work()
        guard try spend(1) == 1 else { throw DropFault("died after") }
    }

    func exists(_ path: String) throws(DropFault) -> Bool {
        guard !isDead else { throw DropFault("dead") }
        return try base.exists(path)
    }

    func makeFolder(_ path: String) throws(DropFault) { try step { () throws(DropFault) in try base.makeFolder(path) } }

    func write(_ bytes: [UInt8], to path: String) throws(DropFault) {
        let count = try spend(bytes.count + 2)
        if count > 0 { try base.write(Array(bytes.prefix(count - 1)), to: path) }
        if isDead { throw DropFault("died while writing") }
    }

    func rename(_ path: String, to place: String) throws(DropFault) {
        try step { () throws(DropFault) in try base.rename(path, to: place) }
    }

    func syncFolder(_ path: String) throws(DropFault) {
        try step { () throws(DropFault) in try base.syncFolder(path) }
    }
}

/// A website that fills a drop folder and fetches answers from another. It is no server: nothing comes over HTTP.
actor SimulatedDrop: SimulatedChannel {
    static let authorisation = ""
    nonisolated let folder: TestFolder
    private let now: @Sendable () -> Instant
    private var lines: [String] = []
    private var count = 0
    private var created: [String: Instant] = [:]
    private var part = 0

    init(now: @escaping @Sendable () -> Instant) {
        folder = TestFolder()
        _ = try? folder.make("in")
        _ = try? folder.make("out")
        self.now = now
    }

    func answer(_ call: SimulatedCall) async -> SimulatedAnswer { SimulatedAnswer(404, .null) }

    nonisolated var connector: DropConnector {
        DropConnector(
            settings: DropSettings(
                channel: .guestbook, account: "stadt", folder: folder.path + "/in", answers: folder.path + "/out"),
            now: now)
    }

    func citizenWrites(_ text: String, by name: String) -> String {
        count += 1
        let id = "g-\(count)"
        created[id] = now()
        add(id, "new", text, name)
        return id
    }

    func citizenEdits(_ id: String, to text: String) { add(id, "edit", text, "Imke") }
    func citizenDeletes(_ id: String) { add(id, "delete", "", "") }

    private func add(_ id: String, _ op: String, _ text: String, _ name: String) {
        let entry: JSON = [
            "id": .string(id), "kind": "guestbook", "created": .string((created[id] ?? now()).iso),
            "author": .string(name), "text": .string(text), "op": .string(op),
        ]
        // Every 300 entries a new file.
        if lines.count % 300 == 0 { part += 1 }
        lines.append(entry.text() + "\n")
        try? folder.append(entry.text() + "\n", file)
    }

    private var file: String { "in/gb-\(part).ndjson" }

    /// What page faults are for a folder.
    func order(_ fault: SimulatedFault, on target: FaultPlan.Target, times: Int) {
        switch fault {
        case .doublePage: try? folder.append(lines.suffix(5).joined(), file)
        case .maintenance: try? folder.append("<!doctype html><title>Wartung</title>\n", file)
        case .shortPage: try? folder.append("\n  \n", file)
        case .expiredCursor:
            // Every file is written anew, in one.
            for name in folder.names("in") { try? FileManager.default.removeItem(atPath: folder.path + "/in/" + name) }
            try? folder.put(lines.joined(), file)
        default: break
        }
    }

    func answers() -> [SimulatedReply] {
        folder.names("out").filter { $0.hasSuffix(".ndjson") }.compactMap { name in
            guard let row = (try? folder.text("out/" + name)).flatMap({ try? JSON(parsing: $0) }) else { return nil }
            return SimulatedReply(
                id: row["id"]?.string ?? "", text: row["text"]?.string ?? "", inReplyTo: row["to"]?.string)
        }
    }
}
