internal import Desk

extension SimulatedGraph {
    /// What a call meets: an answer in place of the real one, or a fault that the call's own code carries out.
    enum Encounter {
        case refused(SimulatedAnswer)
        case goesOn(SimulatedFault?)
    }

    /// Draws from the plan. Faults of pages wait for a call that has pages: those of a cursor for one with a cursor.
    static func meet(
        _ call: SimulatedCall, _ parts: [String], _ plan: inout FaultPlan, now: Instant, tooMany: SimulatedAnswer
    ) -> Encounter {
        let fault = plan.draw(call.method == "GET" ? .reading : .posting)
        if let refusal = fault?.refusal(now: now, tooMany: tooMany, expiredToken: expiredToken) {
            return .refused(refusal)
        }
        let ofPages: [SimulatedFault] = [.doublePage, .shortPage, .shiftedPage, .expiredCursor]
        guard let fault, ofPages.contains(fault), !fits(fault, call, parts) else { return .goesOn(fault) }
        plan.order(fault, on: .reading)
        return .goesOn(nil)
    }

    private static func fits(_ fault: SimulatedFault, _ call: SimulatedCall, _ parts: [String]) -> Bool {
        guard parts.count == 2, parts[1] == "comments" else { return false }
        return call.parameter("after") != nil || (fault != .expiredCursor && fault != .doublePage)
    }

    /// The answer with the headers that all have.
    static func dated(_ answer: SimulatedAnswer, now: Instant, use: String) -> SimulatedAnswer {
        var answer = answer
        if !answer.headers.contains(where: { $0.name == "Date" }) { answer.headers.append(("Date", now.httpDate)) }
        if !answer.headers.contains(where: { $0.name == "X-Business-Use-Case-Usage" }) {
            answer.headers.append(("X-Business-Use-Case-Usage", use))
        }
        answer.headers.append(("facebook-api-version", version))
        return answer
    }
}
