internal import ArgumentParser
internal import Classifier
internal import Desk
internal import Foundation
internal import Store
internal import StrictJSON

/// `lotse assist`: the classifier that orders the moderation queue. It decides nothing.
struct AssistCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assist", abstract: "The classifier that orders the queue: train, measure, explain.",
        subcommands: [Eval.self, Explain.self, Train.self, Info.self])

    struct Eval: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "eval", abstract: "Measures it on a labelled CSV or TSV file; JSON out.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The labelled file; gzip too.") var file: String
        @Option(help: "toxic or offense.") var task = "toxic"

        func execute() async throws {
            let task = try AssistTask.named(task)
            let bytes = try AssistFiles.bytes(file)
            let model = try ModelShelf(options).model(task)
            let report: AssistEvaluation
            do { report = try AssistEvaluation(file: bytes, task: task, model: model) } catch {
                throw Failure(.badData, "\(Safe.line(file)): \(error)")
            }
            Output.json(AssistJSON.json(report, model))
        }
    }

    struct Explain: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "The parts of a text that weighed most; - reads it.")
        @OptionGroup var options: GlobalOptions
        @Argument(help: "The text, or -.") var text: String
        @Option(help: "toxic or offense.") var task = "toxic"
        @Option(help: "How many parts.") var most = 8

        func execute() async throws {
            let model = try ModelShelf(options).model(try AssistTask.named(task))
            let text = self.text == "-" ? try StandardInput.text() : self.text
            let parts = model.explain(text, most: max(1, most))
            if options.json {
                Output.json([
                    "score": .real(model.score(text)), "model": .string(model.digest),
                    "parts": .array(parts.map { ["text": .string($0.text), "weight": .real($0.weight)] }),
                ])
            } else {
                Output.line("\(Int((model.score(text) * 100).rounded())) %  (a machine's hint; people decide)")
                for part in parts {
                    Output.line(
                        Safe.line("\(part.weight >= 0 ? "+" : "")\(AssistJSON.short(part.weight))  \(part.text)"))
                }
            }
        }
    }

    struct Train: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "train", abstract: "Makes the models anew from labelled files.")
        @OptionGroup var options: GlobalOptions
        @Option(help: "Directory with the labelled files.") var data: String
        @Option(help: "Directory for the models; else where lotse looks for them.") var out: String?
        @Option(help: "Only this task.") var task: String?
        @Option(help: "Write the offense model as Swift source to this file too.") var swift: String?

        func execute() async throws {
            let training = try AssistTraining(try AssistFiles.directory(data))
            let wanted = try task.map { [try AssistTask.named($0)] } ?? training.tasks
            let shelf = ModelShelf(options)
            for task in wanted {
                let model = try training.train(task)
                let path = out.map { $0 + "/" + task.rawValue + ".model" } ?? shelf.path(task)
                try ModelShelf.write(model, to: path)
                if task == .offense, let swift {
                    guard
                        FileManager.default.createFile(
                            atPath: swift, contents: Data(ShippedModelWriter.swift(model).utf8))
                    else { throw Failure(.cannotCreate, "\(Safe.line(swift)): cannot be written") }
                }
                AssistJSON.tell(model, path, options)
            }
        }
    }

    struct Info: DeskCommand {
        static let configuration = CommandConfiguration(
            commandName: "info", abstract: "Which models are in use, and how good they were measured to be.")
        @OptionGroup var options: GlobalOptions

        func execute() async throws {
            for (task, model) in ModelShelf(options).models.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                AssistJSON.tell(model, task.rawValue, options)
            }
        }
    }
}

enum AssistTask {
    static func named(_ text: String) throws -> ClassifierTask {
        guard let task = ClassifierTask(rawValue: text) else {
            let all = ClassifierTask.allCases.map(\.rawValue).joined(separator: " or ")
            throw Failure(.usage, "--task: “\(Safe.line(text))” is unknown; use \(all)")
        }
        return task
    }
}

enum AssistJSON {
    static func json(_ report: AssistEvaluation, _ model: TextModel) -> JSON {
        let evaluation = report.evaluation
        return [
            "task": .string(report.task.rawValue), "n": JSON(evaluation.count),
            "positive": json(evaluation.positive), "negative": json(evaluation.negative),
            "macro_f1": .real(evaluation.meanF1), "macro_f1_germeval": .real(evaluation.germEvalF1),
            "accuracy": .real(evaluation.accuracy),
            "precision_at_top_1_percent": .real(evaluation.precisionAtTop1Percent),
            "precision_at_top_5_percent": .real(evaluation.precisionAtTop5Percent),
            "confusion": [
                "true_positive": JSON(evaluation.truePositives), "false_positive": JSON(evaluation.falsePositives),
                "true_negative": JSON(evaluation.trueNegatives), "false_negative": JSON(evaluation.falseNegatives),
            ],
            "threshold": .real(report.threshold), "model": card(model),
        ]
    }

    private static func json(_ quality: Evaluation.ClassQuality) -> JSON {
        ["precision": .real(quality.precision), "recall": .real(quality.recall), "f1": .real(quality.f1)]
    }

    static func card(_ model: TextModel) -> JSON {
        let card = model.card
        return [
            "task": .string(card.task.rawValue), "digest": .string(model.digest),
            "trained_on": .string(card.trainedOn), "licence": .string(card.licence), "texts": JSON(card.texts),
            "positives": JSON(card.positives), "measured_by": .string(card.measuredBy),
            "macro_f1": .real(card.quality.meanF1),
        ]
    }

    static func tell(_ model: TextModel, _ place: String, _ options: GlobalOptions) {
        if options.json { return Output.json(card(model)) }
        let card = model.card
        Output.line(
            Safe.line(
                "\(place)  \(card.task.rawValue) \(model.digest.prefix(8))  \(card.texts) texts  "
                    + "macro F1 \(short(card.quality.meanF1)) (\(card.measuredBy))  \(card.trainedOn)  \(card.licence)")
        )
    }

    /// Three digits.
    static func short(_ value: Double) -> String { String(Double((value * 1000).rounded()) / 1000) }
}
