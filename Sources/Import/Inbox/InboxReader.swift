internal import Desk

/// The table of another program's inbox (Hootsuite, Sprout, Facelift, Swat.io …): columns by their names or as the
/// operator chose, `;`, `,` or TAB between them, UTF-8, UTF-16 with a mark or windows-1252.
///
/// Wall-clock times are of `ImportDefaults.zone`. The form of the dates is that of the first row that has one.
public struct InboxReader: ImportReader {
    private var source: (any ByteSource)?
    private var records: CSVRecords
    private var text = InboxText()
    private var columns: InboxColumns?
    private var form: InboxDate?
    private let defaults: ImportDefaults
    private let zone: ZoneRules?
    private var waiting: ImportRecord?

    public init(_ source: any ByteSource, defaults: ImportDefaults) {
        self.source = source
        records = CSVRecords(MemoryBytes([]))
        self.defaults = defaults
        zone = defaults.zone ?? ZoneRules.builtIn("Europe/Berlin")
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        if let record = waiting {
            waiting = nil
            return record
        }
        if let source {
            self.source = nil
            try begin(source)
        }
        guard let columns, let record = try records.next() else { return nil }
        do throws(FieldFault) { return try result(record, columns) } catch { return reject(record, error) }
    }

    private mutating func begin(_ source: any ByteSource) throws(ImportFault) {
        records = CSVRecords(try text.begin(source))
        guard let header = try records.header() else { return }
        let names = text.decoded(header) ?? header.fields.map { String(decoding: $0, as: UTF8.self) }
        columns = try InboxColumns(names, chosen: defaults.columns)
    }

    private mutating func result(
        _ record: CSVRecord, _ columns: InboxColumns
    ) throws(FieldFault) -> ImportRecord {
        if let fault = record.fault { throw FieldFault(nil, fault) }
        guard record.fields.count == columns.count else {
            throw FieldFault(nil, "\(record.fields.count) fields, the header has \(columns.count)")
        }
        guard let values = text.decoded(record) else {
            throw FieldFault(nil, "not valid UTF-8, which the rest of the file is")
        }
        let row = InboxRow(columns: columns, values: values)
        let time = try time(row)
        guard let item = try row.item(created: time.instant, defaults: defaults) else {
            return .remark(Remark(file: defaults.file, line: record.line, kind: .empty))
        }
        let read = ImportRecord.item(item, line: record.line, unknownKeys: columns.unknown)
        guard time.isRepeated else { return read }
        waiting = read
        return .remark(Remark(file: defaults.file, line: record.line, kind: .repeatedHour))
    }

    private mutating func time(_ row: InboxRow) throws(FieldFault) -> InboxDate.Reading {
        guard let text = row.value(.time) else { throw FieldFault("time", "missing") }
        guard let zone else { throw FieldFault("time", "no time zone is known") }
        form = form ?? InboxDate.form(of: text, zone: zone)
        guard let form else { throw FieldFault("time", "unreadable: " + String(text.prefix(40))) }
        guard let reading = form.read(text, zone: zone) else {
            throw FieldFault("time", "not written as the dates above: " + String(text.prefix(40)))
        }
        return InboxDate.Reading(
            instant: try ArchiveField.bounded(reading.instant, "time", now: defaults.now),
            isRepeated: reading.isRepeated)
    }

    private func reject(_ record: CSVRecord, _ fault: FieldFault) -> ImportRecord {
        .reject(
            Reject(
                file: defaults.file, line: record.line, field: fault.field, reason: fault.reason, raw: record.raw))
    }
}
