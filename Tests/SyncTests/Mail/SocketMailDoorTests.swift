import Testing

@testable import Sync

#if canImport(Glibc)
    import Glibc
#endif

/// Lines over real sockets.
struct SocketMailDoorTests {
    @Test("what came before the end of a line is read after it, and then the end itself", .timeLimit(.minutes(10)))
    func ended() async throws {
        let server = try RawServer { _, connection in
            RawServer.send("* BYE too many\r\n", to: connection)
            shutdown(connection, Int32(SHUT_WR))
            // Held open until the other side has gone, so that nothing under way is thrown away.
            var buffer = [UInt8](repeating: 0, count: 4096)
            while recv(connection, &buffer, buffer.count, 0) > 0 {}
        }
        defer { server.stop() }
        let stream = try await SocketMailDoor().open(try #require(MailServer("imap://127.0.0.1:\(server.port)")))
        try await stream.write(Array("hello\r\n\r\n".utf8))
        var isOpen = true
        while isOpen {
            do throws(StreamFault) { try await stream.write([0x20]) } catch { isOpen = false }
        }
        #expect(try await stream.read(patience: 30) == Array("* BYE too many\r\n".utf8))
        await #expect(throws: StreamFault.ended("the server closed the line")) {
            _ = try await stream.read(patience: 30)
        }
    }
}
