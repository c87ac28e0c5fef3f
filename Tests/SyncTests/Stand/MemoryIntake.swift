import Desk

/// An intake whose contents outlive the 'processes' that use it.
actor MemoryIntake: Intake {
    private(set) var cursors: [String: String] = [:]
    private(set) var items: [String: InboundItem] = [:]
    /// Ids in the order of arrival.
    private(set) var order: [String] = []
    private(set) var vanished: Set<String> = []
    private(set) var batches = 0

    func cursor(of account: String) async throws -> String? { cursors[account] }

    func take(_ batch: InboundBatch) async throws -> IntakeReport {
        batches += 1
        var report = IntakeReport()
        for item in batch.items {
            if let known = items[item.id] {
                if known.text == item.text { report.duplicate += 1 } else { report.changed += 1 }
            } else {
                report.new += 1
                order.append(item.id)
            }
            items[item.id] = item
        }
        vanished.formUnion(batch.vanished)
        report.vanished = batch.vanished.count
        if let cursor = batch.cursor { cursors[batch.account] = cursor }
        return report
    }

    func watched(by account: String, limit: Int) async throws -> [String] {
        let present = items.values.filter { $0.direction == .incoming && !vanished.contains($0.id) }
        return present.sorted { ($0.created, $0.id) > ($1.created, $1.id) }.prefix(limit).map(\.id)
    }
}
