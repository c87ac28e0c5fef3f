import Foundation
import Sync
import Testing

struct SecretTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "lotse-secret-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    private func file(_ text: String, mode: Int = 0o600) throws -> String {
        let path = folder + "/token"
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    private func fault(_ source: SecretSource, _ environment: [String: String] = [:]) async -> SecretFault? {
        do throws(SecretFault) {
            _ = try await source.load(environment: environment)
            return nil
        } catch { return error }
    }

    @Test("a private file gives its token without the line end, and the token never shows")
    func privateFile() async throws {
        let secret = try await SecretSource.file(try file("abc123\n")).load(environment: [:])
        #expect(secret.reveal() == "abc123")
        #expect("\(secret) \(String(reflecting: secret))" == "••• •••")
    }

    @Test(
        "a file that others can read, a link, a pipe and a missing file are refused", arguments: [0o644, 0o640, 0o604])
    func openFile(mode: Int) async throws {
        let path = try file("abc", mode: mode)
        #expect(await fault(.file(path)) == .tooOpen(path, mode: "0" + String(mode, radix: 8)))
        try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
        #expect(await fault(.file(folder + "/link")) == .notRegular(folder + "/link"))
        #expect(mkfifo(folder + "/pipe", 0o600) == 0)
        #expect(await fault(.file(folder + "/pipe")) == .notRegular(folder + "/pipe"))
        #expect(await fault(.file(folder)) == .notRegular(folder))
        #expect(await fault(.file(folder + "/none")) == .missing(folder + "/none"))
    }

    @Test("a file of another user is refused", .enabled(if: geteuid() == 0))
    func otherOwner() async throws {
        let path = try file("abc")
        #expect(chown(path, 65_534, 65_534) == 0)
        #expect(await fault(.file(path)) == .wrongOwner(path))
    }

    @Test("a folder that others can write is refused")
    func openFolder() async throws {
        let path = try file("abc")
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder)
        #expect(await fault(.file(path)) == .openFolder(path))
    }

    @Test("a token that could forge a header is refused")
    func characters() async {
        #expect(await fault(.environment("T"), ["T": "abc\r\nX-Evil: 1"]) == .badCharacter)
        #expect(await fault(.environment("T"), ["T": "ab c"]) == .badCharacter)
        #expect(await fault(.environment("T"), ["T": "äb"]) == .badCharacter)
        #expect(await fault(.environment("T"), ["T": "\n"]) == .empty)
        #expect(await fault(.environment("T"), ["T": String(repeating: "a", count: 5000)]) == .tooLong)
        #expect(await fault(.environment("T")) == .missing("the variable T"))
    }

    @Test("a command's output is the token; its failure is told without it")
    func command() async throws {
        let secret = try await SecretSource.command(["/bin/echo", "tok-1"]).load(environment: [:])
        #expect(secret.reveal() == "tok-1")
        #expect(await fault(.command(["/bin/false"])) == .commandFailed("/bin/false", status: 1))
        #expect(await fault(.command(["echo", "x"])) == .missing("a command with its full path"))
    }
}
