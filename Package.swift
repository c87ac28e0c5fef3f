// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

#if arch(arm64)
    let machine = "aarch64-linux-gnu"
#else
    let machine = "x86_64-linux-gnu"
#endif

let package = Package(
    name: "lotse",
    products: [
        .executable(name: "lotse", targets: ["lotse"]),
        .library(name: "Desk", targets: ["Desk"]),
        .library(name: "Store", targets: ["Store"]),
        .library(name: "Sync", targets: ["Sync"]),
        .library(name: "Suspicion", targets: ["Suspicion"]),
        .library(name: "Classifier", targets: ["Classifier"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    ],
    targets: [
        .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
        .target(name: "CJansson", linkerSettings: [.linkedLibrary("jansson")]),
        .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
        .target(
            name: "CGmime",
            cSettings: [
                .unsafeFlags([
                    "-I/usr/include/gmime-3.0", "-I/usr/include/glib-2.0", "-I/usr/lib/\(machine)/glib-2.0/include",
                ])
            ],
            linkerSettings: [.linkedLibrary("gmime-3.0"), .linkedLibrary("gobject-2.0"), .linkedLibrary("glib-2.0")]),
        .target(name: "StrictJSON", dependencies: ["CJansson"], swiftSettings: strict),
        .target(name: "Desk", dependencies: ["StrictJSON"], swiftSettings: strict),
        .target(name: "Terminal", dependencies: ["CNcurses"], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "Desk", "StrictJSON",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(name: "Import", dependencies: ["Desk", "StrictJSON", "CGmime", "CZlib"], swiftSettings: strict),
        .target(
            name: "Sync",
            dependencies: [
                "Desk", "StrictJSON", "Import",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),
        .target(
            name: "ChannelSimulator",
            dependencies: [
                "Desk", "StrictJSON",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "Letters",
            dependencies: ["Desk", .product(name: "Mustache", package: "swift-mustache")], swiftSettings: strict),
        .target(name: "Suspicion", dependencies: ["Desk", "StrictJSON"], swiftSettings: strict),
        .target(name: "Classifier", swiftSettings: strict),
        .target(
            name: "Evidence",
            dependencies: ["Desk", "StrictJSON", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(name: "Console", dependencies: ["Desk", "Terminal"], swiftSettings: strict),
        .target(name: "TestKit", dependencies: ["Desk", "StrictJSON", "Terminal"], swiftSettings: strict),
        .executableTarget(
            name: "lotse",
            dependencies: [
                "Desk", "StrictJSON", "Terminal", "Store", "Import", "Letters", "Sync", "ChannelSimulator", "Console",
                "Suspicion", "Classifier", "Evidence",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict,
            // One file that starts fast: no symbols to look up, no addresses to relocate.
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "-s", "-Xclang-linker", "-no-pie"], .when(configuration: .release))
            ]),
        .testTarget(name: "DeskTests", dependencies: ["Desk", "StrictJSON", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "SuspicionTests", dependencies: ["Suspicion", "Desk", "StrictJSON"], swiftSettings: strict),
        .testTarget(name: "ClassifierTests", dependencies: ["Classifier"], swiftSettings: strict),
        .testTarget(
            name: "EvidenceTests", dependencies: ["Evidence", "Desk", "StrictJSON"], swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestKit"], swiftSettings: strict),
        .testTarget(name: "ImportTests", dependencies: ["Import", "Desk", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Store", "Desk", "StrictJSON", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(
            name: "SyncTests", dependencies: ["Sync", "Desk", "StrictJSON", "Store", "ChannelSimulator", "TestKit"],
            resources: [.copy("Recorded")], swiftSettings: strict),
        .testTarget(
            name: "ServerTests", dependencies: ["Sync", "Desk", "StrictJSON", "Store", "Import"], swiftSettings: strict),
        .testTarget(
            name: "ConsoleTests", dependencies: ["Console", "Desk", "StrictJSON", "Terminal", "TestKit"],
            exclude: ["Frames"],
            swiftSettings: strict),
        .testTarget(
            name: "LotseTests", dependencies: ["StrictJSON", "Desk", "Store", "ChannelSimulator", "TestKit"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
