internal import Crypto
internal import Foundation

/// `appsecret_proof` (Graph API, "Secure Graph API Calls"): proves that the caller holds the app's secret, so that a
/// stolen token alone is of no use.
enum GraphProof {
    /// HMAC-SHA256 over the token with the app's secret as the key, in lower-case hexadecimal.
    static func proof(token: Secret, appSecret: Secret) -> String {
        let key = SymmetricKey(data: Array(appSecret.reveal().utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(token.reveal().utf8), using: key)
        let digits = Array("0123456789abcdef")
        return code.reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
