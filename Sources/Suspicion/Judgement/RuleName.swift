/// Short names of the rules that this room's own lists and patterns point to. A desk's lists may point to others.
public enum RuleName {
    public static let insult = "insult"
    public static let hate = "hate"
    public static let threat = "threat"
    public static let crime = "crime"
    public static let personalData = "personal-data"
    public static let spam = "spam"
    public static let advertising = "advertising"
    public static let election = "election"
    /// Links beyond what the house rules allow, or to hosts that deceive.
    public static let link = "link"
    /// The same text again and again.
    public static let flood = "flood"
    /// An account that passes itself off as another.
    public static let impersonation = "impersonation"
}
