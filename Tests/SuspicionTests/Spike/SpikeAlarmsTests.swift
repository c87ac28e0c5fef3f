import Desk
import Suspicion
import Testing

/// Alarms of several places, looked at again and again.
struct SpikeAlarmsTests {
    private typealias Alarms = SpikeAlarms<String>

    private func at(_ minutes: Int64) -> Instant { Instant(seconds: 1_700_000_000 + minutes * 60) }

    private func thread(_ place: String, _ count: Int) -> Alarms.Series {
        Alarms.Series(place: place, rules: .thread, count: count, history: [Int](repeating: 0, count: 100))
    }

    @Test("a thread that fell silent steps down to calm and is forgotten")
    func silent() {
        var alarms = Alarms()
        #expect(alarms.observe([thread("a", 40)], now: at(0)).map(\.report.state) == [.flood])
        let states = (1...90).map { alarms.observe([], now: at($0)).first?.report.state ?? .calm }
        #expect(states.first == .flood && states.last == .calm)
        #expect(states == states.sorted(by: >))
        #expect(alarms.areCalm)
    }

    @Test("a thread that falls silent keeps what is usual there, and counts nothing")
    func numbers() {
        var alarms = Alarms()
        let usual = alarms.observe([thread("a", 40)], now: at(0)).first?.report.usual
        let report = alarms.observe([], now: at(1)).first?.report
        #expect(report?.count == 0 && report?.usual == usual && report?.since == at(-15))
    }

    @Test("comments days after a flood are no flood, even if nobody looked meanwhile", arguments: [true, false])
    func daysLater(looked: Bool) {
        var alarms = Alarms()
        _ = alarms.observe([thread("a", 40)], now: at(0))
        if looked { for minute in 1...120 { _ = alarms.observe([], now: at(Int64(minute))) } }
        #expect(alarms.observe([thread("a", 7)], now: at(3 * 1440)).isEmpty)
        let again = alarms.observe([thread("a", 40)], now: at(3 * 1440 + 1)).first?.report
        #expect(again?.since == at(3 * 1440 + 1 - 15))
    }

    @Test("each place has its own alarm")
    func places() {
        var alarms = Alarms()
        _ = alarms.observe([thread("a", 40), thread("b", 13)], now: at(0))
        let reports = alarms.observe([thread("b", 13)], now: at(1))
        let states = Dictionary(uniqueKeysWithValues: reports.map { ($0.place, $0.report.state) })
        #expect(states == ["a": .flood, "b": .rising])
    }
}
