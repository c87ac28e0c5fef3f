import Classifier
import Testing

struct AssistTests {
    private var file: AssistTraining.File {
        let rows = Synthetic.texts(120).map { "\($0.text.replacing(",", with: "")),\($0.isPositive ? 1 : 0)" }
        let text = "comment_text,Sub1_Toxic\n" + rows.joined(separator: "\n") + "\n"
        return .init(name: "germeval2021_train.csv", bytes: Array(text.utf8))
    }

    @Test("A directory with one file gives one task, and the model says that it must stay here")
    func training() throws {
        let training = try AssistTraining([file, .init(name: "notes.txt", bytes: [1, 2, 3])])
        #expect(training.tasks == [.toxic])
        let model = try training.train(.toxic, settings: Synthetic.settings)
        #expect(model.card.licence.contains("not to be passed on"))
        let report = try AssistEvaluation(file: file.bytes, task: .toxic, model: model)
        #expect(report.evaluation.count == 120 && report.evaluation.meanF1 > 0.9)
        #expect(report.modelDigest == model.digest && report.threshold == model.thresholds.toxic)
        #expect(Set(report.figures.map(\.name)).count == report.figures.count)
    }

    @Test("Files that say test are never trained on, and a missing file is named")
    func testFiles() throws {
        let hidden = AssistTraining.File(name: "germeval2021_test.csv", bytes: file.bytes)
        let training = try AssistTraining([hidden])
        #expect(training.tasks.isEmpty)
        #expect(throws: AssistTraining.Fault.missing(name: "germeval2021", task: .toxic)) { try training.train(.toxic) }
    }

    @Test("A fault in a file carries the file's name")
    func fault() {
        let bad = AssistTraining.File(name: "germeval2021_train.csv", bytes: Array("text,label\na,7\n".utf8))
        let expected = LabelledFileFault.badLabel(line: 2, field: "label", value: "7")
        #expect(throws: AssistTraining.Fault.file(name: bad.name, fault: expected)) { try AssistTraining([bad]) }
    }
}
