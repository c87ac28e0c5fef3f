internal import Desk
internal import StrictJSON

/// Who answers which call, and what goes wrong with it.
extension SimulatedFacebook {
    public func answer(_ call: SimulatedCall) -> SimulatedAnswer {
        note(call)
        let use = SimulatedGraph.use("pages", Self.page, use, 0)
        return SimulatedGraph.dated(undated(call), now: now(), use: use)
    }

    private func undated(_ call: SimulatedCall) -> SimulatedAnswer {
        if let refusal = SimulatedGraph.refusal(call, proof: proof) { return refusal }
        let parts = Array(call.parts.dropFirst())
        let limit = SimulatedGraph.limit(80_001, type: "pages", id: Self.page, minutes: 17)
        switch SimulatedGraph.meet(call, parts, &plan, now: now(), tooMany: limit) {
        case .refused(let refusal): return refusal
        case .goesOn(let fault):
            let isPosting = call.method != "GET"
            let late: Int64 = fault == .lateAcceptance ? 8 : 0
            let answer = isPosting ? write(call, parts, late: late) : read(call, parts, fault: fault)
            return fault?.spoiling(answer, posting: isPosting) ?? answer
        }
    }
}
