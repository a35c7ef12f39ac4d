/// SQL over the audit log: one view, by Athena where the log lies or by DuckDB on this machine.
@NullMarked
package io.whereabouts.operations.sql;

import org.jspecify.annotations.NullMarked;
