/// Who may do what: each call to a local service is checked against the policies that the program declares, as IAM
/// does it, and what was exercised is written down.
@NullMarked
package io.whereabouts.local.iam;

import org.jspecify.annotations.NullMarked;
