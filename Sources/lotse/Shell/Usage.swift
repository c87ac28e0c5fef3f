internal import ArgumentParser
internal import Foundation

/// How a run ends that the parser of arguments ended: help on standard output, or one line and an exit code.
enum Usage {
    /// Ends the process. An error of the arguments is one line that repeats nothing a terminal would obey.
    static func end(_ error: any Error, _ arguments: [String]) -> Never {
        let code = Lotse.exitCode(for: error)
        if code == .success || error is ExitCode { Lotse.exit(withError: error) }
        let names = ArgumentOrder.names(of: arguments, root: Lotse.self)
        let help = (["lotse"] + names + ["--help"]).joined(separator: " ")
        let message = Safe.line(Lotse.message(for: error))
        Output.note("lotse: \(message); `\(help)` shows how")
        Foundation.exit(code.rawValue)
    }
}
