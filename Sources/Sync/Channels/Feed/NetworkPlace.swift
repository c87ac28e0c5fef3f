#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Whether a host lies in a network of its own, where no stranger may send us (RFC 1918, 4193, 6598, 6890).
enum NetworkPlace {
    /// True for private, loopback and link-local addresses, in any spelling that a resolver takes, and for names that
    /// lead to one.
    static func isPrivate(_ host: String, resolve: (String) -> [String] = addresses) -> Bool {
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
        if let verdict = verdict(onAddress: name) { return verdict }
        let lowered = name.lowercased()
        if lowered == "localhost" || [".localhost", ".local", ".internal"].contains(where: { lowered.hasSuffix($0) }) {
            return true
        }
        return resolve(name).contains { verdict(onAddress: $0) ?? true }
    }

    /// Nil for what is no address.
    private static func verdict(onAddress text: String) -> Bool? {
        var v4 = in_addr()
        if inet_aton(text, &v4) != 0 { return isPrivate(UInt32(bigEndian: v4.s_addr)) }
        var v6 = in6_addr()
        guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        return withUnsafeBytes(of: v6) { raw in
            let bytes = Array(raw)
            if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == bytes[11] {
                // ::, ::1, and IPv4 in IPv6.
                return isPrivate(bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
            }
            return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFF || bytes[0] == 0xFE && bytes[1] & 0x80 == 0x80
        }
    }

    private static func isPrivate(_ address: UInt32) -> Bool {
        let blocks: [(UInt32, Int)] = [
            (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
            (0xAC10_0000, 12), (0xC000_0000, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xE000_0000, 3),
        ]
        return blocks.contains { base, bits in (address ^ base) >> UInt32(32 - bits) == 0 }
    }

    /// The addresses of a name as the system resolves it; none when it does not.
    static func addresses(_ name: String) -> [String] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var found: [String] = []
        var entry = list
        while let info = entry?.pointee {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if getnameinfo(info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 {
                found.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
            entry = info.ai_next
        }
        return found
    }
}
