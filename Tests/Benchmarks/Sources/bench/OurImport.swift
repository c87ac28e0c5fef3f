internal import Desk
internal import Foundation
internal import Store

/// The import as the program makes it: a thousand items a transaction, not waiting for the disk.
enum OurImport {
    static let batch = 1000
    static let founder = Actor.clerk(Clerk(name: "probe", fullName: "Probe", role: .admin))

    static func run(_ file: String, into path: String) throws -> Throughput {
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        let store = try DeskStore.create(at: path)
        guard let profile = Profile(named: "bremerhaven") else { throw CocoaError(.featureUnsupported) }
        try store.enter(profile.entries, as: founder, now: now)
        var result = Throughput()
        var reader = try ItemReader(file)
        while case let items = try reader.next(batch), !items.isEmpty {
            result.seconds += try seconds {
                result.rows += try store.take(
                    InboundBatch(account: "stadt", items: items), actor: "import", now: now, isDurable: false
                ).new
            }
        }
        result.seconds += try seconds { try store.checkpoint() }
        try store.close()
        result.bytes = Report.size(of: path)
        result.memory = Report.peakMemory()
        return result
    }
}
