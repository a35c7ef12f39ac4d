/// What the readers' HTTP answers have in common: requests, parameters, cursors, problem documents.
@NullMarked
package io.whereabouts.query.http;

import org.jspecify.annotations.NullMarked;
