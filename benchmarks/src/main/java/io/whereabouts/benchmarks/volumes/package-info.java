/// What a query of a volume costs as packages grow more, ours on DynamoDB beside PostGIS.
@NullMarked
package io.whereabouts.benchmarks.volumes;

import org.jspecify.annotations.NullMarked;
