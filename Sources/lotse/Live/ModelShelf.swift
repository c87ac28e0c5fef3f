internal import Classifier
internal import Foundation

/// Where the classifier's models lie: one made on this machine before the one that is built in.
///
/// `LOTSE_MODELS`, else `$XDG_DATA_HOME/lotse/models`: `toxic.model`, `offense.model`. What the desk has taught it lies
/// beside the desk and comes first.
struct ModelShelf {
    let folder: String
    private let learnt: String

    init(_ options: GlobalOptions) {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["LOTSE_MODELS"], !named.isEmpty {
            folder = named
        } else {
            let home = environment["HOME"] ?? NSHomeDirectory()
            let base = environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.local/share"
            folder = base + "/lotse/models"
        }
        learnt = options.deskPath + "-learnt.model"
    }

    /// The model by task; a damaged file is passed over for the built-in one, and `doctor` says so.
    var models: [ClassifierTask: TextModel] {
        var found: [ClassifierTask: TextModel] = [:]
        if let model = try? read(path(.toxic)) { found[.toxic] = model }
        if let model = (try? read(learnt)) ?? (try? read(path(.offense))) ?? ShippedModel.offense {
            found[.offense] = model
        }
        return found
    }

    /// The model that answers for a task: its own, or the built-in one for offense.
    func model(_ task: ClassifierTask) throws -> TextModel {
        for place in [path(task), path(.offense)] where FileManager.default.fileExists(atPath: place) {
            return try read(place)
        }
        guard let shipped = ShippedModel.offense else {
            throw Failure(.unavailable, "no model; `make model` makes them")
        }
        return shipped
    }

    func path(_ task: ClassifierTask) -> String { folder + "/" + task.rawValue + ".model" }
    var learntPath: String { learnt }

    /// Throws what is wrong with the file.
    func read(_ path: String) throws -> TextModel {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, "\(Safe.line(path)): cannot be read")
        }
        do { return try TextModel(bytes: Array(data)) } catch {
            throw Failure(.badData, "\(Safe.line(path)): \(error); `make model` makes it anew")
        }
    }

    static func write(_ model: TextModel, to path: String) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        do { try Data(model.bytes).write(to: URL(filePath: path), options: .atomic) } catch {
            throw Failure(.cannotCreate, "\(Safe.line(path)): cannot be written")
        }
    }
}
