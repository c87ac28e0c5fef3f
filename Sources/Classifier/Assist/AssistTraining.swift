/// Trains models from the files of a data directory; the caller reads the files and unpacks gzip.
///
/// The files are known by the beginning of their names, whatever follows it:
///
/// | name | what |
/// |---|---|
/// | `germeval2018` | offensive language, CC BY 4.0; the model may be passed on |
/// | `germeval2021` | toxic comments, no licence stated; the model stays on this machine |
/// | `polarity_de` | polarity lexicon, Apache 2.0 |
public struct AssistTraining: Sendable {
    public struct File: Sendable {
        public var name: String
        public var bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    public enum Fault: Error, Equatable, Sendable, CustomStringConvertible {
        case missing(name: String, task: ClassifierTask)
        case file(name: String, fault: LabelledFileFault)
        case training(TrainingFault)

        public var description: String {
            switch self {
            case .missing(let name, let task):
                "For the task \(task.rawValue) a file whose name begins with \(name) is needed in the directory."
            case .file(let name, let fault): "\(name): \(fault)"
            case .training(let fault): "\(fault)"
            }
        }
    }

    private let offense: [LabelledText]?
    private let toxic: [LabelledText]?
    private let lexicon: Lexicon?

    /// Files of other names are passed over, and so are those that say `test` in their names.
    public init(_ files: [File]) throws(Fault) {
        let usable = files.filter { !$0.name.contains("test") }.sorted { $0.name < $1.name }
        func first(_ name: String) -> File? { usable.first { $0.name.hasPrefix(name) } }
        offense = try first("germeval2018").map { file throws(Fault) in try Self.texts(file) }
        toxic = try first("germeval2021").map { file throws(Fault) in try Self.texts(file) }
        lexicon = try first("polarity_de").map { file throws(Fault) in try Self.lexicon(file) }
    }

    /// The tasks for which there is data.
    public var tasks: [ClassifierTask] {
        ClassifierTask.allCases.filter { $0 == .offense ? offense != nil : toxic != nil }
    }

    /// Trains with the settings that proved best for the task unless others are given; under a minute on one core.
    public func train(_ task: ClassifierTask, settings: Trainer.Settings? = nil) throws(Fault) -> TextModel {
        let material = try material(for: task)
        do throws(TrainingFault) {
            return try Trainer(settings: settings ?? .init(for: task)).train(material)
        } catch {
            throw .training(error)
        }
    }

    private func material(for task: ClassifierTask) throws(Fault) -> TrainingMaterial {
        var material: TrainingMaterial
        let own = OwnExamples.all
        switch task {
        case .offense:
            guard let offense else { throw .missing(name: "germeval2018", task: task) }
            material = TrainingMaterial(
                task: task, texts: offense, trainedOn: Provenance.offense, licence: Provenance.offenseLicence)
        case .toxic:
            guard let toxic else { throw .missing(name: "germeval2021", task: task) }
            material = TrainingMaterial(
                task: task, texts: toxic, trainedOn: Provenance.toxic, licence: Provenance.toxicLicence)
            material.related = offense.map { $0 + own } ?? []
        }
        material.further = task == .toxic ? own + ToneExamples.all : own
        material.lexicon = lexicon
        if lexicon != nil { material.trainedOn += Provenance.lexicon }
        return material
    }

    private static func texts(_ file: File) throws(Fault) -> [LabelledText] {
        do throws(LabelledFileFault) {
            return try LabelledFile.read(file.bytes)
        } catch {
            throw .file(name: file.name, fault: error)
        }
    }

    private static func lexicon(_ file: File) throws(Fault) -> Lexicon {
        do throws(LabelledFileFault) {
            return try Lexicon(bytes: file.bytes)
        } catch {
            throw .file(name: file.name, fault: error)
        }
    }
}

/// What stands on the cards of the models.
private enum Provenance {
    static let offense = "GermEval 2018 (Wiegand, Siegel, Ruppenhofer 2018, CC BY 4.0) and own examples"
    static let offenseLicence = "CC BY 4.0 with the names above; changed: hashed features, weights only"
    static let toxic =
        "GermEval 2021 (Risch, Stoll, Wilms, Wiegand 2021), GermEval 2018 (Wiegand, Siegel, Ruppenhofer 2018, "
        + "CC BY 4.0) and own examples"
    static let toxicLicence = "no licence stated by the data: for use on this machine only, not to be passed on"
    static let lexicon = ", polarity lexicon (Klenner et al. 2010, adapted by M. Killer, Apache 2.0)"
}
