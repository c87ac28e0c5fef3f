// swift-tools-version: 6.1
import PackageDescription

// A package of its own: `make bench` builds it, the checks of every day do not.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "lotse", path: "../.."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "Desk", package: "lotse"),
                .product(name: "Store", package: "lotse"),
                .product(name: "Sync", package: "lotse"),
                .product(name: "Suspicion", package: "lotse"),
                .product(name: "Classifier", package: "lotse"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict)
    ],
    swiftLanguageModes: [.v6]
)
