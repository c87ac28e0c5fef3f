extension Measure {
    /// As buttons, lists and reports call it.
    public var title: Bilingual {
        switch self {
        case .approve: Bilingual("freigeben", "approve")
        case .keep: Bilingual("stehen lassen", "keep")
        case .hint: Bilingual("auf die Regel hinweisen", "hint at the rule")
        case .movePrivate: Bilingual("ins Private bitten", "move to private")
        case .warn: Bilingual("verwarnen", "warn")
        case .hide: Bilingual("verbergen", "hide")
        case .unhide: Bilingual("wieder zeigen", "unhide")
        case .delete: Bilingual("löschen", "delete")
        case .temporaryBan: Bilingual("auf Zeit sperren", "ban for a time")
        case .ban: Bilingual("sperren", "ban")
        case .unban: Bilingual("entsperren", "unban")
        case .report: Bilingual("an die Polizei geben", "forward to the police")
        }
    }
}

extension DecisionState {
    public var title: Bilingual {
        switch self {
        case .proposed: Bilingual("vorgeschlagen", "proposed")
        case .inForce: Bilingual("in Kraft", "in force")
        case .declined: Bilingual("von zweiter Person abgelehnt", "declined by the second person")
        case .withdrawn: Bilingual("zurückgenommen", "withdrawn")
        case .lifted: Bilingual("aufgehoben", "lifted")
        }
    }
}

extension AppealState {
    public var title: Bilingual {
        switch self {
        case .none: Bilingual("kein Widerspruch", "no appeal")
        case .open: Bilingual("Widerspruch offen", "appeal open")
        case .upheld: Bilingual("Widerspruch stattgegeben", "appeal upheld")
        case .dismissed: Bilingual("Widerspruch zurückgewiesen", "appeal dismissed")
        }
    }
}

extension ReviewQueue {
    public var title: Bilingual {
        switch self {
        case .held: Bilingual("zurückgehalten", "held")
        case .reported: Bilingual("gemeldet", "reported")
        case .suspected: Bilingual("Verdacht", "suspected")
        case .second: Bilingual("zweite Person", "second person")
        case .appeals: Bilingual("Widersprüche", "appeals")
        case .recent: Bilingual("meine letzten", "my recent")
        }
    }
}
