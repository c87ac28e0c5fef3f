internal import Desk
internal import StrictJSON

/// The posts and comments of one file of an account's download, element by element: memory stays flat. A bad element
/// is a reject, the others go on; a file that breaks off gives what stands before the break, then one reject.
public struct ArchiveFileReader: ImportReader {
    private var elements: JSONElements
    private let mapping: any ArchiveMapping
    private let file: String?
    /// What the last element brought and was not given out yet, in reverse.
    private var waiting: [ImportRecord] = []

    init(_ source: any ByteSource, mapping: any ArchiveMapping, defaults: ImportDefaults) {
        self.mapping = mapping
        elements = JSONElements(source, wrappers: mapping.wrappers)
        file = defaults.file
    }

    public mutating func next() throws(ImportFault) -> ImportRecord? {
        while waiting.isEmpty {
            switch try elements.next() {
            case nil: return nil
            case .broken(let line, let reason, let raw):
                return .reject(Reject(file: file, line: line, reason: reason, raw: raw))
            case .element(let element): waiting = records(element).reversed()
            }
        }
        return waiting.removeLast()
    }

    private func records(_ element: JSONElement) -> [ImportRecord] {
        if element.isTooLong {
            return [reject(element, FieldFault(nil, "longer than \(JSONElements.longest) bytes"))]
        }
        do throws(FieldFault) {
            return try mapping.entries(try parsed(element)).map { entry in
                switch entry {
                case .item(let item): .item(item, line: element.line, unknownKeys: [])
                case .fault(let fault): reject(element, fault)
                case .remark(let kind): .remark(Remark(file: file, line: element.line, kind: kind))
                }
            }
        } catch {
            return [reject(element, error)]
        }
    }

    private func parsed(_ element: JSONElement) throws(FieldFault) -> JSON {
        let value: JSON
        do throws(JSONFault) { value = try JSON(parsing: element.bytes) } catch {
            throw FieldFault(nil, "not JSON: \(error.reason)")
        }
        return mapping.isMojibake ? Mojibake.repaired(value) : value
    }

    /// Downloads often stand on one line: the number of the entry tells where.
    private func reject(_ element: JSONElement, _ fault: FieldFault) -> ImportRecord {
        .reject(
            Reject(
                file: file, line: element.line, field: fault.field,
                reason: "\(fault.reason) (entry \(element.number))", raw: element.bytes))
    }
}
