internal import Classifier
internal import Foundation
internal import Import

/// Labelled files from the disk, unpacked.
enum AssistFiles {
    /// Bytes of a file of training texts; the largest known has a few MB.
    private static let limit = 256 * 1024 * 1024

    static func bytes(_ path: String) throws -> [UInt8] {
        let source = try FileBytes(path: path).unpacked()
        var bytes: [UInt8] = []
        while true {
            let chunk = try source.next()
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw Failure(.badData, "\(Safe.line(path)): over 256 MiB") }
        }
    }

    /// The regular files of a directory, in the order of their names.
    static func directory(_ path: String) throws -> [AssistTraining.File] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw Failure(.noInput, "\(Safe.line(path)): no such directory; name it with --data")
        }
        return try names.sorted().filter { $0.contains(".tsv") || $0.contains(".csv") }.map { name in
            AssistTraining.File(name: name, bytes: try bytes(path + "/" + name))
        }
    }
}
