/// Turns the bytes of a terminal into keys. Pure: it is fed bytes, and told when the line fell silent.
///
/// Sequences of xterm, rxvt, the Linux console, tmux and screen; mouse reports in SGR (1006) and X10 form; bracketed
/// paste (2004). Source: xterm's ctlseqs.
///
/// Invariants:
/// 1. The keys do not depend on how the bytes were split over reads, as long as no `flush` comes between.
/// 2. At most `sequenceLimit` bytes of a sequence and `pasteLimit` bytes of a paste are held.
/// 3. A sequence that is not known is swallowed whole: no part of it becomes letters.
public struct KeyDecoder: Sendable {
    private var pending: [UInt8] = []
    private var paste: PasteCollector?
    private let pasteLimit: Int
    private var swallowing = false

    /// Bytes of one control sequence or one answer of the terminal that are held; the rest of a longer one is dropped.
    static let sequenceLimit = 256

    /// A decoder that refuses pastes above `pasteLimit` bytes, 1 MiB if not told otherwise.
    public init(pasteLimit: Int = 1 << 20) {
        self.pasteLimit = pasteLimit
    }

    /// After how many milliseconds of silence `flush` is due; nil when nothing is pending.
    public var patience: Int? {
        if paste != nil { return 2000 }
        return pending.isEmpty && !swallowing ? nil : 30
    }

    /// Takes bytes as they were read, and gives the keys that are complete.
    public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
        var keys: [Key] = []
        for byte in bytes { take(byte, into: &keys) }
        return keys
    }

    /// Ends what is pending, because nothing more came: a lone ESC becomes the Escape key, a paste ends.
    public mutating func flush() -> [Key] {
        defer { pending = [] }
        swallowing = false
        if let collected = paste {
            paste = nil
            return [collected.key]
        }
        guard let first = pending.first else { return [] }
        if pending == [0x1B] { return [.escape] }
        if first == 0x1B, pending.count == 2 { return [.alt(Unicode.Scalar(pending[1]))] }
        return [.unknown]
    }

    private mutating func take(_ byte: UInt8, into keys: inout [Key]) {
        if swallowing { return swallow(byte) }
        if var collected = paste {
            let isOver = collected.take(byte)
            paste = isOver ? nil : collected
            if isOver { keys.append(collected.key) }
            return
        }
        pending.append(byte)
        decide(into: &keys)
    }

    /// Reads the pending bytes: a key, a longer wait, or a key and a new beginning.
    private mutating func decide(into keys: inout [Key]) {
        switch KeySequence.read(pending) {
        case .incomplete:
            guard pending.count >= Self.sequenceLimit else { return }
            swallowing = true
            pending = []
            keys.append(.unknown)
        case .key(let key):
            pending = []
            keys.append(key)
        case .silent:
            pending = []
        case .pasteBegins:
            pending = []
            paste = PasteCollector(limit: pasteLimit)
        case .keyAndAgain(let key, let rest):
            keys.append(key)
            pending = []
            for byte in rest { take(byte, into: &keys) }
        }
    }

    /// Drops the rest of an endless sequence up to anything that could end one.
    private mutating func swallow(_ byte: UInt8) {
        if byte == 0x07 || byte == 0x1B || byte == 0x5C || (0x40...0x7E).contains(byte) { swallowing = false }
    }
}
