internal import Foundation
internal import StrictJSON

/// Standard output carries results, standard error everything else.
///
/// A result that cannot be written ends the program with one line and `cannotCreate`, because whoever reads the output
/// must not take a part for the whole; what was decided before stays decided. A note that cannot be written is lost.
enum Output {
    static func line(_ text: String) {
        put(Array((text + "\n").utf8))
    }

    static func note(_ text: String) {
        note(raw: text + "\n")
    }

    static func json(_ value: JSON) { put(bytes(value)) }

    /// Many lines in one write.
    static func json(lines values: [JSON]) {
        put(values.flatMap(bytes))
    }

    /// To standard error as it stands; nobody is left to be told when that fails.
    static func note(raw text: String) { _ = written(Array(text.utf8), to: 2) }

    /// Gives the numbers 0, 1 and 2 to something, so that no file of the desk is opened under one of them. What was
    /// closed stays unusable: reading 0 and writing 1 and 2 fail.
    static func holdPlaces() {
        for place in Int32(0)...2 where fcntl(place, F_GETFD) == -1 {
            _ = open("/dev/null", place == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// A result that cannot be written ends the program: quietly as by SIGPIPE when nobody reads on, else with a line.
    private static func put(_ bytes: [UInt8]) {
        let fault = written(bytes, to: 1)
        guard fault != 0 else { return }
        if fault == EPIPE { exit(128 + SIGPIPE) }
        note("lotse: standard output: \(String(cString: strerror(fault)))")
        exit(Status.cannotCreate.rawValue)
    }

    /// Zero, or the error number of the write that failed.
    static func written(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            done += count
        }
        return 0
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
