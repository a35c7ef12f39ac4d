package io.whereabouts.command.recordscans;

/// What became of a scan.
public enum ScanResult {
    /// It is stored now.
    RECORDED,
    /// It was stored before.
    DUPLICATE,
    /// The package was not tracked when it was scanned; it is stored nowhere.
    IGNORED,
    /// A scan with its key but other content was stored before; nothing is changed.
    CONFLICTING
}
