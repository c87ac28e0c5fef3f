import ChannelSimulator
import Desk
import StrictJSON
import Sync
import Testing

struct Open311MappingTests {
    private func pulled(_ bytes: [UInt8], _ format: Open311Settings.Format = .json) async throws -> PullPage {
        var settings = Open311Stand.settings(format)
        settings.hasUpdates = false
        let (connector, _) = try Open311Stand.played([HTTPReply(status: 200, body: bytes)], settings)
        return try await connector.pull(after: nil)
    }

    @Test("the given requests: numbers as ids, missing offsets, doubled entities, empty strings, notes")
    func requests() async throws {
        let page = try await pulled(try Recording.bytes("open311/requests", "json"))
        #expect(page.rejected.isEmpty && page.items.count == 3)
        let lamp = try #require(page.items.first { $0.id == "BHV-2026-00417" })
        #expect(lamp.text.hasSuffix("\n\nOrt: Bürgermeister-Smidt-Straße 90, 27568\nLage: 53.5467, 8.5779"))
        #expect(lamp.created == Instant(iso: "2026-01-14T06:41:12Z") && lamp.subject == "Straßenlaterne defekt")
        #expect(lamp.attachments.isEmpty && lamp.direction == .incoming && lamp.isPublic)
        let waste = try #require(page.items.first { $0.id == "416" })
        #expect(waste.text.hasPrefix("Matratzen am Geestemünder Tief & zwei Kühlschränke\n"))
        #expect(waste.created == Instant(iso: "2026-01-12T17:20:00Z"), "no offset: the office's zone")
        #expect(waste.attachments.map(\.url) == ["https://bilder.example/416.jpg"])
        let notes = try #require(page.items.first { $0.parent == "416" })
        #expect(notes.text == "Erledigt, Müll abgeholt." && notes.direction == .outgoing && notes.subject == "closed")
        #expect(notes.created == Instant(iso: "2026-01-15T11:00:00Z"))
    }

    @Test("the same request in XML, with empty elements for null")
    func xml() async throws {
        let page = try await pulled(try Recording.bytes("open311/requests", "xml"), .xml)
        let lamp = try #require(page.items.first)
        #expect(page.items.count == 1 && lamp.id == "BHV-2026-00417")
        #expect(lamp.text.contains("flackert seit Montag & summt.\n\nLage: 53.5467, 8.5779"))
    }

    @Test("the given updates: extended status words, and the same one again under another id only once")
    func updates() async throws {
        let empty = HTTPReply(status: 200, body: Array("<service_requests/>".utf8))
        let updates = HTTPReply(status: 200, body: try Recording.bytes("open311/updates", "xml"))
        let clock = HandClock()
        let (connector, _) = try Open311Stand.played([empty, updates, updates], Open311Stand.settings(.xml), clock)
        let first = try await connector.pull(after: nil)
        #expect(!first.isLast)
        let page = try await connector.pull(after: first.cursor)
        #expect(page.items.map(\.id) == ["BHV-2026-00417#417_1", "BHV-2026-00417#417_2"] && page.isLast)
        #expect(page.items[0].subject == "in progress" && page.items[0].direction == .outgoing)
        #expect(page.items[0].parent == "BHV-2026-00417")
        #expect(page.items[1].text == "[fixed]" && page.items[1].direction == .note)
        let (again, _) = try Open311Stand.played([empty, updates], Open311Stand.settings(.xml), clock)
        clock.advance(seconds: 300)
        let next = try await again.pull(after: page.cursor)
        #expect(
            try await again.pull(after: next.cursor).items.map(\.id) == [
                "BHV-2026-00417#417_1", "BHV-2026-00417#417_2",
            ])
    }

    @Test(
        "lists may be wrapped or one object; what is neither is no empty list",
        arguments: [
            (
                #"{"service_requests":[{"service_request_id":1,"description":"x","requested_datetime":"2026-11-20T08:00:00Z"}]}"#,
                1
            ),
            (#"{"service_request_id":1,"description":"x","requested_datetime":"2026-11-20T08:00:00Z"}"#, 1),
            ("[]", 0), ("<?xml version='1.0'?><service_requests/>", 0), ("", nil), ("<html><body>Wartung", nil),
            ("<!DOCTYPE html><html/>", nil), ("[{]", nil), ("<service_requests><request>", nil),
            ("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"x\">]><r><request><a>&a;</a></request></r>", nil),
            ("<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADw-!DOCTYPE r+AD4-", nil),
        ] as [(String, Int?)])
    func shapes(text: String, count: Int?) async throws {
        do throws(ChannelFault) {
            let page: PullPage
            do { page = try await pulled(Array(text.utf8)) } catch let fault as ChannelFault { throw fault } catch {
                Issue.record(error)
                return
            }
            #expect(page.items.count == count)
        } catch { #expect(count == nil && error == .unavailable("no GeoReport answer, perhaps a maintenance page")) }
    }

    @Test(
        "a record that cannot be understood waits in quarantine, the others go on",
        arguments: [
            (
                #"{"service_request_id":null,"description":"x","requested_datetime":"2026-11-20T08:00:00Z"}"#,
                "service_request_id"
            ),
            (#"{"service_request_id":1,"description":"x"}"#, "requested_datetime"),
            (#"{"service_request_id":1,"description":"x","requested_datetime":"neulich"}"#, "requested_datetime"),
            (#"{"service_request_id":1,"requested_datetime":"2026-11-20T08:00:00Z"}"#, "description"),
            (#"{"update_id":"1","updated_datetime":"2026-11-20T08:00:00Z"}"#, "service_request_id"),
        ])
    func strict(record: String, field: String) async throws {
        let good = #"{"service_request_id":7,"description":"gut","requested_datetime":"2026-11-20T08:00:00Z"}"#
        let page = try await pulled(Array("[\(record),\(good)]".utf8))
        #expect(page.items.map(\.id) == ["7"] && page.rejected.count == 1)
        #expect(page.rejected[0].reason.hasPrefix(field) && page.rejected[0].raw == Array(record.utf8))
    }

    @Test("swapped coordinates are turned round; an update before its own request is kept")
    func oddities() throws {
        let mapper = try Open311Stand.played([]).0.mapper
        let swapped =
            #"{"service_request_id":"1","description":"x","requested_datetime":"2026-11-20T08:00:00Z","lat":"8.58","long":"53.54"}"#
        #expect(try mapper.items(from: Array(swapped.utf8))[0].text == "x\n\nLage: 53.54, 8.58")
        let early =
            #"{"update_id":3,"service_request_id":1,"status":"Not_Councils_Responsibility","updated_datetime":"2025-01-01T00:00:00Z","description":"Nicht wir"}"#
        let item = try mapper.items(from: Array(early.utf8))[0]
        #expect(item.id == "1#3" && item.subject == "not councils responsibility")
    }

    @Test(
        "errors speak through their lists, in both formats",
        arguments: [
            (
                400, #"[{"code":400,"description":"service_code fehlt"}]"#,
                ChannelFault.refused(status: 400, reason: "service_code fehlt")
            ),
            (
                403, "<errors><error><code>403</code><description>api_key</description></error></errors>",
                .authorisation("api_key")
            ),
            (401, "", .authorisation("401: the api_key is not accepted")),
            (404, "[]", .refused(status: 404, reason: "")), (429, "", .busy(after: 60, reason: "too many calls")),
            (500, #"[{"code":500,"description":"kaputt"}]"#, .unavailable("500 kaputt")),
            (503, "", .unavailable("503 ")),
        ] as [(Int, String, ChannelFault)])
    func errors(status: Int, text: String, fault: ChannelFault) async throws {
        let (connector, _) = try Open311Stand.played([Open311Stand.reply(text, status: status)])
        await #expect(throws: fault) { try await connector.pull(after: nil) }
    }
}
