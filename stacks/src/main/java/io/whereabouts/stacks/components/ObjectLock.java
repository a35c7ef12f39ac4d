package io.whereabouts.stacks.components;

/// For how long nobody may delete or replace an object's version.
///
/// @param years from the writing of the object on; it can be made longer later, in `COMPLIANCE` never shorter
public record ObjectLock(Mode mode, int years) {

    /// S3's own words.
    public enum Mode {
        /// Who holds `s3:BypassGovernanceRetention` may.
        GOVERNANCE,
        /// Nobody may, AWS's support and the account's owner included.
        COMPLIANCE
    }
}
