internal import Desk
internal import StrictJSON

/// Who answers which call, and what goes wrong with it.
extension SimulatedFacebook {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        note(call)
        if let refusal = SimulatedGraph.refusal(call, proof: proof) { return dated(refusal) }
        let parts = Array(call.parts.dropFirst())
        let isPosting = call.method != "GET"
        var fault = plan.draw(isPosting ? .posting : .reading)
        if let refusal = fault?.refusal(
            now: now(), tooMany: SimulatedGraph.limit(80_001, type: "pages", id: Self.page, minutes: 17),
            expiredToken: SimulatedGraph.expiredToken)
        {
            return dated(refusal)
        }
        let isPage: [SimulatedFault] = [.doublePage, .shortPage, .shiftedPage, .expiredCursor]
        if let drawn = fault, isPage.contains(drawn), !fits(drawn, call, parts) {
            // For a later call that has pages.
            plan.order(drawn, on: .reading)
            fault = nil
        }
        let late: Int64 = fault == .lateAcceptance ? 8 : 0
        let answer = isPosting ? write(call, parts, late: late) : read(call, parts, fault: fault)
        return dated(fault?.spoiling(answer, posting: isPosting) ?? answer)
    }

    private func fits(_ fault: SimulatedFault, _ call: SimulatedCall, _ parts: [String]) -> Bool {
        guard parts.count == 2, parts[1] == "comments" else { return false }
        return call.parameter("after") != nil || (fault != .expiredCursor && fault != .doublePage)
    }

    private func dated(_ answer: SimulatedAnswer) -> SimulatedAnswer {
        var answer = answer
        if !answer.headers.contains(where: { $0.name == "Date" }) { answer.headers.append(("Date", now().httpDate)) }
        if !answer.headers.contains(where: { $0.name == "X-Business-Use-Case-Usage" }) {
            answer.headers.append(("X-Business-Use-Case-Usage", SimulatedGraph.use("pages", Self.page, use, 0)))
        }
        answer.headers.append(("facebook-api-version", SimulatedGraph.version))
        return answer
    }
}
