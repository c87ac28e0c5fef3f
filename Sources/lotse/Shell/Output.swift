internal import Foundation
internal import StrictJSON

/// Standard output carries results, standard error everything else.
///
/// A result that cannot be written ends the program with one line and `cannotCreate`, because whoever reads the output
/// must not take a part for the whole; what was decided before stays decided. A note that cannot be written is lost.
enum Output {
    static func line(_ text: String) { write(Data((text + "\n").utf8)) }

    static func note(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }

    static func json(_ value: JSON) { write(Data(bytes(value))) }

    /// Many lines in one write.
    static func json(lines values: [JSON]) { write(Data(values.flatMap(bytes))) }

    private static func write(_ data: Data) {
        do { try FileHandle.standardOutput.write(contentsOf: data) } catch {
            note("lotse: standard output: \(String(cString: strerror(errno))); the output is not whole")
            exit(Status.cannotCreate.rawValue)
        }
    }

    static let isTerminal = isatty(2) == 1

    /// One line. What a terminal could obey or a reader could be misled by stands as `\u` escape: C1, DEL, line
    /// separators, bidi and zero-width marks and tag characters. To a JSON reader the text is the same.
    private static func bytes(_ value: JSON) -> [UInt8] {
        let plain = value.bytes()
        guard plain.contains(where: { $0 >= 0x7F }) else { return plain + [0x0A] }
        var out = ""
        out.reserveCapacity(plain.count + 16)
        for scalar in String(decoding: plain, as: UTF8.self).unicodeScalars {
            if isHidden(scalar) {
                for unit in String(scalar).utf16 {
                    let hex = String(unit, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                }
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return Array(out.utf8) + [0x0A]
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0x061C, 0xFEFF, 0xE0000...0xE007F: true
        default: false
        }
    }
}
