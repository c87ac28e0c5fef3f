public import Desk
internal import Import

/// A mail box of the city: reading by IMAP or from a Maildir, sending by SMTP or through a sendmail program.
///
/// Why not libcurl: its phase can be known for SMTP (nothing before 354, unknown behind the last byte), but a second
/// network library, a C shim over variadic calls and a second set of certificates would buy a dialogue of ten lines,
/// and its IMAP side sets `\Seen` (curl/curl#8167) and cuts answers of several literals (curl/curl#23010). So SMTP and
/// IMAP are spoken here over the sockets and the TLS that the program has already, where each phase is known to the
/// byte, and only what is needed: UID FETCH with PEEK after EXAMINE, no IDLE, no flags, no APPEND. MIME is GMime's work. A
/// city whose own mail tools fill a Maildir and own a sendmail program needs neither dialogue.
///
/// 1. The box is read and never changed: nothing is flagged, moved or deleted.
/// 2. Every try of a reply carries the Message-ID that its outbox key gives.
/// 3. What may have been taken by a server is looked for where copies of our mails arrive; where that does not decide,
///    the reply stays uncertain. It is never sent again by the machine.
public struct MailConnector: ChannelConnector {
    public let channel = Channel.mail
    public var mapper: any PayloadMapper { MailMapper(account: settings.account, own: settings.sender) }
    let settings: MailSettings
    let source: any MailSource
    /// Nil for a box that is only read.
    let sender: (any MailSender)?
    /// Date of the mails that are sent.
    let now: @Sendable () -> Instant

    public var capabilities: ChannelCapabilities {
        sender == nil ? ChannelCapabilities() : channel.capabilities
    }

    public func check() async throws(ChannelFault) -> ChannelCheck {
        let reads = try await source.check()
        let sends = try await sender?.check()
        return ChannelCheck(
            accountID: settings.sender.key, handle: settings.sender.description,
            serverVersion: ForeignReason.cleaned([reads, sends].compactMap { $0 }.joined(separator: "; ")))
    }

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        let page = try await source.page(after: cursor)
        var items: [InboundItem] = []
        var rejected: [QuarantinedItem] = []
        for entry in page.entries {
            let raw = entry.raw
            do throws(MappingFault) { items += try mapper.items(from: raw).map(PayloadChecks.checked) } catch {
                rejected.append(QuarantinedItem(id: MailHead.id(entry.mail), reason: error.description, raw: raw))
            }
        }
        return PullPage(items: items, rejected: rejected, cursor: page.cursor, isLast: page.isLast)
    }

    /// A mail cannot be changed, and one that somebody cleared out of the box was not taken back by its sender.
    public func recheck(_ ids: [String]) async throws(ChannelFault) -> PullPage { PullPage(isLast: true) }

    public func marker() async throws(ChannelFault) -> String? { nil }
}
