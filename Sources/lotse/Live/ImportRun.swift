internal import Desk
internal import Foundation
internal import Import
internal import Store

/// Reads on one thread, stores on another, a bounded number of batches between them: memory stays flat, and both
/// cores work. Each batch is a transaction of its own, so that others who write wait for milliseconds only.
final class ImportRun {
    private(set) var read = 0
    private(set) var rejected = 0
    private(set) var unknownKeys = 0
    /// Entries passed over on purpose.
    private(set) var skipped = 0
    private var remarks: [Remark.Kind: Int] = [:]
    private(set) var report = IntakeReport()
    private let desk: OpenDesk
    private let rejects: RejectFile?
    private let progress: ImportProgress

    /// Items a transaction.
    private static let batch = 1000
    /// Rejects told on standard error; all go to the reject file.
    private static let told = 100

    struct Broken: Error {
        let file: String
        let error: any Error
    }

    init(desk: OpenDesk, rejects: RejectFile?) {
        self.desk = desk
        self.rejects = rejects
        progress = ImportProgress()
    }

    func take(_ file: String, _ format: ImportFormat?, _ defaults: ImportDefaults) throws {
        let pipe = RecordPipe()
        let source = Thread { pipe.fill(file, format, defaults) }
        source.stackSize = 8 * 1024 * 1024
        source.start()
        defer { pipe.abandon() }
        while let records = pipe.take() {
            let items = try records.compactMap(sort)
            let part = try desk.store.take(
                InboundBatch(account: defaults.account, items: items), actor: "import", now: desk.now, isDurable: false)
            report.new += part.new
            report.duplicate += part.duplicate
            report.changed += part.changed
            progress.show(read: read, new: report.new, rejected: rejected)
        }
        if let fault = pipe.fault { throw fault }
    }

    /// Everything reported is on the disk.
    func finish() throws {
        progress.end()
        if rejected > ImportRun.told {
            Output.note("… \(rejected - ImportRun.told) more rejected; --rejects FILE keeps them all")
        }
        for kind in Remark.Kind.allCases {
            if let count = remarks[kind] { Output.note(kind.words(count)) }
        }
        try desk.store.checkpoint()
    }

    private func sort(_ record: ImportRecord) throws -> InboundItem? {
        switch record {
        case .item(let item, _, let unknown):
            read += 1
            unknownKeys += unknown.count
            return item
        case .reject(let reject): try tell(reject)
        case .remark(let remark):
            remarks[remark.kind, default: 0] += remark.count
            if remark.isSkippedEntry {
                read += remark.count
                skipped += remark.count
            }
        }
        return nil
    }

    private func tell(_ reject: Reject) throws {
        read += 1
        rejected += 1
        try rejects?.write(reject)
        guard rejected <= ImportRun.told else { return }
        progress.clear()
        Output.note(Safe.line(reject.description))
    }

    /// A bounded queue between the thread that reads and the one that stores.
    private final class RecordPipe: @unchecked Sendable {
        private let condition = NSCondition()
        private var batches: [[ImportRecord]] = []
        private var isDone = false
        private var isAbandoned = false
        private(set) var fault: ImportFault?
        private static let most = 4

        func fill(_ file: String, _ format: ImportFormat?, _ defaults: ImportDefaults) {
            var batch: [ImportRecord] = []
            do {
                var reader = try ImportInput.open(path: file, format: format, defaults: defaults)
                while let record = try reader.next() {
                    batch.append(record)
                    guard batch.count == ImportRun.batch else { continue }
                    guard put(batch) else { return }
                    batch = []
                }
            } catch { fault = error }
            if !batch.isEmpty { _ = put(batch) }
            condition.withLock {
                isDone = true
                condition.broadcast()
            }
        }

        private func put(_ batch: [ImportRecord]) -> Bool {
            condition.withLock {
                while batches.count >= RecordPipe.most, !isAbandoned { condition.wait() }
                batches.append(batch)
                condition.broadcast()
                return !isAbandoned
            }
        }

        func take() -> [ImportRecord]? {
            condition.withLock {
                while batches.isEmpty, !isDone { condition.wait() }
                guard !batches.isEmpty else { return nil }
                let batch = batches.removeFirst()
                condition.broadcast()
                return batch
            }
        }

        func abandon() {
            condition.withLock {
                isAbandoned = true
                condition.broadcast()
            }
        }
    }
}

extension Remark.Kind {
    /// What a clerk is told at the end.
    fileprivate func words(_ count: Int) -> String {
        switch self {
        case .share: "\(count) skipped: shared on, not written by the account"
        case .foreignComment: "\(count) skipped: comments of others (--with-comments takes them)"
        case .empty: "\(count) skipped: neither text nor attachment"
        case .repeatedHour: "\(count) at an hour that the clock shows twice: the first was taken"
        case .unreadFile: "\(count) files not read: deleted posts, copies, or a layout that is not known"
        case .otherFiles: "\(count) other files not read"
        }
    }
}

/// A line that counts, on a terminal only, at most ten times a second.
final class ImportProgress {
    private let begin = Instant.systemNow()
    private var shown = Instant(milliseconds: 0)

    func show(read: Int, new: Int, rejected: Int) {
        let now = Instant.systemNow()
        guard Output.isTerminal, now.milliseconds - shown.milliseconds >= 100 else { return }
        shown = now
        let rate = read * 1000 / max(1, Int(now.milliseconds - begin.milliseconds))
        write("\r\u{1B}[K\(read) read  \(new) new  \(rejected) rejected  \(rate)/s")
    }

    func clear() { if Output.isTerminal, shown.milliseconds > 0 { write("\r\u{1B}[K") } }
    func end() { clear() }

    private func write(_ text: String) { Output.note(raw: text) }
}
