import Terminal

/// Gates for tests, in the character set that every machine has.
enum TestGate {
    static let isUTF8 = TerminalLocale.adopt("C.UTF-8")

    static var unicode: Gate {
        Gate(isUnicode: isUTF8, width: .libc)
    }

    static let ascii = Gate(isUnicode: false, width: CellWidth { _ in 1 })
}

extension [Cell] {
    var text: String { map(\.text).joined() }
}
