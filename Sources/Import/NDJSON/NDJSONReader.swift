internal import Desk
internal import StrictJSON

/// Newline-delimited JSON: one object a line. A bad line is a reject, the others go on.
public struct NDJSONReader: ImportReader {
    private var lines: LineReader
    private let mapping: RowMapping
    private let file: String?

    public init(_ source: any ByteSource, defaults: ImportDefaults) {
        lines = LineReader(source, limit: InboundLimits.line)
        mapping = RowMapping(defaults: defaults)
        file = defaults.file
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        while let line = try lines.next() {
            if line.isTooLong {
                return reject(line, FieldFault(nil, "line longer than \(InboundLimits.line) bytes"))
            }
            if line.range.isEmpty || isBlank(line) { continue }
            return record(line)
        }
        return nil
    }

    private func isBlank(_ line: Line) -> Bool {
        lines.withBytes(of: line) { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    }

    private func record(_ line: Line) -> ImportRecord {
        let parsed = lines.withBytes(of: line) { bytes -> Result<JSON, JSONFault> in
            do throws(JSONFault) { return .success(try JSON(parsing: bytes)) } catch { return .failure(error) }
        }
        switch parsed {
        case .failure(let fault):
            return reject(line, FieldFault(nil, "not JSON: \(fault.reason) (column \(fault.column))"))
        case .success(let value):
            do throws(FieldFault) {
                let (item, unknown) = try mapping.item(value)
                return .item(item, line: line.number, unknownKeys: unknown)
            } catch {
                return reject(line, error)
            }
        }
    }

    private func reject(_ line: Line, _ fault: FieldFault) -> ImportRecord {
        .reject(
            Reject(
                file: file, line: line.number, field: fault.field, reason: fault.reason, raw: lines.bytes(of: line)))
    }
}
