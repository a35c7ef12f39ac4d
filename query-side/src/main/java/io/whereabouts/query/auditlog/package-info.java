/// Every event for all time, in immutable S3 objects: their layout, their writer and their reader.
@NullMarked
package io.whereabouts.query.auditlog;

import org.jspecify.annotations.NullMarked;
