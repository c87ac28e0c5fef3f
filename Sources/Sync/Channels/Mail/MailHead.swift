internal import Import

/// The head of a mail whose body is not wanted.
enum MailHead {
    /// Its Message-ID, as `ReadMail` gives it.
    static func id(_ bytes: [UInt8]) -> String? { ReadMail(bytes)?.id }
}
