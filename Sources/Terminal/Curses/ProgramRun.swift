internal import CNcurses

/// One run of another program on the terminal.
struct ProgramRun {
    /// Exit code, 128 plus a signal, or -1 when it could not be started.
    let code: Int32
    /// Why it could not be started.
    let errno: Int32

    /// Runs the program to its end. Arguments that hold a NUL are refused, as they would be cut there.
    static func run(_ arguments: [String]) -> ProgramRun {
        guard !arguments.isEmpty, !arguments.contains(where: { $0.utf8.contains(0) }) else {
            return ProgramRun(code: -1, errno: lotse_invalid_argument())
        }
        // The words lie in one buffer, each ended by NUL, and the vector points into it.
        var bytes: [CChar] = []
        var starts: [Int] = []
        for argument in arguments {
            starts.append(bytes.count)
            bytes.append(contentsOf: argument.utf8CString)
        }
        return bytes.withUnsafeMutableBufferPointer { words in
            var vector: [UnsafeMutablePointer<CChar>?] = starts.map { words.baseAddress?.advanced(by: $0) }
            vector.append(nil)
            var problem: Int32 = 0
            let code = lotse_run_program(vector, &problem)
            return ProgramRun(code: code, errno: problem)
        }
    }
}
