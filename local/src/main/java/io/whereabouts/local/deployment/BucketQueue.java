package io.whereabouts.local.deployment;

import java.net.URI;

/// A queue that is told of new objects of a bucket.
///
/// @param prefix of the keys of which it is told; empty for all
public record BucketQueue(String bucket, String bucketArn, String prefix, URI queue) {}
