internal import CJansson

#if canImport(Glibc)
    internal import Glibc
#endif

/// Why bytes are not the JSON we take. Columns count bytes from 1.
public struct JSONFault: Error, Equatable, Sendable, CustomStringConvertible {
    public let line: Int
    public let column: Int
    public let reason: String

    public var description: String { "\(reason) (line \(line), column \(column))" }
}

extension JSON {
    /// Values nested deeper than this are refused: no channel needs them, and a bomb does.
    public static let deepest = 64

    /// Reads one JSON text. Duplicate keys, text after the value, invalid UTF-8, lone surrogates, integers beyond
    /// 64 bits and values nested deeper than `deepest` are faults.
    public init(parsing bytes: UnsafeRawBufferPointer) throws(JSONFault) {
        if let fault = JSON.depthFault(bytes) { throw fault }
        var error = json_error_t()
        let flags = Int(JSON_REJECT_DUPLICATES) | Int(JSON_DECODE_ANY) | Int(JSON_ALLOW_NUL)
        guard let base = bytes.baseAddress, bytes.count > 0 else {
            throw JSONFault(line: 1, column: 1, reason: "empty input")
        }
        defer { lotse_json_end() }
        let text = base.assumingMemoryBound(to: CChar.self)
        guard let tree = lotse_json_begin(text, bytes.count, flags, &error) else { throw JSONFault(error) }
        self = JSON(tree)
    }

    public init(parsing bytes: [UInt8]) throws(JSONFault) {
        let result = bytes.withUnsafeBytes { raw -> Result<JSON, JSONFault> in
            do throws(JSONFault) { return .success(try JSON(parsing: raw)) } catch { return .failure(error) }
        }
        self = try result.get()
    }

    public init(parsing text: String) throws(JSONFault) { try self.init(parsing: Array(text.utf8)) }

    /// Brackets outside strings, counted before the parser recurses.
    private static func depthFault(_ bytes: UnsafeRawBufferPointer) -> JSONFault? {
        var depth = 0
        var inString = false
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x22: inString.toggle()
            case 0x5C where inString: offset += 1
            case 0x5B where !inString, 0x7B where !inString:
                depth += 1
                if depth > deepest {
                    return JSONFault(line: 1, column: offset + 1, reason: "nested deeper than \(deepest)")
                }
            case 0x5D where !inString, 0x7D where !inString: depth -= 1
            default: break
            }
            offset += 1
        }
        return nil
    }

    private init(_ node: UnsafeMutablePointer<json_t>) {
        switch json_type(rawValue: UInt32(lotse_json_type(node))) {
        case JSON_OBJECT: self = .object(JSON.members(of: node))
        case JSON_ARRAY:
            self = .array((0..<json_array_size(node)).compactMap { json_array_get(node, $0).map { JSON($0) } })
        case JSON_STRING:
            let bytes = UnsafeRawBufferPointer(start: json_string_value(node), count: json_string_length(node))
            self = .string(String(decoding: bytes, as: UTF8.self))
        case JSON_INTEGER: self = .int(Int64(json_integer_value(node)))
        case JSON_REAL: self = .real(json_real_value(node))
        case JSON_TRUE: self = .bool(true)
        case JSON_FALSE: self = .bool(false)
        default: self = .null
        }
    }

    private static func members(of node: UnsafeMutablePointer<json_t>) -> [Member] {
        var members: [Member] = []
        members.reserveCapacity(json_object_size(node))
        var iterator = json_object_iter(node)
        while let current = iterator {
            if let key = json_object_iter_key(current), let value = json_object_iter_value(current) {
                let name = UnsafeRawBufferPointer(start: key, count: json_object_iter_key_len(current))
                members.append(Member(String(decoding: name, as: UTF8.self), JSON(value)))
            }
            iterator = json_object_iter_next(node, current)
        }
        return members
    }
}

extension JSONFault {
    fileprivate init(_ error: json_error_t) {
        let reason = withUnsafeBytes(of: error.text) { raw in
            String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        self.init(line: max(1, Int(error.line)), column: max(1, Int(error.column)), reason: reason)
    }
}
